"""How likely two statements are one claim: the weights of features, learned, and what they say."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from headwater.link.block import Floats, candidates
from headwater.link.features import FEATURES, chance, outdone, sheet, table
from headwater.link.units import Unit

FILE = "pairs.json"  # written by training/pairs.py: a set with vectors, and one without
VECTORS, RULES = "vectors", "rules"
CROWD = 12  # articles of a story that the weights were learned from
OUTDONE = 0.5  # how much more of one another statement beside says, from which this is not it
EXACT = 6  # decimals kept: the last ones of a sum are not the same on every machine
TOLD = 0.005  # value of a feature below which it is not told


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of statements by number, how likely each is one claim, and what speaks for it."""

    pairs: tuple[tuple[int, int], ...]
    scores: tuple[float, ...]
    values: Floats

    def why(self, place: int) -> tuple[str, ...]:
        """Say which features fired for a pair."""
        named = zip(FEATURES, self.values[place].tolist(), strict=True)
        return tuple(f"{feature.name} {value:.2f}" for feature, value in named if value >= TOLD)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log-odds that two statements are one claim."""

    bias: float
    of: tuple[float, ...]


def score(
    units: Sequence[Unit], telling: Mapping[str, float], weights: Weights | None = None
) -> Scored:
    """Score the pairs of a story's statements that have anything in common."""
    ordered = sorted(units, key=lambda unit: unit.number)
    pairs = candidates(ordered, telling)
    laid = sheet(ordered, pairs, telling)
    values = table(laid)
    learned = weights or _learned(VECTORS if told(units) else RULES)
    odds = learned.bias + (values * np.array(learned.of)).sum(axis=1)
    odds -= crowded(units) * chance(laid)
    likely = np.round(1.0 / (1.0 + np.exp(-odds)), EXACT)
    likely[outdone(laid) >= OUTDONE] = 0.0
    numbers = np.array([unit.number for unit in ordered], np.intp)
    lefts, rights = numbers[pairs.left].tolist(), numbers[pairs.right].tolist()
    return Scored(tuple(zip(lefts, rights, strict=True)), tuple(likely.tolist()), values)


def crowded(units: Sequence[Unit]) -> float:
    """Say how often a story has doubled beyond a usual one: the more can be alike by chance."""
    articles = len({unit.article_id for unit in units})
    return math.log2(max(1.0, articles / CROWD))


def told(units: Sequence[Unit]) -> bool:
    """Tell whether an encoder has said what the statements of a story mean."""
    return any(unit.statement.vectors for unit in units)


@cache
def _learned(name: str) -> Weights:
    text = files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    found = json.loads(text)[name]
    return Weights(float(found["bias"]), tuple(float(found["weights"][f.name]) for f in FEATURES))
