"""Which statements of a claim say that it is not so, seen from who asserted it first."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from headwater.languages import available, load
from headwater.languages.concepts import OPPOSITE, concepts
from headwater.languages.turns import phrases
from headwater.link.parties import same_name
from headwater.link.units import Unit, when
from headwater.model import Stance

FALSE = frozenset({"c:false", "c:forgery"})  # concepts that call a claim untrue
NOBODY = "c:nobody_says"
ALIKE = 0.42  # likeness below which "not" or an opposite is about something else in the sentence
BRIEF, BRIEF_ALIKE = 5, 0.2  # and in a statement of so few keys
FLAT = 4  # keys up to which a "not" can be about nothing but the claim
AFTER, BEFORE = 4, 2  # words around a negation that it may stand on
WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc-][^\W_]+)*")
CLAUSE = re.compile(r"[.,;:!?()\u2014\u2013\u2026\n]")


def denials(units: Sequence[Unit], spelled: Collection[int] = frozenset()) -> dict[int, bool]:
    """Tell for each statement of a claim whether it denies it.

    The claim is oriented as it was first asserted: by the earliest article, body before headline.
    Who denies it somewhere denies it wherever the same party speaks by a "not" or an opposite.
    ``spelled`` are the numbers of statements that go on with a denial.
    """
    against = {unit.number for unit in units if unit.stance is Stance.DENIES} | set(spelled)
    theirs = _by_voice(units, against)
    first = min(units, key=lambda unit: (_order(unit, theirs), *when(unit.reading), unit.number))
    if first.number in against:
        return {unit.number: unit.number in against for unit in units}
    sure = {unit.number: _denies(unit, first, spelled) for unit in units}
    known = [unit for unit in units if sure[unit.number] and unit.source]
    return {unit.number: sure[unit.number] or _again(unit, first, known) for unit in units}


def _by_voice(units: Sequence[Unit], against: Collection[int]) -> frozenset[int]:
    """Add what else they say who deny, where the claim is not all theirs."""
    voices = {unit.speaker for unit in units if unit.number in against and unit.source}
    theirs = {
        unit.number
        for unit in units
        if unit.source and any(same_name(unit.speaker, voice) for voice in voices)
    }
    return frozenset(against) if len(theirs) == len(units) else frozenset({*against, *theirs})


def _order(unit: Unit, against: Collection[int]) -> int:
    """Put who asserts first, then who calls something untrue, and last who denies."""
    if unit.number in against:
        return 2
    return int(unit.source is not None and calls_false(unit))


def _denies(unit: Unit, first: Unit, spelled: Collection[int]) -> bool:
    if unit.stance is Stance.DENIES:
        return True
    if _same_voice(unit, first):
        return False  # a source that repeats itself does not contradict itself
    if unit.number in spelled and _goes_on(unit, first):
        return True
    if negative(first) or unit.source is None:
        # A plain sentence seldom contradicts a negative one, and an outlet's own "not" is seldom
        # about the claim: it says what is not known or not said.
        return False
    if _calls_false(unit, first):
        return not negative(unit)
    return _contradicts(unit, first)


def _goes_on(unit: Unit, first: Unit) -> bool:
    """Tell whether words that go on with a denial are against this claim, not for it."""
    return alike(unit, first) < ALIKE or negative(unit) or _opposed(unit, first)


def _same_voice(unit: Unit, other: Unit) -> bool:
    if unit is other:
        return True
    return bool(unit.source and other.source and same_name(unit.speaker, other.speaker))


def _contradicts(unit: Unit, first: Unit) -> bool:
    """Tell whether a statement says "not", or an opposite, of what the claim says plainly."""
    negated, opposed = _negated(unit, first), _opposed(unit, first)
    like = alike(unit, first)
    if flat_no(unit) and not opposed and like < ALIKE:
        return True
    brief = negated and len(unit.terms) <= BRIEF
    return negated != opposed and like >= (BRIEF_ALIKE if brief else ALIKE)


def flat_no(unit: Unit) -> bool:
    """Tell whether somebody says hardly more than "not": it answers what others said."""
    short = unit.source is not None and len(unit.terms) <= FLAT
    return short and negative(unit) and any(True for _ in _scopes(unit))


def _again(unit: Unit, first: Unit, against: Sequence[Unit]) -> bool:
    """Tell whether who denies the claim elsewhere says so here too, in other words."""
    if unit.source is None or unit.stance is Stance.CONFIRMS or negative(first):
        return False
    if _same_voice(unit, first) or not (negative(unit) or _opposed(unit, first)):
        return False
    return any(same_name(unit.speaker, other.speaker) for other in against)


def negative(unit: Unit) -> bool:
    """Tell whether a statement says "not", or that nobody does; "if not" is only imagined."""
    return (unit.statement.negative or NOBODY in unit.terms) and not _imagined(unit)


def _imagined(unit: Unit) -> bool:
    article, span = unit.reading.article, unit.statement.content[0]
    if article.lang not in available():
        return False
    word = WORD.search(article.text, span.start, span.end)
    conditions = phrases(load(article.lang).turns.conditions)
    return bool(word and conditions.match(article.text, word.start(), span.end))


def calls_false(unit: Unit) -> bool:
    """Tell whether a statement says that something is untrue."""
    return "c:false" in unit.terms.keys() - unit.poles and not negative(unit)


def _calls_false(unit: Unit, first: Unit) -> bool:
    return any(
        term in unit.terms and term not in unit.poles and term not in first.terms for term in FALSE
    )


def _opposed(unit: Unit, first: Unit) -> bool:
    """Tell whether one says by its opposite what the other says plainly."""
    shared = (unit.terms.keys() & first.terms.keys()) - _both_ways(unit) - _both_ways(first)
    return any((term in unit.poles) != (term in first.poles) for term in shared)


def _both_ways(unit: Unit) -> frozenset[str]:
    """List what a statement says both ways: "acquitted of what she was convicted of"."""
    return unit.poles.intersection(unit.statement.terms)


def alike(unit: Unit, first: Unit) -> float:
    """Say how alike two statements are by the keys they share, 0 to 1."""
    shared = sum(weight for term, weight in unit.terms.items() if term in first.terms)
    sizes = sum(unit.terms.values()) * sum(first.terms.values())
    return shared / math.sqrt(sizes) if sizes else 0.0


def _negated(unit: Unit, first: Unit) -> bool:
    """Tell whether a negation stands on what the claim says, not on something beside it."""
    if not negative(unit):
        return False
    return any(f"c:{concept}" in first.terms for scope in _scopes(unit) for concept in scope)


def _scopes(unit: Unit) -> Iterator[frozenset[str]]:
    """Yield the concepts around each negation of a statement, within its clause."""
    article = unit.reading.article
    words = _negations(article.lang)
    text = " ".join(span.of(article.text) for span in unit.statement.content)
    for clause in CLAUSE.split(text):
        forms = [word.lower() for word in WORD.findall(clause)]
        ids = concepts(article.lang, [(form, form) for form in forms])
        for place, form in enumerate(forms):
            if form in words:
                near = ids[max(0, place - BEFORE) : place + AFTER + 1]
                yield frozenset(key.replace(OPPOSITE, "") for found in near for key in found)


@cache
def _negations(lang: str) -> frozenset[str]:
    """List the words that negate; "without" says only that something is not beside it."""
    if lang not in available():
        return frozenset()
    words = load(lang).words
    plain = [
        {word.lstrip("=") for word in kind}
        for kind in (words.negations, words.nobody, words.prepositions)
    ]
    return frozenset((plain[0] | plain[1]) - plain[2])
