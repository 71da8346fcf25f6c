"""Denials that do not say what they deny: they answer what was told just before."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from headwater.link.parties import name_keys, same_name
from headwater.link.polarity import alike, calls_false, flat_no
from headwater.link.units import NAME, Unit
from headwater.model import SourceKind, Stance

BARE = 4  # keys up to which a denial ("the company rejects this") hardly says what is denied
REACH = 8  # statements back in which the answered one is looked for
BESIDE, NAMED = 0.3, 0.2  # what it tells that a claim was told just before, or by whom is named
LEAST = 0.3  # worth from which a denial is taken to answer a claim
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
    """Move the clusters in which everybody only denies to the claim that each answers.

    That is what shares their words, or was told shortly before in the same article, or comes from
    the outlet they name; where nothing does, they stay.
    """
    ordered = sorted(units, key=lambda unit: unit.number)
    against = _against(ordered)
    by_number = {unit.number: unit for unit in ordered}
    groups = [[by_number[number] for number in sorted(cluster)] for cluster in clusters]
    told = [n for n, group in enumerate(groups) if not _only_denies(group, against)]
    near = _told_before(ordered, against)
    moved: dict[int, int] = {}
    for place, group in enumerate(groups):
        if place not in told:
            worth = [(_worth(group, groups[n], near), -n) for n in told]
            best, where = max(worth, default=(0.0, 0))
            if best >= LEAST:
                moved[place] = -where
    for place, target in moved.items():
        groups[target] = [*groups[target], *groups[place]]
    kept = [group for place, group in enumerate(groups) if place not in moved]
    return [sorted(unit.number for unit in group) for group in kept]


def _against(ordered: Sequence[Unit]) -> frozenset[int]:
    """List the statements that only deny: by their cue, by going on with a denial, by "false"."""
    denied = {unit.number for unit in ordered if unit.stance is Stance.DENIES}
    false = {unit.number for unit in ordered if unit.source and calls_false(unit)}
    flat = {unit.number for unit in ordered if flat_no(unit)}
    return frozenset(denied | false | flat | goes_on(ordered).keys())


def _only_denies(group: Sequence[Unit], against: frozenset[int]) -> bool:
    """Tell whether all statements of a claim are of those who deny, wherever they say so."""
    voices = {unit.speaker for unit in group if unit.number in against and unit.source}
    return all(
        unit.number in against
        or (unit.source and any(same_name(unit.speaker, voice) for voice in voices))
        for unit in group
    )


def _told_before(ordered: Sequence[Unit], against: frozenset[int]) -> dict[int, dict[int, int]]:
    """Say for each denial what somebody else told before it in its article, the nearest first."""
    found: dict[int, dict[int, int]] = {}
    for place, unit in enumerate(ordered):
        if unit.number in against:
            before = [
                other
                for other in reversed(ordered[max(0, place - REACH) : place])
                if other.article_id == unit.article_id
                and not other.statement.headline
                and other.number not in against
                and not same_name(other.speaker, unit.speaker)
            ]
            found[unit.number] = {other.number: rank for rank, other in enumerate(before)}
    return found


def _worth(
    group: Sequence[Unit], claim: Sequence[Unit], near: Mapping[int, Mapping[int, int]]
) -> float:
    """Say how likely a group of denials answers a claim."""
    like = max(alike(unit, other) for unit in group for other in claim)
    ranks = [
        near[unit.number][other.number]
        for unit in group
        if unit.number in near
        for other in claim
        if other.number in near[unit.number]
    ]
    bare = any(len(unit.terms) <= BARE for unit in group)
    beside = (BESIDE if bare else BESIDE / 2) / (1 + min(ranks)) if ranks else 0.0
    named = NAMED * any(_names_outlet(unit, other) for unit in group for other in claim)
    return like + beside + named


def _names_outlet(unit: Unit, other: Unit) -> bool:
    """Tell whether a denial names the outlet that told the other: "the Courier is wrong"."""
    outlet = other.source is not None and other.source.kind is SourceKind.OUTLET
    voice = other.speaker if outlet else other.reading.article.voice
    keys = name_keys(voice)
    return bool(keys) and all(NAME + key in unit.terms for key in keys)
