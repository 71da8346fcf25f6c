"""What the chains of one claim tell each other about where they end, and who is one party there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.link.atlas import Walk
from headwater.link.parties import Party, fullest, outlet, same_party
from headwater.link.rows import Row
from headwater.link.units import when
from headwater.model import Ended, SourceKind

COUNTED = frozenset({Ended.SOURCE, Ended.UNNAMED, Ended.UNSEEN})

Walks = Sequence[tuple[Row, Walk]]
Apart = frozenset[frozenset[str]]
Tail = tuple[tuple[Party, ...], Ended]


@dataclass(frozen=True, slots=True)
class Group:
    """One party that chains end in, under all its names, and the rows that lead there."""

    parties: list[Party]
    rows: list[tuple[Row, Walk]]

    @property
    def outlets(self) -> bool:
        """Tell whether it is an outlet that the chains end in."""
        return all(party.kind is SourceKind.OUTLET for party in self.parties)

    @property
    def ended(self) -> Ended:
        """How its chains end; one that counts is enough."""
        ends = [walk.ended for _, walk in self.rows]
        return next((end for end in ends if end in COUNTED), ends[0])


def settled(walks: Walks, apart: Apart = frozenset()) -> list[tuple[Row, Walk]]:
    """Carry chains on by what others of the claim tell, and give each end its fullest name."""
    carried = [(row, _carried(row, walk, walks)) for row, walk in walks]
    sides = [[pair for pair in carried if pair[0].denies is side] for side in (False, True)]
    found = [group for side in sides for group in groups(side, apart)]
    homes = {row.key: group for group in found for row, _ in group.rows}
    return [(row, _renamed(walk, homes[row.key])) for row, walk in carried]


def _renamed(walk: Walk, group: Group) -> Walk:
    """Call the end of a chain by the fullest name of its kind: a paper stays a paper."""
    if not walk.path or walk.path[-1].kind is SourceKind.OUTLET:
        return walk
    last = walk.path[-1]
    alike = [p for p in group.parties if p.kind is last.kind or (p.unnamed and last.unnamed)]
    name = fullest(alike)
    return replace(walk, path=(*walk.path[:-1], replace(last, name=name)))


def _carried(row: Row, walk: Walk, walks: Walks) -> Walk:
    """Go on where a chain stops at an outlet of which another row tells whom it has it from."""
    voice = outlet(row.first.reading.article.voice)
    last = walk.path[-1] if walk.path else voice
    if last.kind is not SourceKind.OUTLET or walk.ended is Ended.LOOP:
        return walk
    if not walk.path and walk.ended is not Ended.SOURCE:
        return walk
    found = list(_tails(last, row, walks))
    if not found or not all(same_party(path[-1], found[0][0][-1]) for path, _ in found):
        return walk
    path, ended = found[0]
    if any(same_party(party, known) for party in path for known in (voice, *walk.path)):
        return walk
    return replace(walk, path=(*walk.path, *path), ended=ended)


def _tails(party: Party, row: Row, walks: Walks) -> Iterator[Tail]:
    """Yield the ways that lead on from an outlet: those of its own rows first.

    What the outlet learned later is not what it had.
    """
    others = [pair for pair in walks if pair[0].denies == row.denies and pair[0].key != row.key]
    for other, walk in others:
        own = outlet(other.first.reading.article.voice)
        before = when(other.first.reading) <= when(row.first.reading)
        if before and walk.path and walk.ended in COUNTED and same_party(own, party):
            yield walk.path, walk.ended
    for _, walk in others:
        for place, hop in enumerate(walk.path[:-1]):
            if walk.ended in COUNTED and hop.kind is SourceKind.OUTLET and same_party(hop, party):
                yield walk.path[place + 1 :], walk.ended


def groups(walks: Walks, apart: Apart = frozenset()) -> list[Group]:
    """Bring together the chains that end in one party; ``apart`` are pairs of names of two."""
    found: list[Group] = []
    for row, walk in walks:
        party = _end(row, walk)
        mine = [g for g in found if _is_of(party, g, apart)]
        merged = Group(
            [*(known for g in mine for known in g.parties), party],
            [*(known for g in mine for known in g.rows), (row, walk)],
        )
        kept = [g for g in found if g not in mine]
        place = found.index(mine[0]) if mine else len(found)
        found = [*kept[:place], merged, *kept[place:]]
    return found


def _is_of(party: Party, group: Group, apart: Apart) -> bool:
    pairs = (frozenset((party.name.casefold(), known.name.casefold())) for known in group.parties)
    if not apart.isdisjoint(pairs):
        return False
    return any(same_party(party, known) for known in group.parties)


def _end(row: Row, walk: Walk) -> Party:
    """Return the party a chain ends in, known by the outlet that it is reached through."""
    article = row.first.reading.article
    own = article.voice
    if not walk.path:
        return outlet(own, article.lang)
    last = walk.path[-1]
    through = [party.name for party in walk.path[:-1] if party.kind is SourceKind.OUTLET]
    return replace(last, outlet=through[-1] if through else own)
