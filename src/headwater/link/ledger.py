"""The ledger of a claim: who did what about it, when, where it stands, and through whom."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from headwater.link.atlas import Walk
from headwater.link.parties import Party, outlet, same_name, same_party
from headwater.link.rows import Row
from headwater.link.takebacks import takebacks
from headwater.link.units import Unit, when
from headwater.model import Act, Ended, Entry, Reading, Response, ResponseKind, Span, Stance

UNTOLD = frozenset({Ended.NOT_ESTABLISHED, Ended.LOOP})  # nobody can say on whose word
TOLD = frozenset({Stance.REQUESTS, Stance.PROMISES})
NEAR = 400  # characters from a statement within which a silence may answer it


class _Deed(NamedTuple):
    """An entry in the making: the act, the party, whose words show it, and through whom."""

    act: Act
    party: Party
    reading: Reading
    span: Span
    through: tuple[str, ...] = ()


def ledger(
    walks: Sequence[tuple[Row, Walk]], taken: Mapping[tuple[int, int], Stance]
) -> tuple[Entry, ...]:
    """List who did what about a claim in order of time: one entry an act and party, the earliest.

    ``taken`` are the stances of rows by their keys. The party of a row is the end of its chain.
    """
    found = [deed for row, walk in walks for deed in _of_row(row, walk, taken[row.key])]
    found += [deed for units in _by_article(walks) for deed in _of_article(units, walks)]
    kept: list[_Deed] = []
    for deed in sorted(found, key=lambda one: (*when(one.reading), one.span, one.act)):
        if not any(deed.act is old.act and _one(deed.party, old.party) for old in kept):
            kept.append(deed)
    return tuple(
        Entry(
            act=deed.act,
            party=deed.party.name,
            article_id=deed.reading.article.id,
            span=deed.span,
            published=deed.reading.article.published,
            through=deed.through,
        )
        for deed in kept
    )


def _one(left: Party, right: Party) -> bool:
    return same_name(left.name, right.name) or same_party(left, right)


def _of_row(row: Row, walk: Walk, stance: Stance) -> Iterator[_Deed]:
    """Yield what the end of a row's chain did; nothing where nobody knows whose word it is."""
    reading = row.first.reading
    span = row.first.statement.content[0]
    told = stance is Stance.ASSERTS and row.first.stance in TOLD
    act = Act((row.first.stance if told else stance).value)
    if walk.path:
        *through, party = walk.path
        yield _Deed(act, party, reading, span, tuple(one.name for one in through))
    elif walk.ended not in UNTOLD:
        yield _Deed(act, outlet(reading.article.voice), reading, span)


def _by_article(walks: Sequence[tuple[Row, Walk]]) -> list[list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for row, _ in walks:
        found.setdefault(row.article_id, []).extend(row.units)
    return [sorted(units, key=lambda unit: unit.number) for units in found.values()]


def _of_article(units: Sequence[Unit], walks: Sequence[tuple[Row, Walk]]) -> Iterator[_Deed]:
    """Yield the silences that answer a claim in one article, and what its outlet takes back."""
    reading = units[0].reading
    mine = {unit.statement.id for unit in units}
    for response in reading.responses:
        if _answered(response, reading) in mine:
            yield from _silence(response, reading)
    again = any(_told_before(row, reading) for row, _ in walks)
    for back in takebacks(reading):
        if (back.plain or again) and any(_beside(back.span, unit) for unit in units):
            yield _Deed(back.act, outlet(reading.article.voice), reading, back.span)


def _silence(response: Response, reading: Reading) -> Iterator[_Deed]:
    """Yield who said nothing; what could not be verified, nobody named, the outlet could not."""
    party = response.party
    if party is None and response.kind is ResponseKind.UNVERIFIED and reading.article.publisher:
        party = reading.article.publisher
    if party:
        yield _Deed(Act(response.kind.value), outlet(party), reading, response.span)


def _answered(response: Response, reading: Reading) -> str | None:
    """Return the id of the statement that a silence answers: the last before it, not one's own."""
    before = [
        statement
        for statement in reading.statements
        if not (statement.headline or statement.background)
        and statement.content[-1].end <= response.span.start
        and response.span.start - statement.content[-1].end <= NEAR
        and not (response.party and same_name(statement.speaker, response.party))
    ]
    credited = [statement for statement in before if statement.attribution]
    return (credited or before)[-1].id if before else None


def _told_before(row: Row, reading: Reading) -> bool:
    """Tell whether a row is of an earlier article of the same outlet."""
    earlier = row.first.reading
    return earlier.article.voice == reading.article.voice and when(earlier) < when(reading)


def _beside(span: Span, unit: Unit) -> bool:
    """Tell whether a statement stands in the paragraph of a span, and is not the span itself."""
    if all(span.contains(part) for part in unit.statement.content):
        return False
    text = unit.reading.article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = Span(start, end if end >= 0 else len(text))
    return any(paragraph.overlaps(part) for part in unit.statement.content)
