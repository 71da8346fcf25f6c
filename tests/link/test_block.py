import pytest

from headwater.link import block
from headwater.link.block import candidates
from headwater.link.units import world
from linkworld import Said, reading


def pairs(*terms, articles=True):
    said = [Said("It happened", t) for t in terms]
    readings = (
        [reading(f"a{n:03}", "Varla Herald", "2031", [item]) for n, item in enumerate(said)]
        if articles
        else [reading("a", "Varla Herald", "2031", said)]
    )
    found = candidates(world(readings).units, {})
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


def test_statements_that_share_enough_are_paired_once():
    assert pairs("c:ferry c:death", "c:ferry c:death", "c:concert") == [(0, 1)]


def test_nothing_in_common_is_no_pair():
    assert pairs("c:year", "c:ferry") == []


@pytest.mark.parametrize("terms", [(), ("c:ferry",)])
def test_too_few_statements_for_a_pair(terms):
    assert pairs(*terms) == []


def test_a_key_that_all_have_pairs_nobody(monkeypatch):
    monkeypatch.setattr(block, "POSTS", 2)
    assert pairs("n:vrl n:brd", "n:vrl n:brd", "n:vrl n:brd") == []


def test_a_statement_is_paired_by_what_stands_beside_it():
    near = ["c:ferry c:death", "w:brv", "c:concert"]
    assert (1, 2) not in pairs(*near)
    assert (0, 1) in pairs(*near, articles=False)


def test_what_two_have_in_common_is_weighed_names_and_numbers_apart():
    readings = [
        reading(f"a{n}", "Herald", "2031", [Said("It", terms, numbers=(214.0,))])
        for n, terms in enumerate(("c:ferry n:vrl w:brv", "c:ferry n:vrl w:nxt"))
    ]
    first, second = world(readings).units
    found = candidates((first, second), {"c:ferry": 0.5})
    ferry, name = first.terms["c:ferry"] * 0.5, first.terms["n:vrl"]
    figure = first.terms["q:214"]
    assert found.shared.tolist() == pytest.approx([ferry + name + figure])
    assert (found.names.tolist(), found.figures.tolist()) == ([name], [figure])


def test_the_outcome_is_the_same_however_many_are_looked_at_at_once(monkeypatch):
    terms = [f"c:ferry c:death w:w{n % 3}" for n in range(9)]
    whole = pairs(*terms)
    monkeypatch.setattr(block, "CHUNK", 10)
    assert pairs(*terms) == whole
