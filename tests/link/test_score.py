import pytest

from headwater.link.score import FEATURES, on_word_of, score
from headwater.link.units import world
from headwater.model import SELF
from linkworld import OUTLET, Said, reading


def units(*said):
    readings = [
        reading(f"a{n}", f"Outlet {name}", f"2031-01-0{n + 1}", [item])
        for n, (name, item) in enumerate(zip("ABC", said, strict=False))
    ]
    return world(readings).units


def probability(left, right):
    return score(*units(left, right), {})[0]


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
    same = said("c:death c:ferry c:capsize", numbers=(12.0,))
    other = said("c:death c:ferry c:capsize", numbers=(17.0,))
    assert probability(base, same) > probability(base, other)


def test_one_source_speaks_for_one_claim():
    mine = said("c:death c:ferry", speaker="Ada Brenn")
    other = said("c:death c:ferry", speaker="Ivo Marn")
    assert probability(mine, mine) > probability(mine, other)


def test_a_pair_says_why_it_scored():
    _, why = score(*units(BASE, BASE), {})
    assert any(line.startswith("alike") for line in why)


def test_statement_on_the_word_of_an_outlet():
    earlier, later = units(BASE, said("c:death", speaker="Outlet A", kind=OUTLET))
    assert on_word_of(later, earlier)
    assert not on_word_of(earlier, later)


def test_every_feature_has_a_name_of_its_own():
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)


SHARED = "c:payment c:coach n:brn"


def test_a_figure_with_a_zero_too_many_is_likelier_misquoted_than_another_figure():
    base = said(SHARED, numbers=(2_500_000.0,))
    more = probability(base, said(SHARED, numbers=(25_000_000.0,)))
    assert more > probability(base, said(SHARED, numbers=(31_000_000.0,)))


@pytest.mark.parametrize("terms", [SHARED, "c:payment c:ship c:harbour c:night"])
def test_another_figure_is_a_misquoted_one_where_the_article_cites_the_other_and_all_else_agrees(
    terms,
):
    first = reading("a0", "Varla Herald", "2031-01-01", [said(SHARED, numbers=(7.0,))])

    def found(cites):
        relay = [said(terms, numbers=(17.0,))]
        second = reading("a1", "Coast Post", "2031-01-02", relay, cites=cites)
        return score(*world([first, second]).units, {})[0]

    assert (found([(SELF, "Varla Herald", 0)]) > found([])) == (terms == SHARED)
