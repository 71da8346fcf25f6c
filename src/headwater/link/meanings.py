"""How alike two statements are in what their words mean, each word beside its nearest.

A statement is a handful of vectors, one for each telling word (see ``attribute/vectors.py``). It is
covered by another one as far as each of its words has one there that means the same: "late
interaction" (Khattab and Zaharia, ColBERT, 2020). One vector for the whole would lose which word
it is that differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The vectors of statements below each other; one of noughts where a statement has none."""

    rows: NDArray[np.float32]  # whole numbers, so that products are the same on every machine
    lengths: NDArray[np.float32]
    starts: NDArray[np.intp]  # where the rows of each statement begin


def meanings(told: Sequence[Sequence[bytes]]) -> Meanings | None:
    """Lay out the vectors of statements; None where an encoder has told of none."""
    width = max((len(vector) for vectors in told for vector in vectors), default=0)
    if not width:
        return None
    each = [[vector for vector in vectors if len(vector) == width] for vectors in told]
    blank = [bytes(width)]
    raw = b"".join(v for found in each for v in found or blank)
    rows = np.frombuffer(raw, np.int8).reshape(-1, width).astype(np.float32)
    counts = [max(1, len(found)) for found in each]
    starts = np.cumsum([0, *counts[:-1]]).astype(np.intp)
    return Meanings(rows, np.sqrt(np.square(rows).sum(1)), starts)


def meant(of: Meanings, some: range) -> tuple[Floats, Floats]:
    """Say how far each of ``some`` statements is covered by each of all, and covers it: 0..1."""
    first = int(of.starts[some.start])
    last = int(of.starts[some.stop]) if some.stop < len(of.starts) else len(of.rows)
    rows, lengths = of.rows[first:last], of.lengths[first:last]
    cosines = rows @ of.rows.T
    cosines /= np.maximum(lengths, 1)[:, None]
    cosines /= np.maximum(of.lengths, 1)[None, :]
    np.maximum(cosines, 0, out=cosines)
    heads = of.starts[some.start : some.stop] - first
    covered = _mean(np.maximum.reduceat(cosines, of.starts, axis=1), lengths, heads)
    covers = _mean(np.maximum.reduceat(cosines, heads, axis=0).T, of.lengths, of.starts).T
    return covered, covers


def _mean(
    values: NDArray[np.float32], lengths: NDArray[np.float32], starts: NDArray[np.intp]
) -> Floats:
    """Average the rows of each statement, a longer vector counting more."""
    weights = lengths.astype(np.float64)
    total = np.add.reduceat(values * weights[:, None], starts, axis=0)
    mean: Floats = total / np.maximum(np.add.reduceat(weights, starts), 1e-9)[:, None]
    return mean
