"""What each row does with its claim: asserts, denies, doubts, or backs what others said first."""

from collections.abc import Mapping, Sequence

from headwater.link.atlas import Walk
from headwater.link.parties import Party, name_keys, same_name
from headwater.link.polarity import alike
from headwater.link.rows import Row
from headwater.link.shifts import shifts
from headwater.link.units import NAME, when
from headwater.model import SourceKind, Stance

ALIKE = 0.3  # likeness from which a statement says what an earlier one says of its speaker
Walked = tuple[Row, Walk]


def stances(walks: Sequence[Walked]) -> Mapping[tuple[int, int], Stance]:
    """Say for each row of a claim, by its key, where its speaker stands towards the claim.

    Only what somebody else has said before can be confirmed. Who says so confirms it, and so does
    the person whom the claim is about, and whoever retells that.
    """
    found: dict[tuple[int, int], Stance] = {}
    backing: list[Party] = []
    ordered = sorted(walks, key=lambda walked: (*when(walked[0].first.reading), walked[0].key))
    for place, (row, walk) in enumerate(ordered):
        stance = _plain(row)
        if stance is Stance.ASSERTS and _backs(row, walk, ordered[:place], backing):
            stance = Stance.CONFIRMS
            backing.extend(walk.path[-1:])
        found[row.key] = stance
    return found


def _plain(row: Row) -> Stance:
    if row.denies:
        return Stance.DENIES
    return Stance.DOUBTS if row.first.stance is Stance.DOUBTS else Stance.ASSERTS


def _backs(row: Row, walk: Walk, before: Sequence[Walked], backing: Sequence[Party]) -> bool:
    """Tell whether a row backs with knowledge of its own what another party said earlier."""
    mine = walk.path[-1] if walk.path else None
    if mine and any(_one(mine, party) for party in backing):
        return True
    ends = (_end(*walked) for walked in before if not walked[0].denies)
    others = [end for end in ends if end]
    if mine is None or not others or any(_one(mine, party) for party in others):
        return False
    said = any(unit.stance is Stance.CONFIRMS for unit in row.units)
    about = mine.kind is SourceKind.PERSON and _is_about(mine, row, before)
    return (said or about) and not _told_otherwise(row, before)


def _told_otherwise(row: Row, before: Sequence[Walked]) -> bool:
    """Tell whether a figure, a day or a "may" is not the one of those who said it: no backing."""
    others = [other for other, _ in before if not other.denies and other.first.source]
    return bool(others) and all(any(shifts(row, other)) for other in others)


def _is_about(mine: Party, row: Row, before: Sequence[Walked]) -> bool:
    """Tell whether the claim, told in much the same words by others, names who now says it."""
    keys = set(name_keys(mine.name))
    return any(
        keys & {term.removeprefix(NAME) for term in unit.terms if term.startswith(NAME)}
        and alike(row.first, unit) >= ALIKE
        for other, _ in before
        if not other.denies
        for unit in other.units
    )


def _end(row: Row, walk: Walk) -> Party | None:
    return walk.path[-1] if walk.path else None


def _one(left: Party, right: Party) -> bool:
    return same_name(left.name, right.name)
