"""Which party is meant, by weighed clues: chances, and when nobody is likely enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.attribute.cast import Figure, cast
from headwater.attribute.clues import Asked, Room
from headwater.attribute.who import choose, shares, ways
from headwater.model import SourceKind
from helpers import laid_out, span_in

WORTH = {"near": 2.0, "far": -3.0}
CLUES = st.dictionaries(st.sampled_from([*WORTH, "unheard of"]), st.floats(-50, 50), max_size=3)
PERSON = frozenset({SourceKind.PERSON})


@given(st.lists(CLUES, max_size=6))
def test_chances_and_that_of_nobody_sum_to_one(found):
    chances = shares(WORTH, found)
    assert all(0 <= chance <= 1 for chance in chances)
    assert sum(chances) <= 1 + 1e-9
    nobody = shares(WORTH, [*found, {}])[-1]  # a party without clues has the worth of nobody
    rest = 1 - sum(chances)
    assert nobody == pytest.approx(rest / (1 + rest), abs=1e-9)


@given(st.lists(CLUES, min_size=1, max_size=6), st.randoms())
def test_chances_do_not_depend_on_the_order_of_parties(found, chance):
    order = list(range(len(found)))
    chance.shuffle(order)
    shuffled = shares(WORTH, [found[n] for n in order])
    straight = shares(WORTH, found)
    assert shuffled == pytest.approx([straight[n] for n in order])


@given(st.lists(CLUES, min_size=1, max_size=6))
def test_one_more_party_takes_from_all(found):
    assert all(
        less <= more + 1e-12
        for less, more in zip(
            shares(WORTH, [*found, {"near": 1.0}]), shares(WORTH, found), strict=False
        )
    )


def test_a_clue_of_worth_raises_the_chance():
    strong, weak = shares(WORTH, [{"near": 1.0}, {"far": 1.0}])
    assert strong > weak


def test_every_way_has_weights_and_a_least_chance():
    assert {"he", "they", "it", "role", "body", "outlet", "omitted", "nobody", "issuer"} <= set(
        ways()
    )
    for way in ways().values():
        assert 0 < way.least < 1
        assert way.weights


def test_nobody_is_chosen_of_nobody():
    room = Room(laid_out("He left.", "en"), [])
    assert choose(room, Asked("he", 0, PERSON), []) is None


def test_whoever_is_not_likely_enough_is_not_chosen():
    text = "The bridge is open. It rained. He left."
    far = Figure(SourceKind.PERSON, "Ann Lee")  # named nowhere before
    room = Room(laid_out(text, "en"), [far])
    assert choose(room, Asked("they", span_in(text, "He").start, PERSON), [far]) is None


def test_the_only_person_of_the_sentence_before_is_chosen():
    text = "Mayor Helen Gray came to the port. She left."
    scene = laid_out(text, "en")
    figures = cast(scene)
    choice = choose(Room(scene, figures), Asked("he", text.index("She"), PERSON), figures)
    assert choice
    assert choice.figure.name == "Helen Gray"
    assert ways()["he"].least <= choice.chance <= 1
