"""Denials that do not say what they deny: they answer what was told just before."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from headwater.link.parties import name_keys, same_name
from headwater.link.polarity import alike, calls_false, flat_no
from headwater.link.units import NAME, Unit
from headwater.model import SourceKind, Stance

BARE = 4  # keys up to which a denial ("the company rejects this") hardly says what is denied
REACH = 8  # statements back in which the answered one is looked for
BESIDE, NAMED = 0.3, 0.2  # what it tells that a claim was told just before, or by whom is named
LEAST = 0.2  # worth from which a denial is taken to answer a claim
MORE = 0.15  # by how much another claim must be worth more than the one it stands in
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
    said = _denied(ordered)
    against = said | {unit.number for unit in ordered if flat_no(unit)}
    by_number = {unit.number: unit for unit in ordered}
    groups = [[by_number[number] for number in sorted(cluster)] for cluster in clusters]
    near = _told_before(ordered, against)
    parts = [_parted(group, against) for group in groups]
    told = [n for n, (rest, _) in enumerate(parts) if rest]
    claims = {n: _claim(parts[n][0]) for n in told}
    found = [list(rest) for rest, _ in parts]
    for place, (rest, denying) in enumerate(parts):
        if denying:
            beside = near if any(unit.number in said for unit in denying) else {}
            worth = [
                (_worth(denying, parts[n][0], beside), -n)
                for n in told
                if n != place and _could_answer(denying, claims[n], beside)
            ]
            best, where = max(worth, default=(0.0, 0))
            own = _worth(denying, rest, beside) + MORE if rest else LEAST
            found[-where if best >= max(own, LEAST) else place].extend(denying)
    return [sorted(unit.number for unit in group) for group in found if group]


class _Claim(NamedTuple):
    """What a claim is looked up by before it is looked at: its terms and its statements."""

    terms: frozenset[str]
    numbers: frozenset[int]


def _claim(units: Sequence[Unit]) -> _Claim:
    return _Claim(
        frozenset(term for unit in units for term in unit.terms),
        frozenset(unit.number for unit in units),
    )


def _could_answer(
    group: Sequence[Unit], claim: _Claim, near: Mapping[int, Mapping[int, int]]
) -> bool:
    """Tell whether a claim shares a word with a group of denials, or was told before one."""
    return any(
        not claim.terms.isdisjoint(unit.terms)
        or not claim.numbers.isdisjoint(near.get(unit.number, {}))
        for unit in group
    )


def _parted(
    group: Sequence[Unit], against: frozenset[int]
) -> tuple[Sequence[Unit], Sequence[Unit]]:
    """Part a claim into what is asserted, and all that is said by those who deny."""
    voices = {unit.speaker for unit in group if unit.number in against and unit.source}
    denying = [
        unit
        for unit in group
        if unit.number in against
        or (unit.source and any(same_name(unit.speaker, voice) for voice in voices))
    ]
    return [unit for unit in group if unit not in denying], denying


def _denied(ordered: Sequence[Unit]) -> frozenset[int]:
    """List the statements that deny: by their cue, by going on with a denial, by "false"."""
    denied = {unit.number for unit in ordered if unit.stance is Stance.DENIES}
    false = {unit.number for unit in ordered if unit.source and calls_false(unit)}
    return frozenset(denied | false | goes_on(ordered).keys())


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
