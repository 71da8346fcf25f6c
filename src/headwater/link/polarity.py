"""Which statements of a claim say that it is not so, seen from who asserted it first."""

from collections.abc import Sequence

from headwater.link.parties import same_name
from headwater.link.units import Unit, when
from headwater.model import Stance

FALSE = frozenset({"c:false", "c:forgery"})  # concepts that call a claim untrue


def denials(units: Sequence[Unit]) -> dict[int, bool]:
    """Tell for each statement of a claim whether it denies it.

    The claim is oriented as it was first asserted: by the earliest article, body before headline.
    """
    first = min(
        units, key=lambda unit: (unit.stance is Stance.DENIES, *when(unit.reading), unit.number)
    )
    return {unit.number: unit is not first and _denies(unit, first) for unit in units}


def _denies(unit: Unit, first: Unit) -> bool:
    if unit.attribution and first.attribution and _same_voice(unit, first):
        return False  # a source that repeats itself does not contradict itself
    if unit.stance is Stance.DENIES:
        return first.stance is not Stance.DENIES
    if first.statement.negative:
        return False  # a plain sentence seldom contradicts a negative one
    # An outlet's own "not" is seldom about the claim: it says what is not known or not said.
    negative = unit.statement.negative and unit.attribution is not None
    return negative != (_opposed(unit, first) or _calls_false(unit, first))


def _same_voice(unit: Unit, first: Unit) -> bool:
    return same_name(unit.speaker, first.speaker)


def _opposed(unit: Unit, first: Unit) -> bool:
    """Tell whether they share a concept that one of them names by its opposite."""
    shared = {term for term in unit.terms if term in first.terms}
    return any((term in unit.poles) != (term in first.poles) for term in shared)


def _calls_false(unit: Unit, first: Unit) -> bool:
    return any(
        term in unit.terms and term not in unit.poles and term not in first.terms for term in FALSE
    )
