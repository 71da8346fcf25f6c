"""How likely an option is right: a few boosted trees over features that know no language.

Trained by ``training/judge.py`` on folds; the trees and their calibration lie in ``judge.json``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp


@dataclass(frozen=True, slots=True)
class Tree:
    """A binary tree as parallel columns; a leaf has feature -1 and its value as limit."""

    feature: tuple[int, ...]
    limit: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]

    def value(self, features: Sequence[float]) -> float:
        """Walk from the root to a leaf."""
        at = 0
        while self.feature[at] >= 0:
            below = features[self.feature[at]] <= self.limit[at]
            at = self.low[at] if below else self.high[at]
        return self.limit[at]


@cache
def _trees() -> tuple[float, tuple[Tree, ...]]:
    text = (files("headwater.attribute") / "judge.json").read_text(encoding="utf-8")
    data = json.loads(text)
    trees = (
        Tree(*(tuple(tree[k]) for k in ("feature", "limit", "low", "high")))
        for tree in data["trees"]
    )
    return float(data["start"]), tuple(trees)


def chance(features: Sequence[float]) -> float:
    """Return the chance, 0..1, that an option with these features is right."""
    start, trees = _trees()
    return 1 / (1 + exp(-start - sum(tree.value(features) for tree in trees)))
