"""Walks from a row upstream: what its text says, then the cited outlet's own article, and on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.link.atlas import Atlas, Walk
from headwater.link.parties import Party, described, outlet, publisher, same_name, same_party
from headwater.link.rows import Row
from headwater.link.speakers import source_of
from headwater.link.units import when
from headwater.model import SELF, Attribution, Citation, Ended, Reading, SourceKind, cover

MAX_HOPS = 12  # a walk this long has lost its way
COPIED = 0.5  # share of reused text above which an article's every row is its model's
LEAD = 400  # characters from the beginning within which a cited outlet vouches for all
NEAR = 250  # characters between a statement and a citation that may vouch for it


def walk(row: Row, atlas: Atlas, seen: frozenset[tuple[int, int]] = frozenset()) -> Walk:
    """Follow a row to its origin."""
    if row.key in seen or len(seen) > MAX_HOPS:
        return Walk((), Ended.LOOP)
    seen |= {row.key}
    model = _model(row, atlas)
    if model:
        return _onward(model, atlas, seen, implicit=row.first.attribution is None)
    path = _stated(row, atlas)
    return _along(row, path, atlas, seen) if path else _own(row, atlas, seen)


def _onward(up: Row, atlas: Atlas, seen: frozenset[tuple[int, int]], *, implicit: bool) -> Walk:
    """Step to another article's row: its publisher, then that row's own way."""
    beyond = walk(up, atlas, seen)
    voice = outlet(up.first.reading.article.voice)
    return Walk((voice, *beyond.path), beyond.ended, implicit, beyond.last)


def _model(row: Row, atlas: Atlas) -> Row | None:
    """Find the row of the article that this one is a copy of."""
    for copy in atlas.copies.get(row.article_id, ()):
        if copy.share >= COPIED:
            found = _row_in(row, (copy.earlier,), atlas)
            if found:
                return found
    return None


def _row_in(row: Row, articles: Sequence[str], atlas: Atlas) -> Row | None:
    """Find the row of the same claim and side in other articles: by source, then by wording."""
    speaker = row.first.speaker
    fitting = [other for other in _earlier(row, atlas) if other.article_id in articles]
    return max(
        fitting,
        key=lambda other: (
            row.first.attribution is not None and same_name(other.first.speaker, speaker),
            atlas.likeness(row, other),
            -articles.index(other.article_id),
        ),
        default=None,
    )


def _earlier(row: Row, atlas: Atlas) -> Iterator[Row]:
    """Yield the rows of the same claim and side in earlier articles of other publishers."""
    reading = row.first.reading
    for other in atlas.rows[row.claim]:
        theirs = other.first.reading
        foreign = theirs.article.voice != reading.article.voice
        if other.denies == row.denies and foreign and when(theirs) < when(reading):
            yield other


def _stated(row: Row, atlas: Atlas) -> tuple[Party, ...]:
    """List the parties the text names for this row, nearest first, its publisher left out."""
    reading = row.first.reading
    nested = list(_outward(row.first.attribution, reading))[::-1]
    parties = [_party(attribution, reading, atlas) for attribution in nested]
    parties = [*_relays(row, parties, atlas), *parties]
    while parties and parties[-1].kind is SourceKind.OUTLET:
        further = _cited_by(parties[-1], row, atlas)
        if not further or any(same_party(further, party) for party in parties):
            break
        parties.append(further)
    own = reading.article.voice
    others = [party for party in parties if not publisher(party.name, (own,), loose=True)]
    return tuple(
        party
        for place, party in enumerate(others)
        if not any(same_party(party, nearer) for nearer in others[:place])
    )


def _relays(row: Row, parties: Sequence[Party], atlas: Atlas) -> list[Party]:
    """List the outlets that vouch for the same words beside their source: "X reports, citing Y"."""
    if not parties or parties[0].kind is SourceKind.OUTLET:
        return []
    reading = row.first.reading
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


def _along(row: Row, path: Sequence[Party], atlas: Atlas, seen: frozenset[tuple[int, int]]) -> Walk:
    """Go along the stated parties; at an outlet that is in the store, go on in its article."""
    for place, party in enumerate(path):
        if party.kind is not SourceKind.OUTLET:
            continue
        up = _row_in(row, atlas.articles_of(party.name), atlas)
        if up:
            beyond = _onward(up, atlas, seen, implicit=False)
            if len(beyond.path) == 1 and place + 1 < len(path):
                break  # its own piece names nobody here; this text says on whose word it is
            return replace(beyond, path=(*path[:place], *beyond.path))
    if path[0].kind is not SourceKind.OUTLET:
        carrier = _carrier(row, path[-1], atlas)
        if carrier:
            return _onward(carrier, atlas, seen, implicit=False)
    return Walk(tuple(path), _ending(row, path[-1], atlas), last=row)


def _ending(row: Row, party: Party, atlas: Atlas) -> Ended:
    """Say how a walk ends; an outlet whose own articles are here, without this, shows nothing."""
    if party.kind is SourceKind.OUTLET:
        mine = when(row.first.reading)
        here = any(
            when(atlas.readings[article]) < mine for article in atlas.articles_of(party.name)
        )
        return Ended.NOT_ESTABLISHED if here else Ended.UNSEEN
    return Ended.UNNAMED if party.unnamed else Ended.SOURCE


def _carrier(row: Row, source: Party, atlas: Atlas) -> Row | None:
    """Find the outlet, cited close by or in the lead, that had this source's words first.

    A person may speak to many, so the person must be the same; "officials", a paper or an
    institution without a name of its own is taken to be the one the cited outlet has.
    """
    named = source.kind is SourceKind.PERSON and not source.unnamed
    for name, distance, start in _cited_near(row, atlas):
        if distance > NEAR and start > LEAD:
            continue
        up = _row_in(row, atlas.articles_of(name), atlas)
        if up and (not named or same_name(up.first.speaker, source.name)):
            return up
    return None


def _cited_near(row: Row, atlas: Atlas) -> list[tuple[str, int, int]]:
    """List the publishers a row's article cites with distance and place, the nearest first."""
    words = cover(row.first.statement.content)
    found = [
        (name, max(words.start - start, start - words.end, 0), start)
        for name, start in atlas.cites.get(row.article_id, ())
    ]
    return sorted(found, key=lambda cited: cited[1:])


def _own(row: Row, atlas: Atlas, seen: frozenset[tuple[int, int]]) -> Walk:
    """No source is named: the outlet's own report, or another's that it plainly follows."""
    near = [atlas.articles_of(name) for name, far, _ in _cited_near(row, atlas) if far <= NEAR]
    for articles in (*near, *atlas.follows.get(row.article_id, ())):
        up = _row_in(row, articles, atlas)
        if up:
            return _onward(up, atlas, seen, implicit=True)
    if any(_earlier(row, atlas)):
        return Walk((), Ended.NOT_ESTABLISHED)
    return Walk((), Ended.SOURCE, last=row)
