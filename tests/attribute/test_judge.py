import json
from importlib.resources import files
from math import exp

import pytest

from headwater.attribute import judge

FEATURES = 50


def walked(features):
    """Walk each tree from its root to a leaf, one after another."""
    data = json.loads((files("headwater.attribute") / "judge.json").read_text(encoding="utf-8"))
    total = 0.0
    for tree in data["trees"]:
        at = 0
        while tree["feature"][at] >= 0:
            below = features[tree["feature"][at]] <= tree["limit"][at]
            at = tree["low" if below else "high"][at]
        total += tree["limit"][at]
    return 1 / (1 + exp(-data["start"] - total))


def test_all_options_at_once_have_the_chances_that_each_tree_gives_them():
    options = [[(7 * n + 3 * k) % 11 / 10 for k in range(FEATURES)] for n in range(20)]
    found = judge.chances(options)
    assert found == pytest.approx([walked(option) for option in options], abs=1e-12)
    assert len(set(found)) > 5


def test_the_chance_of_an_option_does_not_hang_on_the_others():
    options = [[float(n)] * FEATURES for n in range(4)]
    assert judge.chances(options) == [judge.chances([option])[0] for option in options]


def test_a_chance_lies_between_0_and_1_whatever_the_features():
    values = (-1e9, -1.0, 0.0, 1.0, 1e9)
    assert all(0 < chance < 1 for chance in judge.chances([[v] * FEATURES for v in values]))


def test_no_options_have_no_chances():
    assert judge.chances([]) == []
