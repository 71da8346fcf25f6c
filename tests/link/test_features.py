import pytest

from headwater.link.block import candidates
from headwater.link.features import FEATURES, on_word_of, outdone, sheet, table
from headwater.link.units import world
from headwater.model import SELF, Stance
from linkworld import DOCUMENT, OUTLET, Said, reading

TERMS = "c:death c:ferry c:capsize n:rn"


def units(*said, cites=(), together=False):
    if together:
        return world([reading("a0", "Outlet A", "2031-01-01", list(said))]).units
    readings = [
        reading(f"a{n}", f"Outlet {name}", f"2031-01-0{n + 1}", [item], cites if n else ())
        for n, (name, item) in enumerate(zip("ABC", said, strict=False))
    ]
    return world(readings).units


def values(*said, **more):
    found = units(*said, **more)
    pairs = candidates(found, {})
    row = table(sheet(found, pairs, {}))[0]
    return dict(zip((feature.name for feature in FEATURES), row.tolist(), strict=True))


def said(terms=TERMS, **more):
    return Said("Something happened there", terms, **more)


def test_equal_statements_are_wholly_alike():
    found = values(said(), said())
    assert found["what stands around is alike"] == pytest.approx(1.0)


def test_a_part_of_a_statement_is_more_within_it_than_what_shares_as_much_and_goes_on():
    part = values(said(), said("c:death c:ferry"))
    other = values(said(), said("c:death c:ferry c:rain"))
    assert part["one within the other"] > other["one within the other"] > 0


@pytest.mark.parametrize(
    ("terms", "alike", "other"),
    [("c:death n:rn", True, 0.0), ("c:death n:vrl", False, 1.0), ("c:death", False, 0.0)],
)
def test_names(terms, alike, other):
    found = values(said(), said(terms))
    assert (found["names alike"] > 0, found["other names"]) == (alike, other)


@pytest.mark.parametrize(
    ("left", "right", "fired"),
    [
        ((12.0,), (12.0,), "the same number"),
        ((12.0,), (17.0,), "other numbers"),
        ((2.5e6,), (25e6,), "a figure misquoted"),
        ((12.0,), (), "only one gives a number"),
    ],
)
def test_numbers(left, right, fired):
    names = ("the same number", "other numbers", "a figure misquoted", "only one gives a number")
    found = values(said(numbers=left), said(numbers=right))
    assert fired in {name for name in names if found[name] > 0}
    assert (found["the same number"] > 0) == (left == right)


@pytest.mark.parametrize(("unit", "worth"), [("euro", 1.0), ("", 0.5), ("percent", 0.0)])
def test_a_number_of_something_else_is_another(unit, worth):
    found = values(said(numbers=(26.0,), unit="euro"), said(numbers=(26.0,), unit=unit))
    assert found["the same number"] == worth
    assert found["other numbers"] == float(not worth)


def test_another_figure_is_not_one_misquoted():
    assert values(said(numbers=(2.5e6,)), said(numbers=(31e6,)))["a figure misquoted"] == 0


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("Ada Brenn", "Ada Brenn", 1.0), ("Ada Brenn", "Ivo Marn", 0.0), ("Ada Brenn", None, 0.0)],
)
def test_the_same_source(left, right, same):
    assert values(said(speaker=left), said(speaker=right))["the same source"] == same


def test_a_source_is_not_the_voice_of_an_article():
    assert values(said(speaker="a memo", kind=DOCUMENT), said())["the same source"] == 0


def test_a_statement_on_the_word_of_an_outlet():
    earlier, later = units(said(), said(speaker="Outlet A", kind=OUTLET))
    assert on_word_of(later, earlier)
    assert not on_word_of(earlier, later)
    found = values(said(), said(speaker="Outlet A", kind=OUTLET))
    assert found["one credits the other's outlet"] == 1.0


@pytest.mark.parametrize(("cites", "found"), [([(SELF, "Outlet A", 0)], 1.0), ([], 0.0)])
def test_an_article_that_cites_the_outlet_of_the_other(cites, found):
    assert values(said(), said(), cites=cites)["one cites the other's outlet"] == found


def test_an_outlet_does_not_cite_itself():
    mine = [
        reading(f"a{n}", "Outlet A", "2031", [said()], [(SELF, "Outlet A", 0)]) for n in range(2)
    ]
    found = world(mine).units
    row = table(sheet(found, candidates(found, {}), {}))[0].tolist()
    named = dict(zip((feature.name for feature in FEATURES), row, strict=True))
    assert named["one cites the other's outlet"] == 0.0


@pytest.mark.parametrize(
    ("other", "name"),
    [
        (said(stance=Stance.DENIES, speaker="Ada Brenn"), "one is a denial"),
        (said(headline=True), "one is a headline"),
        (said("c:death n:rn"), "hardly a word"),
    ],
)
def test_what_one_of_two_is(other, name):
    assert values(said(), other)[name] == 1.0
    assert values(said(), said())[name] == 0.0


def test_two_of_one_article_one_after_the_other():
    found = values(said(), said(), together=True)
    assert found["one article"] == found["one after the other"] == 1.0
    assert found["one stands high, the other low"] == 1.0
    apart = values(said(), said())
    assert apart["one article"] == apart["one after the other"] == 0.0


def test_every_value_lies_between_nothing_and_one():
    found = values(said(numbers=(5.0,)), said("c:death c:ferry c:capsize n:rn n:vrl"))
    assert all(0 <= value <= 1 + 1e-9 for value in found.values())


def test_every_feature_has_a_name_of_its_own():
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)


def test_no_pairs_make_an_empty_table():
    found = units(said())
    assert table(sheet(found, candidates(found, {}), {})).shape == (0, len(FEATURES))


def test_what_is_meant_alike_is_worth_scoring_without_a_word_in_common():
    near, far = (
        said("c:rain", vectors=(bytes([100, 10]),)),
        said("c:bus", vectors=(bytes([0, 100]),)),
    )
    found = values(said("c:death", vectors=(bytes([100, 0]),)), near)
    assert found["meant alike"] == pytest.approx(0.995, abs=0.001)
    assert found["nearest in meaning"] == 1.0
    assert not len(candidates(units(said("c:death", vectors=(bytes([100, 0]),)), far), {}).left)


def test_without_vectors_nothing_is_meant_alike():
    found = values(said(), said())
    assert found["meant alike"] == found["nearest in meaning"] == 0.0


def test_another_statement_beside_may_have_more_in_common():
    one = reading("a0", "Outlet A", "2031-01-01", [said("c:fire c:dock"), said("c:strike c:pay")])
    other = reading("a1", "Outlet B", "2031-01-02", [said("c:dock c:fire"), said("c:pay c:strike")])
    found = world([one, other]).units
    pairs = candidates(found, {})
    known = dict(
        zip(
            zip(pairs.left.tolist(), pairs.right.tolist(), strict=True),
            outdone(sheet(found, pairs, {})).tolist(),
            strict=True,
        )
    )
    assert known[0, 2] == known[1, 3] == 0.0
    assert known[0, 3] > 0.5
