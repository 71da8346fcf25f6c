"""Pairs worth scoring: statements of two articles, or of one, that share telling keys."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from headwater.link.units import PREFIX, Unit, digits, weight

POSTS = 150  # statements that may share a key and still be paired by it
SHARED = 0.8  # weight two statements must share
SCALED = 0.5  # what one figure tells that has the digits of another, whatever the scale
SAME_UNIT = 0.3  # and what it tells beside that both count one thing, or do not say what
DIGITS, COUNTED = "d:", "u:"
FIGURES = {DIGITS: SCALED, COUNTED: SAME_UNIT}


def candidates(units: Sequence[Unit], telling: Mapping[str, float]) -> Iterator[tuple[Unit, Unit]]:
    """Yield pairs, each once, lower number first."""
    by_number = {unit.number: unit for unit in units}
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for term, numbers in _posts(units).items():
        worth = FIGURES.get(term[:PREFIX]) or telling.get(term, 1.0) * weight(term)
        for place, left in enumerate(numbers):
            for right in numbers[place + 1 :]:
                shared[left, right] += worth
    for left, right in sorted(pair for pair, total in shared.items() if total >= SHARED):
        yield by_number[left], by_number[right]


def _posts(units: Sequence[Unit]) -> dict[str, list[int]]:
    posts: dict[str, list[int]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: unit.number):
        for term in unit.terms:
            posts[term].append(unit.number)
        for key in sorted(set(_digits(unit))):
            posts[key].append(unit.number)
    return {term: numbers for term, numbers in posts.items() if len(numbers) <= POSTS}


def _digits(unit: Unit) -> Iterator[str]:
    """Yield the digits of a statement's figures, and the same again with what they count."""
    for value, counts in unit.numbers:
        if found := digits(value):
            yield DIGITS + found
            yield f"{COUNTED}{found} {counts}"
