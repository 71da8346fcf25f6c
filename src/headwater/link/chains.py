"""Walks from a row upstream: what its text says, then the cited outlet's own article, and on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.link.atlas import Atlas, Walk
from headwater.link.parties import Party, outlet, same_name, same_party
from headwater.link.rows import Row
from headwater.link.stated import LEAD, credited, stated, told_here
from headwater.link.units import when
from headwater.model import Ended, SourceKind, Stance, cover

Rows = tuple[Row, ...]

MAX_HOPS = 12  # a walk this long has lost its way
COPIED = 0.5  # share of reused text above which an article's every row is its model's
FEW = 5  # articles in which such a row is looked for
LIKELY = 0.45  # likeness from which a row of another claim is taken for what was cited
NEAR = 250  # characters between a statement and a citation that may vouch for it


def walk(row: Row, atlas: Atlas, seen: Rows = ()) -> Walk:
    """Follow a row to its origin; ``seen`` are the rows it was reached through."""
    if len(seen) > MAX_HOPS or any(row.key == known.key for known in seen):
        return Walk((), Ended.LOOP)
    seen = (*seen, row)
    path = stated(row, atlas)
    model = _model(row, path, atlas, seen)
    if model:
        found = _onward(model, atlas, seen, implicit=row.first.attribution is None)
    else:
        found = _along(row, path, atlas, seen) if path else _own(row, atlas, seen)
    return replace(found, path=_past(found.path, row.first.reading.article.voice))


def _past(path: tuple[Party, ...], voice: str) -> tuple[Party, ...]:
    """Leave out a way round: who hears its own report again had it where it had it first."""
    own = [place for place, party in enumerate(path) if party.name == voice]
    return path[own[-1] + 1 :] if own else path


def _onward(up: Row, atlas: Atlas, seen: Rows, *, implicit: bool) -> Walk:
    """Step to another article's row: its publisher, then that row's own way."""
    beyond = walk(up, atlas, seen)
    article = up.first.reading.article
    voice = outlet(article.voice, article.lang)
    return replace(beyond, path=(voice, *_past(beyond.path, voice.name)), implicit=implicit)


def _model(row: Row, path: Sequence[Party], atlas: Atlas, seen: Rows) -> Row | None:
    """Find the row of the article that this one is a copy of.

    Where the text has the row from an outlet, only a copy in the very words may have taken that
    over from its model, and only where the model has it too.
    """
    through = path[0] if path and path[0].kind is SourceKind.OUTLET else None
    for copy in atlas.copies.get(row.article_id, ()):
        if copy.share < COPIED or (through and copy.retold):
            continue
        found = _unvisited(row, (copy.earlier,), atlas, seen)
        if found and _tells_as_much(found, path, atlas):
            return found
    return None


def _tells_as_much(model: Row, path: Sequence[Party], atlas: Atlas) -> bool:
    """Tell whether a model credits whom its copy does: what a copy adds, it knows by itself."""
    theirs = stated(model, atlas)
    if not path or path[0].kind is not SourceKind.OUTLET:
        return bool(theirs) or not path
    article = model.first.reading.article
    known = (outlet(article.voice, article.lang), *theirs)
    return any(same_party(path[0], other) for other in known)


def _unvisited(row: Row, articles: Sequence[str], atlas: Atlas, seen: Rows) -> Row | None:
    """Find such a row, but in no outlet that the walk has come through: it has it from others."""
    through = {known.first.reading.article.voice for known in seen}
    fresh = [a for a in articles if atlas.readings[a].article.voice not in through]
    return _row_in(row, fresh, atlas)


def _row_in(row: Row, articles: Sequence[str], atlas: Atlas) -> Row | None:
    """Find the row of the same claim and side in other articles: by source, then by wording."""
    speaker = row.first.speaker
    fitting = [other for other in _earlier(row, atlas) if other.article_id in articles]
    fitting = fitting or list(_elsewhere(row, articles[:FEW], atlas))
    return max(
        fitting,
        key=lambda other: (
            row.first.attribution is not None and same_name(other.first.speaker, speaker),
            atlas.likeness(row, other),
            -articles.index(other.article_id),
        ),
        default=None,
    )


def _elsewhere(row: Row, articles: Sequence[str], atlas: Atlas) -> Iterator[Row]:
    """Yield rows that were kept apart from the claim, in articles that are known to be its way."""
    reading, denies = row.first.reading, row.first.stance is Stance.DENIES
    for other in (other for article in articles for other in atlas.by_article.get(article, ())):
        theirs = other.first.reading
        foreign = theirs.article.voice != reading.article.voice and when(theirs) < when(reading)
        opposed = (other.first.stance is Stance.DENIES) != denies
        if foreign and not opposed and atlas.likeness(row, other) >= LIKELY:
            yield other


def _earlier(row: Row, atlas: Atlas) -> Iterator[Row]:
    """Yield the rows of the same claim and side in earlier articles of other publishers."""
    reading = row.first.reading
    for other in atlas.rows[row.claim]:
        theirs = other.first.reading
        foreign = theirs.article.voice != reading.article.voice
        if other.denies == row.denies and foreign and when(theirs) < when(reading):
            yield other


def _along(row: Row, path: Sequence[Party], atlas: Atlas, seen: Rows) -> Walk:
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
    if path[0].kind is not SourceKind.OUTLET and not _first_hand(row):
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


def _first_hand(row: Row) -> bool:
    """Tell whether a source spoke here on its own account: to answer what others report."""
    return row.first.stance is Stance.CONFIRMS or told_here(row)


def _carrier(row: Row, source: Party, atlas: Atlas) -> Row | None:
    """Find the outlet, cited close by or in the lead, that had this source's words first.

    A person may speak to many, so the person must be the same; "officials", a paper or an
    institution without a name of its own is taken to be the one the cited outlet has.
    """
    named = source.kind is SourceKind.PERSON and not source.unnamed
    for name, distance, start in _cited_near(row, atlas):
        up = _row_in(row, atlas.articles_of(name), atlas)
        near = distance <= NEAR or start <= LEAD
        if up and named and near and same_name(up.first.speaker, source.name):
            return up
        if up and not named and (near or (up.first.source and same_party(up.first.source, source))):
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


def _own(row: Row, atlas: Atlas, seen: Rows) -> Walk:
    """No source is named: the outlet's own report, or another's that it plainly follows."""
    near = [atlas.articles_of(name) for name, far, _ in _cited_near(row, atlas) if far <= NEAR]
    for articles in (*near, *atlas.follows.get(row.article_id, ())):
        up = _unvisited(row, articles, atlas, seen)
        if up:
            return _onward(up, atlas, seen, implicit=True)
    vouching = credited(row, atlas)
    ended = _ending(row, vouching[-1], atlas) if vouching else Ended.NOT_ESTABLISHED
    if ended is not Ended.NOT_ESTABLISHED:
        return Walk(vouching, ended, implicit=True, last=row, vouched=True)
    if any(_earlier(row, atlas)):
        return Walk((), Ended.NOT_ESTABLISHED)
    return Walk((), Ended.SOURCE, last=row)
