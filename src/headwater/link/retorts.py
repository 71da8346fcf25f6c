"""Hangs a denial that does not say what it denies on the claim it answers."""

from collections.abc import Sequence

from headwater.link.parties import same_name
from headwater.link.units import Unit
from headwater.model import Stance

BARE = 4  # keys up to which a denial ("the company rejects this") hardly says what is denied


def hang_denials(units: Sequence[Unit], clusters: Sequence[Sequence[int]]) -> list[list[int]]:
    """Move each bare denial that stands alone to the claim told just before it."""
    groups = {place: list(cluster) for place, cluster in enumerate(clusters)}
    home = {number: place for place, cluster in groups.items() for number in cluster}
    ordered = sorted(units, key=lambda unit: unit.number)
    for place, unit in enumerate(ordered):
        if not _is_bare(unit) or len(groups[home[unit.number]]) > 1:
            continue
        answered = _before(ordered[:place], unit)
        if answered:
            del groups[home[unit.number]]
            home[unit.number] = home[answered.number]
            groups[home[unit.number]].append(unit.number)
    return [sorted(groups[place]) for place in sorted(groups)]


def _is_bare(unit: Unit) -> bool:
    return unit.stance is Stance.DENIES and len(unit.terms) <= BARE


def _before(units: Sequence[Unit], denial: Unit) -> Unit | None:
    """Find what somebody else says last before the denial, in the body of the same article."""
    for unit in reversed(units):
        if unit.article_id != denial.article_id or unit.statement.headline:
            return None
        if unit.stance is not Stance.DENIES and not same_name(unit.speaker, denial.speaker):
            return unit
    return None
