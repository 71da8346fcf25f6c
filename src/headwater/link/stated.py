"""What one article's text itself says of the way upstream: whom it names, and behind whom."""

from collections.abc import Iterator, Sequence

from headwater.link.atlas import NAMING, Atlas
from headwater.link.media import known_outlet
from headwater.link.parties import (
    WORD,
    Party,
    described,
    name_keys,
    outlet,
    publisher,
    same_name,
    same_party,
)
from headwater.link.rows import Row
from headwater.link.speakers import source_of
from headwater.link.units import Unit
from headwater.model import SELF, Attribution, Citation, Reading, SourceKind, cover

BEHIND = frozenset({SourceKind.OFFICIAL_ANONYMOUS, SourceKind.DOCUMENT, SourceKind.OUTLET})
LEAD = 400  # characters from the beginning within which a cited party vouches for all
AROUND = 60  # characters on either side of a cue within which it names whom somebody told
STEM, ENDING = 3, 2  # letters of a name that case leaves and changes
FEW = 3  # outlets that a text puts one behind the other


def stated(row: Row, atlas: Atlas) -> tuple[Party, ...]:
    """List the parties the text names for this row, nearest first, its publisher left out."""
    reading = row.first.reading
    nested = list(_outward(row.first.attribution, reading))[::-1]
    parties = [_party(attribution, reading, atlas) for attribution in nested]
    parties = [*_channels(row, nested, parties, atlas), *parties]
    while parties and parties[-1].kind is SourceKind.OUTLET:
        further = _cited_by(parties[-1], row, atlas)
        if not further or any(same_party(further, party) for party in parties):
            break
        parties.append(further)
    own = reading.article.voice
    parties = [p for n, p in enumerate(parties) if not _is_paper_of(p, parties[:n])]
    others = [party for party in parties if not publisher(party.name, (own,), loose=True)]
    return tuple(
        party
        for place, party in enumerate(others)
        if not any(same_party(party, nearer) for nearer in others[:place])
    )


def _is_paper_of(paper: Party, before: Sequence[Party]) -> bool:
    """Tell a nameless paper behind whoever is said to speak by it: the two are one."""
    voices = (SourceKind.ORGANIZATION, SourceKind.PERSON)
    return paper.bare and bool(before) and before[-1].kind in voices and bool(before[-1].keys)


def told_here(row: Row) -> bool:
    """Tell whether the row's source spoke to this outlet itself: "told the Courier"."""
    found, reading = row.first.attribution, row.first.reading
    names = WORD.findall(reading.article.publisher or "")
    if found is None or not names:  # a publisher may be called by a number
        return False
    around = reading.article.text[max(0, found.cue.start - AROUND) : found.cue.end + AROUND]
    return any(_same_stem(word, names[-1]) for word in WORD.findall(around) if word[0].isupper())


def _same_stem(word: str, name: str) -> bool:
    """Tell whether two words are one, up to a case ending."""
    stem = max(STEM, len(name) - ENDING)
    return abs(len(word) - len(name)) <= ENDING and word[:stem] == name[:stem]


def credited(row: Row, atlas: Atlas) -> tuple[Party, ...]:
    """List the way upstream of what is said in the own voice: through whom the lead credits.

    Where the lead credits two, the text does not say which of them it is.
    """
    reading = row.first.reading
    if row.first.statement.background:
        return ()
    edges = [e for e in reading.citations if e.citing == SELF]
    place = row.first.statement.content[0].start
    lead = [edge for edge in edges if edge.evidence.start <= LEAD]
    edges = lead or [edge for edge in edges if edge.evidence.start <= place]
    parties = [_edge_party(edge, reading, atlas) for edge in edges]
    parties = [p for p in parties if not publisher(p.name, (reading.article.voice,), loose=True)]
    parties = parties or _papers(reading, place)
    if not parties or not all(same_party(party, parties[0]) for party in parties):
        return ()
    further = _cited_by(parties[0], row, atlas)
    beyond = (further,) if further and not same_party(further, parties[0]) else ()
    return (parties[0], *beyond)


def _papers(reading: Reading, place: int) -> list[Party]:
    """List the papers an article quotes before a place, where it says on nobody's word it has them.

    Who tells what stands in one paper goes on to tell it in the own voice.
    """
    papers = [
        source_of(found, reading)
        for found in reading.attributions
        if found.source_kind is SourceKind.DOCUMENT and found.cue.start <= place
    ]
    return [paper for paper in papers if not paper.bare]


def _channels(
    row: Row, nested: Sequence[Attribution], parties: Sequence[Party], atlas: Atlas
) -> list[Party]:
    """List the outlets through which the text has the outermost source, nearest first."""
    if not nested:
        return []
    reading = row.first.reading
    through = _told(row, nested[0], atlas) or ""
    if not through:
        return [] if parties[0].kind is SourceKind.OUTLET else _relays(row, reading, atlas)
    names = [through]
    while len(names) < FEW:
        above = next((edge.citing for edge in _behind(reading, names[0])), None)
        if above is None or above in names:
            break
        names.insert(0, above)
    return [_published(outlet(name), atlas) for name in names]


def _told(row: Row, outermost: Attribution, atlas: Atlas) -> str | None:
    """Return the outlet that an edge puts before a source: the one it spoke to or that cites it."""
    reading = row.first.reading
    same = {outermost.id, *_same_source(row)}
    edges = [edge for edge in reading.citations if edge.attribution in same]
    if outermost.source_kind in BEHIND:
        edges += _behind(reading, outermost.source_name or "")
    return next((edge.citing for edge in edges if _is_outlet(edge.citing, reading, atlas)), None)


def _is_outlet(name: str, reading: Reading, atlas: Atlas) -> bool:
    """Tell whether a name that stands before a source is an outlet's for certain."""
    if name == SELF:
        return False
    if known_outlet(name) or publisher(name, atlas.publishers, loose=False):
        return True
    outlets = (a.source_name for a in reading.attributions if a.source_kind is SourceKind.OUTLET)
    bodies = (mention.name for mention in reading.mentions if mention.kind in NAMING)
    return bool(name_keys(name)) and name in {*outlets, *bodies}


def _same_source(row: Row) -> Iterator[str]:
    """Yield the attributions under which the row's source says it again."""
    for unit in row.units:
        if unit.attribution and unit.source and _one_source(unit, row.first):
            yield unit.attribution.id


def _one_source(unit: Unit, first: Unit) -> bool:
    if not unit.source or not first.source:
        return False
    people = unit.source.kind is first.source.kind is SourceKind.PERSON
    return people or same_name(unit.speaker, first.speaker)


def _behind(reading: Reading, name: str) -> Iterator[Citation]:
    """Yield the edges by which an outlet, not this article, has it from somebody."""
    for edge in reading.citations:
        if edge.citing != SELF and edge.cited == name and edge.citing != name:
            yield edge


def _relays(row: Row, reading: Reading, atlas: Atlas) -> list[Party]:
    """List the outlets that vouch for the same words beside their source: "X reports, citing Y"."""
    words = cover(row.first.statement.content)
    beside = [
        _party(other, reading, atlas)
        for other in reading.attributions
        if any(span.contains(words) for span in other.content)
    ]
    outlets = [party for party in beside if party.kind is SourceKind.OUTLET and party.keys]
    return list(dict.fromkeys(outlets))[:1]


def _outward(attribution: Attribution | None, reading: Reading) -> Iterator[Attribution]:
    by_id = {known.id: known for known in reading.attributions}
    seen: set[str] = set()
    while attribution and attribution.id not in seen:
        seen.add(attribution.id)
        yield attribution
        attribution = by_id.get(attribution.within or "")


def _party(attribution: Attribution, reading: Reading, atlas: Atlas) -> Party:
    return _published(source_of(attribution, reading), atlas)


def _published(party: Party, atlas: Atlas) -> Party:
    """Give a party that is a publisher of the story that publisher's own name."""
    loose = party.kind is SourceKind.OUTLET
    known = publisher(party.name, atlas.publishers, loose=loose)
    return outlet(known) if known else party


def _cited_by(citing: Party, row: Row, atlas: Atlas) -> Party | None:
    """Tell whom the outlet itself cites, by this text: the edge nearest to the row's words."""
    reading = row.first.reading
    place = row.first.statement.content[0].start
    edges = [
        edge
        for edge in reading.citations
        if edge.citing != SELF and same_name(edge.citing, citing.name)
    ]
    if not edges:
        return None
    nearest = min(edges, key=lambda edge: (abs(edge.evidence.start - place), edge.cited))
    return _edge_party(nearest, reading, atlas)


def _edge_party(edge: Citation, reading: Reading, atlas: Atlas) -> Party:
    named = [a.source_kind for a in reading.attributions if a.source_name == edge.cited]
    kind = next(iter(named), SourceKind.DOCUMENT)
    return _published(described(edge.cited, kind, edge.citing, "", reading.article.lang), atlas)
