"""How likely an option is right: a few boosted trees over features that know no language.

Trained by ``training/judge.py`` on folds; the trees and their calibration lie in ``judge.json``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Forest:
    """Binary trees as columns over all their nodes, so that one step takes every tree at once.

    A leaf leads to itself and has its value as limit.
    """

    start: float
    roots: "Places"
    feature: "Places"
    limit: "NDArray[np.float64]"
    low: "Places"
    high: "Places"
    depth: int


def chances(options: Sequence[Sequence[float]]) -> list[float]:
    """Return the chance, 0..1, of each of some options by its features that it is right."""
    import numpy as np  # loads late; there is an encoding, so it has been loaded

    if not options:
        return []
    forest, features = _forest(), np.array(options)
    each = np.arange(len(options))[:, None]
    at = np.broadcast_to(forest.roots, (len(options), len(forest.roots)))
    for _ in range(forest.depth):
        below = features[each, forest.feature[at]] <= forest.limit[at]
        at = np.where(below, forest.low[at], forest.high[at])
    totals = forest.limit[at].cumsum(1)[:, -1]  # one by one, as sum() does: no other rounding
    return [1 / (1 + exp(-forest.start - total)) for total in totals.tolist()]


@cache
def _forest() -> Forest:
    import numpy as np

    text = (files("headwater.attribute") / "judge.json").read_text(encoding="utf-8")
    data = json.loads(text)
    trees = data["trees"]
    sizes = [len(tree["feature"]) for tree in trees]
    roots = np.cumsum([0, *sizes[:-1]])
    nodes = np.arange(sum(sizes))
    first = np.repeat(roots, sizes)
    feature = _column(trees, "feature")
    leaf = feature < 0
    return Forest(
        float(data["start"]),
        roots,
        np.where(leaf, 0, feature),
        _column(trees, "limit"),
        np.where(leaf, nodes, first + _column(trees, "low")),
        np.where(leaf, nodes, first + _column(trees, "high")),
        max(_depth(tree) for tree in trees),
    )


def _column(trees: Sequence[dict[str, Any]], name: str) -> Any:  # noqa: ANN401 - of either type
    import numpy as np

    return np.array([value for tree in trees for value in tree[name]])


def _depth(tree: dict[str, Any], at: int = 0) -> int:
    """Count the steps from a node to its deepest leaf."""
    if tree["feature"][at] < 0:
        return 0
    return 1 + max(_depth(tree, tree["low"][at]), _depth(tree, tree["high"][at]))
