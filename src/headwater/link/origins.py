"""Counts the parties that stand behind a claim, and says why each is counted or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.link.chains import Walk
from headwater.link.claims import Row
from headwater.link.parties import Party, longest, same_party
from headwater.model import Ended, Origin, Side, SourceKind

COUNTED = frozenset({Ended.SOURCE, Ended.UNNAMED, Ended.UNSEEN})
WHY = {
    Ended.SOURCE: "named source at the end of the chain",
    Ended.UNNAMED: "unnamed source, told apart by the outlet it spoke to",
    Ended.UNSEEN: "cited, its own piece not in the store",
    Ended.LOOP: "not counted: the chain returns to itself",
    Ended.NOT_ESTABLISHED: "not counted: names no source and is not the first to say it",
}


@dataclass(frozen=True, slots=True)
class Count:
    """The origins of one claim and how many support it, surely and at most."""

    origins: tuple[Origin, ...]
    independent: int
    possible: int


@dataclass(slots=True)
class _Group:
    parties: list[Party]
    rows: list[tuple[Row, Walk]]


def count(walks: Sequence[tuple[Row, Walk]]) -> Count:
    """Merge the ends of all chains of a claim into parties, and count those that support it."""
    made: list[Origin] = []
    for side in (Side.SUPPORTS, Side.DENIES):
        mine = [(row, walk) for row, walk in walks if row.denies == (side is Side.DENIES)]
        made.extend(_origin(group, side) for group in _groups(mine))
    supporting = [origin for origin in made if origin.side is Side.SUPPORTS]
    sure = sum(origin.established for origin in supporting)
    return Count(tuple(made), sure, len(supporting))


def _groups(walks: Sequence[tuple[Row, Walk]]) -> list[_Group]:
    groups: list[_Group] = []
    for row, walk in walks:
        party = _end(row, walk)
        for group in groups:
            if any(same_party(party, known) for known in group.parties):
                group.parties.append(party)
                group.rows.append((row, walk))
                break
        else:
            groups.append(_Group([party], [(row, walk)]))
    return groups


def _end(row: Row, walk: Walk) -> Party:
    """The party a chain ends in; what is reached through an outlet is known by that outlet."""
    own = row.first.reading.article.voice
    if not walk.path:
        return Party(own, SourceKind.OUTLET)
    last = walk.path[-1]
    through = walk.path[-2].name if len(walk.path) > 1 else own
    return Party(last.name, last.kind, through, last.voice)


def _origin(group: _Group, side: Side) -> Origin:
    ends = [walk.ended for _, walk in group.rows]
    ended = next((end for end in ends if end in COUNTED), ends[0])
    return Origin(
        party=longest([party.name for party in group.parties]),
        side=side,
        ended=ended,
        established=ended in COUNTED,
        why=_why(ended, side, group),
        article_ids=tuple(sorted({row.article_id for row, _ in group.rows})),
    )


def _why(ended: Ended, side: Side, group: _Group) -> str:
    if side is Side.DENIES:
        return "not counted: denies the claim"
    if ended is Ended.SOURCE and not group.rows[0][1].path:
        return "the outlet's own report"
    return WHY[ended]


def names(walk: Walk) -> tuple[str, ...]:
    """Write a chain as the names of its parties."""
    return tuple(party.name for party in walk.path)
