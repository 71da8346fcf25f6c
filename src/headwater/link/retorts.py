"""Denials that do not say what they deny: they answer what was told just before."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from headwater.link.parties import same_name
from headwater.link.units import Unit
from headwater.model import SourceKind, Stance

BARE = 4  # keys up to which a denial ("the company rejects this") hardly says what is denied
NEXT = 120  # characters from a denial to the words that go on with it
VOICES = frozenset({SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.DOCUMENT})


def goes_on(units: Sequence[Unit]) -> dict[int, int]:
    """Find the quotations that spell out the denial before them, each with its denial.

    "The ministry denies this. «The minister was at home», said its spokeswoman."
    """
    found: dict[int, int] = {}
    ordered = sorted(units, key=lambda unit: unit.number)
    for before, unit in pairwise(ordered):
        if _follows(before, unit) and unit.stance is Stance.ASSERTS:
            if before.stance is Stance.DENIES:
                found[unit.number] = before.number
            elif before.number in found and same_name(before.speaker, unit.speaker):
                found[unit.number] = found[before.number]
    return found


def _follows(before: Unit, unit: Unit) -> bool:
    if before.article_id != unit.article_id or before.statement.headline:
        return False
    if not before.source or not unit.source or unit.source.kind not in VOICES:
        return False
    gap = unit.statement.content[0].start - before.statement.content[-1].end
    return gap <= NEXT


def hang_denials(units: Sequence[Unit], clusters: Sequence[Sequence[int]]) -> list[list[int]]:
    """Move each bare denial, and what spells one out, from its own claim to the one it answers."""
    ordered = sorted(units, key=lambda unit: unit.number)
    moves = {**_bare(ordered), **goes_on(ordered)}
    groups = {place: list(cluster) for place, cluster in enumerate(clusters)}
    home = {number: place for place, cluster in groups.items() for number in cluster}
    articles = {unit.number: unit.article_id for unit in ordered}
    for number, answered in sorted(moves.items()):
        mine, theirs = home[number], home[answered]
        if mine == theirs or len({articles[other] for other in groups[mine]}) > 1:
            continue
        groups[mine].remove(number)
        groups[theirs].append(number)
        home[number] = theirs
    return [sorted(cluster) for cluster in groups.values() if cluster]


def _bare(ordered: Sequence[Unit]) -> dict[int, int]:
    found: dict[int, int] = {}
    for place, unit in enumerate(ordered):
        if unit.stance is Stance.DENIES and len(unit.terms) <= BARE:
            answered = _before(reversed(ordered[:place]), unit)
            if answered:
                found[unit.number] = answered.number
    return found


def _before(units: Iterable[Unit], denial: Unit) -> Unit | None:
    """Find what somebody else says last before the denial, in the body of the same article."""
    for unit in units:
        if unit.article_id != denial.article_id or unit.statement.headline:
            return None
        if unit.stance is not Stance.DENIES and not same_name(unit.speaker, denial.speaker):
            return unit
    return None
