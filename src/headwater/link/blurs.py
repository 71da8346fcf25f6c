"""Whether a telling of a claim leaves out the source that it goes back to, or makes it vaguer."""

from headwater.link.atlas import Walk
from headwater.link.parties import Party, same_name
from headwater.link.rows import Row
from headwater.link.speakers import source_of
from headwater.link.units import PREFIX
from headwater.model import Reading, SourceKind, Span

OPEN = frozenset({SourceKind.GROUP, SourceKind.UNKNOWN, SourceKind.OUTLET})


def blurred(row: Row, walk: Walk, origin: Row) -> bool:
    """Tell whether a row's article nowhere names the end of its chain, or credits only "media"."""
    if not walk.path:
        return False
    reading, end, credited = row.first.reading, walk.path[-1], row.first.source
    if credited is None:
        return not any(_names(reading, party, around(row)) for party in walk.path)
    relayed = credited.kind is SourceKind.OUTLET and len(walk.path) > 1
    if relayed and not _names(reading, end):
        return True
    vague = not credited.keys and credited.kind in OPEN
    return vague and bool(end.keys) and end.kind is not SourceKind.OUTLET


def around(row: Row) -> Span:
    """Return the paragraph of a row's statement; a headline's source may stand anywhere."""
    text, span = row.first.reading.article.text, row.first.statement.content[0]
    if row.first.statement.headline:
        return Span(0, len(text))
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _names(reading: Reading, party: Party, where: Span | None = None) -> bool:
    """Tell whether an article, or a part of it, names or describes a party, as a source or not."""
    where = where or Span(0, len(reading.article.text))
    told = [source_of(one, reading) for one in reading.attributions if where.overlaps(one.cue)]
    names = [source.name for source in told]
    names += [mention.name for mention in reading.mentions if where.overlaps(mention.span)]
    for edge in reading.citations:
        if where.overlaps(edge.evidence):
            names += [edge.citing, edge.cited]
    if any(same_name(name, party.name) for name in names):
        return True
    if party.keys and party.kind is not SourceKind.DOCUMENT:
        return False
    if party.unnamed and any(source.unnamed for source in told):
        return True
    about = {concept for source in told for concept in source.about}
    about |= {
        term[PREFIX:]
        for one in reading.statements
        if where.overlaps(one.content[0])
        for term in one.terms
        if term[0] == "c"
    }
    return bool(party.about & about)
