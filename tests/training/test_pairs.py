"""What two statements are to each other in a scenario of known truth, and how it is learned."""

import json
import sys
import types

import pytest

TEXT = "Bridge falls\n\nThe old bridge fell on Monday. Ada Brenn said that nine workers died."


@pytest.fixture
def pairs(monkeypatch):
    """The module with a stand-in for the optimizer, which only fitting needs."""
    scipy, optimize = types.ModuleType("scipy"), types.ModuleType("scipy.optimize")
    optimize.minimize = None
    monkeypatch.setitem(sys.modules, "scipy", scipy)
    monkeypatch.setitem(sys.modules, "scipy.optimize", optimize)
    monkeypatch.delitem(sys.modules, "pairs", raising=False)
    import pairs

    yield pairs
    sys.modules.pop("pairs", None)


@pytest.fixture
def folder(tmp_path):
    where = tmp_path / "set" / "01-bridge"
    (where / "articles").mkdir(parents=True)
    articles = []
    for name, hour in (("a1", 8), ("a2", 9)):
        (where / "articles" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        articles.append(
            {"id": name, "outlet": f"Paper {name}", "lang": "en", "title": "Bridge falls"}
            | {"story": "s1", "published": f"2031-01-0{hour}T00:00:00Z"}
        )
    claims = [
        {"id": claim, "statements": [{"article": a, "evidence": words} for a in ("a1", "a2")]}
        for claim, words in (("c1", "The old bridge fell on Monday"), ("c2", "nine workers died"))
    ]
    truth = {"articles": articles, "stories": {"s1": ""}, "claims": claims}
    (where / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    return tmp_path / "set"


def test_a_statement_is_of_the_claim_whose_words_it_has(pairs, folder):
    (story,) = pairs.read(folder)
    claims = {
        unit.statement.content[0].of(TEXT): pairs.claims_of(unit, story.facts)
        for unit in story.units
    }
    assert claims["The old bridge fell on Monday."] == {"c1"}
    assert claims["nine workers died"] == {"c2"}
    assert claims["Bridge falls"] == set()


def test_the_examples_are_those_of_one_claim_and_those_of_two(pairs, folder):
    (story,) = pairs.read(folder)
    assert len(story.values) == len(story.same)
    assert {0.0, 1.0} <= set(story.same.tolist())


def test_what_the_truth_puts_together_and_linking_too_is_found(pairs, folder):
    (story,) = pairs.read(folder)
    assert pairs.cubed(story, None) == [(1.0, 1.0)] * 4


def test_the_loss_falls_along_its_slope(pairs):
    import numpy as np

    values, same = np.array([[1.0], [0.0]]), np.array([1.0, 0.0])
    at = np.array([0.5, 0.0])
    loss, slope = pairs._loss(at, values, same, np.ones(2))
    better, _ = pairs._loss(at - 0.01 * slope, values, same, np.ones(2))
    assert better < loss


def test_weights_are_written_by_the_names_of_features(pairs):
    weights = pairs.Weights(-1.0, tuple(float(n) for n in range(len(pairs.FEATURES))))
    found = pairs.written(weights)
    assert found["bias"] == -1.0
    assert list(found["weights"]) == [feature.name for feature in pairs.FEATURES]
