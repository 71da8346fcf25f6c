import pytest

from headwater.link import block
from headwater.link.block import candidates
from headwater.link.units import world
from linkworld import Said, reading


def pairs(*terms):
    readings = [
        reading(f"a{n:03}", "Varla Herald", "2031", [Said("It happened", t)])
        for n, t in enumerate(terms)
    ]
    units = world(readings).units
    return [(a.number, b.number) for a, b in candidates(units, {})]


def test_statements_that_share_enough_are_paired_once():
    assert pairs("c:ferry c:death", "c:ferry c:death", "c:concert") == [(0, 1)]


def test_one_common_word_is_not_enough():
    assert pairs("c:year", "c:year") == []


def test_a_key_that_all_have_pairs_nobody(monkeypatch):
    monkeypatch.setattr(block, "POSTS", 2)
    assert pairs("n:vrl n:brd", "n:vrl n:brd", "n:vrl n:brd") == []


def test_a_figure_of_another_scale_brings_statements_together():
    said = [Said("It paid", "c:payment", numbers=(value,)) for value in (2.5e6, 25e6, 31e6)]
    readings = [reading(f"a{n}", "Herald", "2031", [item]) for n, item in enumerate(said)]
    found = candidates(world(readings).units, {})
    assert [(a.number, b.number) for a, b in found] == [(0, 1)]


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [("florin", "florin", [(0, 1)]), ("", "", [(0, 1)]), ("florin", "person", [])],
)
def test_a_figure_alone_pairs_what_counts_one_thing(left, right, found):
    readings = [
        reading(name, "Herald", "2031", [Said("Told", terms, numbers=(value,), unit=unit)])
        for name, terms, value, unit in (
            ("a0", "c:payment", 2.5e6, left),
            ("a1", "c:divorce", 25e6, right),
        )
    ]
    pairs = candidates(world(readings).units, {})
    assert [(a.number, b.number) for a, b in pairs] == found
