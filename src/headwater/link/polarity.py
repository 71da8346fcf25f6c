"""Which statements of a claim say that it is not so, seen from who asserted it first."""

from collections.abc import Mapping, Sequence

from headwater.link.parties import same_name
from headwater.link.units import Unit, when
from headwater.model import Stance

FALSE = frozenset({"c:false", "c:forgery"})  # concepts that call a claim untrue


def denials(units: Sequence[Unit]) -> dict[int, bool]:
    """Tell for each statement of a claim whether it denies it.

    The claim is oriented as it was first asserted: by the earliest article, body before headline.
    """
    ordered = sorted(units, key=_asserted_first)
    poles: dict[str, bool] = {}
    for unit in ordered:
        for term in unit.terms:
            poles.setdefault(term, term in unit.poles)
    return {unit.number: _denies(unit, ordered[0], poles) for unit in units}


def _asserted_first(unit: Unit) -> tuple[bool, str, str, int]:
    return unit.stance is Stance.DENIES, *when(unit.reading), unit.number


def _denies(unit: Unit, first: Unit, poles: Mapping[str, bool]) -> bool:
    if unit is first or (unit.source and first.source and same_name(unit.speaker, first.speaker)):
        return False  # a source that repeats itself does not contradict itself
    if unit.stance is Stance.DENIES:
        return first.stance is not Stance.DENIES
    if first.statement.negative:
        return False  # a plain sentence seldom contradicts a negative one
    opposed = any(poles[term] != (term in unit.poles) for term in unit.terms)
    # An outlet's own "not" is seldom about the claim: it says what is not known or not said.
    negative = unit.statement.negative and unit.source is not None
    return negative != (opposed or _calls_false(unit, first))


def _calls_false(unit: Unit, first: Unit) -> bool:
    return any(
        term in unit.terms and term not in unit.poles and term not in first.terms for term in FALSE
    )
