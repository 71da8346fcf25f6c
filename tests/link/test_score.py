import pytest

from headwater.link.features import FEATURES
from headwater.link.score import Weights, score
from headwater.link.units import world
from linkworld import Said, reading


def scored(left, right, weights=None):
    readings = [
        reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [item])
        for n, item in enumerate((left, right))
    ]
    return score(world(readings).units, {}, weights)


def probability(left, right):
    return scored(left, right).scores[0]


def said(terms, **more):
    return Said("Something happened there", terms, **more)


BASE = said("c:death c:ferry c:capsize n:rn")


@pytest.mark.parametrize(
    ("likelier", "less"),
    [
        (said("c:death c:ferry c:capsize n:rn"), said("c:death c:rain c:concert n:rn")),
        (said("c:death c:ferry c:capsize", numbers=(7.0,)), said("c:death c:ferry c:concert")),
    ],
    ids=["more in common", "much in common"],
)
def test_more_in_common_is_likelier_one_claim(likelier, less):
    assert probability(BASE, likelier) > probability(BASE, less)


def test_other_numbers_speak_against_one_claim():
    base = said("c:death c:ferry c:capsize", numbers=(12.0,))
    other = said("c:death c:ferry c:capsize", numbers=(17.0,))
    assert probability(base, base) > probability(base, other)


def test_one_source_speaks_for_one_claim():
    mine = said("c:death c:ferry", speaker="Ada Brenn")
    other = said("c:death c:ferry", speaker="Ivo Marn")
    assert probability(mine, mine) > probability(mine, other)


def test_a_figure_with_a_zero_too_many_is_likelier_misquoted_than_another_figure():
    shared = "c:payment c:coach n:brn"
    base = said(shared, numbers=(2_500_000.0,))
    more = probability(base, said(shared, numbers=(25_000_000.0,)))
    assert more > probability(base, said(shared, numbers=(31_000_000.0,)))


def test_a_pair_says_why_it_scored():
    why = scored(BASE, BASE).why(0)
    assert "what stands around is alike 1.00" in why
    assert not any(line.startswith("other numbers") for line in why)


def test_pairs_are_named_by_the_numbers_of_their_statements():
    assert scored(BASE, BASE).pairs == ((0, 1),)


def test_other_weights_can_be_tried():
    nothing = Weights(0.0, tuple(0.0 for _ in FEATURES))
    assert scored(BASE, BASE, nothing).scores == (0.5,)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (said("c:vaccine c:volunteer", numbers=(31e3,)), said("c:dose", numbers=(31e3,))),
        (said("c:vaccine c:volunteer"), said("c:vaccine c:dose")),
    ],
    ids=["a number", "a word"],
)
def test_one_thing_in_common_tells_less_where_more_could_have_it_by_chance(left, right):
    def alone(more):
        said_ = [left, right]
        told = [*said_, *(said(f"w:w{n}") for n in range(more))]
        readings = [reading(f"a{n:02}", f"O{n}", "2031", [one]) for n, one in enumerate(told)]
        return score(world(readings).units, {}).scores[0]

    assert alone(40) < alone(10) == alone(0)


def test_a_statement_is_not_one_with_the_neighbour_of_its_partner():
    pages = [
        reading(f"a{n}", f"Outlet {n}", f"2031-01-0{n + 1}", [said("c:fire c:dock"), said("c:pay")])
        for n in range(2)
    ]
    found = score(world(pages).units, {})
    scores = dict(zip(found.pairs, found.scores, strict=True))
    assert scores[0, 2] > 0.5
    assert scores.get((0, 3), 0.0) == 0.0


def test_with_vectors_other_weights_judge():
    plain, seen = (said("c:death c:ferry", vectors=found) for found in ((), (bytes([100, 0]),)))
    assert probability(plain, plain) != probability(seen, seen)
