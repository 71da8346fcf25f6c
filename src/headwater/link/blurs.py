"""Whether a telling of a claim leaves out the source that it goes back to, or makes it vaguer."""

from headwater.link.atlas import Walk
from headwater.link.parties import Party, same_name
from headwater.link.rows import Row
from headwater.link.speakers import source_of
from headwater.link.units import PREFIX
from headwater.model import Reading, SourceKind

OPEN = frozenset({SourceKind.GROUP, SourceKind.UNKNOWN, SourceKind.OUTLET})


def blurred(row: Row, walk: Walk, origin: Row) -> bool:
    """Tell whether a row's article nowhere names the end of its chain, or credits only "media"."""
    if not walk.path:
        return False
    reading, end, credited = row.first.reading, walk.path[-1], row.first.source
    if credited is None:
        return not _names(reading, walk.path[0])
    relayed = credited.kind is SourceKind.OUTLET and len(walk.path) > 1
    if relayed and not _names(reading, end):
        return True
    vague = not credited.keys and credited.kind in OPEN
    return vague and bool(end.keys) and end.kind is not SourceKind.OUTLET


def _names(reading: Reading, party: Party) -> bool:
    """Tell whether an article names or describes a party, among its sources or anywhere."""
    told = [source_of(attribution, reading) for attribution in reading.attributions]
    names = [source.name for source in told] + [mention.name for mention in reading.mentions]
    names += [name for edge in reading.citations for name in (edge.citing, edge.cited)]
    if any(same_name(name, party.name) for name in names):
        return True
    if party.keys and party.kind is not SourceKind.DOCUMENT:
        return False
    if party.unnamed and any(source.unnamed for source in told):
        return True
    about = {concept for source in told for concept in source.about}
    about |= {term[PREFIX:] for one in reading.statements for term in one.terms if term[0] == "c"}
    return bool(party.about & about)
