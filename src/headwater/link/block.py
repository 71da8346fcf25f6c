"""Pairs worth scoring: statements that share telling keys or a meaning, or stand beside such."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.link.meanings import Meanings, meanings, meant
from headwater.link.units import FIGURE, NAME, Unit

POSTS = 300  # statements that may share a key and still be paired by it
SHARED = 0.2  # weight two statements must share
MEANT, DEARER = 0.45, 0.12  # or how alike they must be in meaning, more for each doubling beyond
MANY = 300  # statements of a story
AROUND = 0.25  # or how alike they and their neighbours must be, taken together
BESIDE = ((0, 1.0), (-1, 0.5), (1, 0.35), (-2, 0.2))  # what the keys of a neighbour count for
EXACT = 6  # decimals kept of a sum: the last ones are not the same on every machine
CHUNK = 150_000  # pairs looked at at once

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Bag = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of statements by their places, left before right, and what both have in common."""

    left: Places
    right: Places
    shared: Floats  # the weight of their common keys
    around: Floats  # the cosine of the two, each with its neighbours
    names: Floats  # the weight of those that are names
    figures: Floats  # and of those that are numbers
    meant: Floats  # how far each is covered by what the other means, on average; 0 if unknown
    within: Floats  # and how far the one is that is covered more


@dataclass(frozen=True, slots=True)
class _Posts:
    """The keys that some statements share: by key who has it, by statement which it has."""

    starts: Places  # where the statements of each key begin, and the end
    rows: Places
    weights: Floats
    terms: tuple[str, ...]
    of: tuple[tuple[tuple[int, float], ...], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What statements mean, and how alike two must be to be looked at for that alone."""

    meanings: Meanings | None
    least: float


def candidates(units: Sequence[Unit], telling: Bag) -> Pairs:
    """Find the pairs of a story's statements, which come in order, that are worth scoring."""
    bags = [
        {term: worth * telling.get(term, 1.0) for term, worth in unit.terms.items()}
        for unit in units
    ]
    wide = [_surrounded(place, units, bags) for place in range(len(units))]
    own, around, told = (
        _posts(bags),
        _posts(wide),
        meanings([unit.statement.vectors for unit in units]),
    )
    squares = [sum(w * w for _, w in sorted(bag.items())) for bag in wide]
    lengths = np.sqrt(np.array(squares, np.float64)) + 1e-9
    step, least = max(1, CHUNK // max(1, len(units))), _least(len(units))
    parts = [
        _part(own, around, lengths, _Told(told, least), range(at, min(at + step, len(units))))
        for at in range(0, len(units), step)
    ] or [_part(own, around, lengths, _Told(None, least), range(0))]
    return Pairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _least(statements: int) -> float:
    """Say from what likeness in meaning alone a pair is looked at: of many, few pairs are kept."""
    return MEANT + DEARER * math.log2(max(1.0, statements / MANY))


def _surrounded(place: int, units: Sequence[Unit], bags: Sequence[Bag]) -> Bag:
    """Return the keys of a statement and its neighbours in its article, weighed down."""
    found: dict[str, float] = {}
    for step, share in BESIDE:
        other = place + step
        if 0 <= other < len(units) and units[other].article_id == units[place].article_id:
            for term, worth in bags[other].items():
                found[term] = max(found.get(term, 0.0), share * worth)
    return found


def _posts(bags: Sequence[Bag]) -> _Posts:
    """Lay out who shares which key; one that nearly all have tells nobody apart."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, bag in enumerate(bags):
        for term in bag:
            rows[term].append(row)
    terms = tuple(sorted(term for term, found in rows.items() if 1 < len(found) <= POSTS))
    numbers = {term: number for number, term in enumerate(terms)}
    return _Posts(
        np.cumsum([0, *(len(rows[term]) for term in terms)]).astype(np.intp),
        np.array([row for term in terms for row in rows[term]], np.intp),
        np.array([bags[row][term] for term in terms for row in rows[term]], np.float64),
        terms,
        tuple(tuple((numbers[t], bag[t]) for t in sorted(bag) if t in numbers) for bag in bags),
    )


def _part(
    own: _Posts, around: _Posts, lengths: Floats, told: _Told, rows: range
) -> tuple[NDArray[np.generic], ...]:
    """Find the pairs whose left one is among ``rows``."""
    size = len(lengths)
    code, key, worth, _ = _meetings(own, rows, size)
    kinds = [np.array([t.startswith(kind) for t in own.terms], bool) for kind in (NAME, FIGURE)]
    shared = _sums(code, worth, rows, size)
    names, figures = (_sums(code, worth * kind[key], rows, size) for kind in kinds)
    code, _, worth, other = _meetings(around, rows, size)
    near = _sums(code, worth * other, rows, size)
    near /= np.outer(lengths[list(rows)], lengths)
    meaning, within = _meaning(told.meanings, rows, size)
    places = np.arange(size)
    after = places[None, :] > np.array(rows, np.intp)[:, None]
    worthy = (shared >= SHARED) | (near >= AROUND) | (meaning >= told.least)
    left, right = np.nonzero(after & worthy)
    found = (shared, near, names, figures, meaning, within)
    return left + rows.start, right, *(values[left, right] for values in found)


def _meaning(told: Meanings | None, rows: range, size: int) -> tuple[Floats, Floats]:
    """Say how far each of ``rows`` and each other mean the same, and the one within the other."""
    if told is None or not rows:
        return np.zeros((len(rows), size)), np.zeros((len(rows), size))
    covered, covers = meant(told, rows)
    both, either = (covered + covers) / 2, np.maximum(covered, covers)
    return both.round(EXACT), either.round(EXACT)


def _meetings(posts: _Posts, rows: range, size: int) -> tuple[Places, Places, Floats, Floats]:
    """Return, for each key of each row, whom it meets there, the key, and both weights."""
    mine = [(row - rows.start, *item) for row in rows for item in posts.of[row]]
    row = np.array([item[0] for item in mine], np.intp)
    key = np.array([item[1] for item in mine], np.intp)
    worth = np.array([item[2] for item in mine], np.float64)
    counts = posts.starts[key + 1] - posts.starts[key] if len(key) else np.zeros(0, np.intp)
    shift = np.repeat(posts.starts[key] - (np.cumsum(counts) - counts), counts)
    at = shift + np.arange(len(shift))
    code = np.repeat(row, counts) * size + posts.rows[at]
    return code, np.repeat(key, counts), np.repeat(worth, counts), posts.weights[at]


def _sums(code: Places, values: Floats, rows: range, size: int) -> Floats:
    total = np.bincount(code, values, len(rows) * size).astype(np.float64)
    return total.reshape(len(rows), size)
