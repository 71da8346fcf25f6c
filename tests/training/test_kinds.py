"""How far rule and encoder are trusted on what kind a source is."""

import sys
import types

import pytest

from headwater.attribute.kinds import KINDS, likeliest
from headwater.model import SourceKind


@pytest.fixture
def learner(monkeypatch):
    """The module with a stand-in for the optimizer, which only fitting needs."""
    scipy, optimize = types.ModuleType("scipy"), types.ModuleType("scipy.optimize")
    optimize.minimize = None
    monkeypatch.setitem(sys.modules, "scipy", scipy)
    monkeypatch.setitem(sys.modules, "scipy.optimize", optimize)
    for name in ("who", "kinds"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import kinds

    yield kinds
    for name in ("who", "kinds"):
        sys.modules.pop(name, None)


def source(learner, told, seen, chance, ground):
    rest = (1 - chance) / (len(KINDS) - 1)
    chances = [chance if kind is seen else rest for kind in KINDS]
    return learner.Source("a", "en", ground, told, chances, told)


@pytest.mark.parametrize("chance", [0.2, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("ground", ["name unknown", "noun person", "never met"])
def test_training_and_reading_weigh_alike(learner, chance, ground):
    from headwater.attribute import kinds as reading

    one = source(learner, SourceKind.PERSON, SourceKind.OUTLET, chance, ground)
    read = likeliest(ground, one.told, one.chances)
    assert learner._said(one, reading._worth()) is read


def test_a_rule_of_no_worth_leaves_it_to_the_encoder(learner):
    one = source(learner, SourceKind.PERSON, SourceKind.OUTLET, 0.6, "name person")
    assert learner._said(one, {"encoder": 1.0, "any": 0.0}) is SourceKind.OUTLET
    assert learner._said(one, {"encoder": 0.0, "any": 1.0}) is SourceKind.PERSON
