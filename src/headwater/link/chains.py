"""Walks from a row upstream: what its text says, then the cited outlet's own article, and on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.link.claims import Row
from headwater.link.parties import Party, publisher, same_name, same_party
from headwater.link.reuse import Copy
from headwater.link.units import when
from headwater.model import SELF, Attribution, Citation, Ended, Reading, SourceKind

MAX_HOPS = 12  # a walk this long has lost its way
COPIED = 0.5  # share of reused text above which an article's every row is its model's


@dataclass(frozen=True, slots=True)
class Walk:
    """The parties upstream of a row, nearest first, and how the walk ended."""

    path: tuple[Party, ...]
    ended: Ended
    implicit: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """What walking needs to know of one story."""

    rows: Mapping[int, tuple[Row, ...]]  # by claim, in order of time
    copies: Mapping[str, tuple[Copy, ...]]
    follows: Mapping[str, tuple[str, ...]]  # article -> earlier articles it plainly follows
    publishers: tuple[str, ...]
    readings: Mapping[str, Reading]


def walk(row: Row, world: Map, seen: frozenset[tuple[int, int]] = frozenset()) -> Walk:
    """Follow a row to its origin."""
    if row.key in seen or len(seen) > MAX_HOPS:
        return Walk((), Ended.LOOP)
    seen |= {row.key}
    model = _model(row, world)
    if model:
        return _onward(model, world, seen, implicit=not row.first.attribution)
    path = _stated(row, world)
    if not path:
        return _own(row, world, seen)
    return _along(row, path, world, seen)


def _onward(up: Row, world: Map, seen: frozenset[tuple[int, int]], *, implicit: bool) -> Walk:
    """Step to another article's row: its publisher, then that row's own way."""
    beyond = walk(up, world, seen)
    return Walk((_voice(up.first.reading), *beyond.path), beyond.ended, implicit)


def _voice(reading: Reading) -> Party:
    return Party(reading.article.voice, SourceKind.OUTLET)


def _model(row: Row, world: Map) -> Row | None:
    """The row of the article that this one is a copy of."""
    for copy in world.copies.get(row.article_id, ()):
        if copy.share >= COPIED and _foreign(row, copy.earlier, world):
            found = _row_of(row, copy.earlier, world)
            if found:
                return found
    return None


def _foreign(row: Row, article_id: str, world: Map) -> bool:
    other = world.readings[article_id].article
    return not same_name(other.voice, row.first.reading.article.voice)


def _row_of(row: Row, article_id: str, world: Map) -> Row | None:
    """The row of the same claim and side in another article: the same source's, if there is one."""
    fitting = [
        other
        for other in world.rows[row.claim]
        if other.article_id == article_id and other.denies == row.denies
    ]
    speaker = row.first.statement.speaker
    same = [other for other in fitting if same_name(other.first.statement.speaker, speaker)]
    return next(iter(same or fitting), None)


def _stated(row: Row, world: Map) -> tuple[Party, ...]:
    """The parties the text itself names for this row, nearest first, publisher left out."""
    reading = row.first.reading
    nested = list(_outward(row.first.attribution, reading))
    parties = [_party(attribution, reading, world) for attribution in reversed(nested)]
    while parties and parties[-1].kind is SourceKind.OUTLET:
        further = _cited_by(parties[-1], row, reading, world)
        if not further or any(same_party(further, party) for party in parties):
            break
        parties.append(further)
    own = reading.article.voice
    return tuple(party for party in parties if not same_name(party.name, own))


def _outward(attribution: Attribution | None, reading: Reading) -> Iterator[Attribution]:
    by_id = {known.id: known for known in reading.attributions}
    seen: set[str] = set()
    while attribution and attribution.id not in seen:
        seen.add(attribution.id)
        yield attribution
        attribution = by_id.get(attribution.within or "")


def _party(attribution: Attribution, reading: Reading, world: Map) -> Party:
    text = attribution.source.of(reading.article.text) if attribution.source else ""
    name = attribution.source_name or text or reading.article.voice
    outlet = publisher(name, world.publishers)
    if outlet:
        return Party(outlet, SourceKind.OUTLET)
    return Party(name, attribution.source_kind, reading.article.voice)


def _cited_by(outlet: Party, row: Row, reading: Reading, world: Map) -> Party | None:
    """Whom the outlet itself cites, by this text: the edge nearest to the row's words."""
    place = row.first.statement.content[0].start
    edges = [
        edge
        for edge in reading.citations
        if edge.citing != SELF and same_name(edge.citing, outlet.name)
    ]
    if not edges:
        return None
    nearest = min(edges, key=lambda edge: (abs(edge.evidence.start - place), edge.cited))
    return _edge_party(nearest, reading, world)


def _edge_party(edge: Citation, reading: Reading, world: Map) -> Party:
    outlet = publisher(edge.cited, world.publishers)
    if outlet:
        return Party(outlet, SourceKind.OUTLET)
    kinds = {a.id: a.source_kind for a in reading.attributions}
    named = [a.source_kind for a in reading.attributions if a.source_name == edge.cited]
    kind = kinds.get(edge.attribution or "") or next(iter(named), SourceKind.DOCUMENT)
    return Party(edge.cited, kind, edge.citing)


def _along(row: Row, path: Sequence[Party], world: Map, seen: frozenset[tuple[int, int]]) -> Walk:
    """Go along the stated parties; at an outlet that is in the store, go on in its article."""
    for place, party in enumerate(path):
        if party.kind is not SourceKind.OUTLET:
            continue
        up = _article_row(row, party.name, world)
        if up:
            beyond = _onward(up, world, seen, implicit=False)
            return replace(beyond, path=(*path[:place], *beyond.path))
    if path[0].kind is not SourceKind.OUTLET:
        carrier = _carrier(row, path[-1], world)
        if carrier:
            return _onward(carrier, world, seen, implicit=False)
    return Walk(tuple(path), _ending(path[-1]))


def _ending(party: Party) -> Ended:
    if party.kind is SourceKind.OUTLET:
        return Ended.UNSEEN
    return Ended.UNNAMED if party.unnamed else Ended.SOURCE


def _article_row(row: Row, name: str, world: Map) -> Row | None:
    """The claim in an earlier article of the named publisher, the latest before this one."""
    earlier = [
        other
        for other in _earlier(row, world)
        if other.first.reading.article.publisher == name and other.denies == row.denies
    ]
    return earlier[-1] if earlier else None


def _earlier(row: Row, world: Map) -> Iterator[Row]:
    mine = when(row.first.reading)
    for other in world.rows[row.claim]:
        if when(other.first.reading) < mine and _foreign(row, other.article_id, world):
            yield other


def _carrier(row: Row, source: Party, world: Map) -> Row | None:
    """An earlier article with the same source's words, of an outlet this article cites."""
    cited = set(world.follows.get(row.article_id, ()))
    for other in _earlier(row, world):
        if other.article_id not in cited or other.denies != row.denies:
            continue
        if same_name(other.first.statement.speaker, source.name):
            return other
    return None


def _own(row: Row, world: Map, seen: frozenset[tuple[int, int]]) -> Walk:
    """No source is named: the outlet's own report, or another's that it plainly follows."""
    cited = world.follows.get(row.article_id, ())
    for article_id in cited:
        up = _row_of(row, article_id, world)
        if up and _foreign(row, article_id, world):
            return _onward(up, world, seen, implicit=True)
    if any(other.denies == row.denies for other in _earlier(row, world)):
        return Walk((), Ended.NOT_ESTABLISHED)
    return Walk((), Ended.SOURCE)
