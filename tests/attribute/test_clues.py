"""What speaks for a party being the one meant."""

import pytest

from headwater.attribute.callings import Calling
from headwater.attribute.cast import Figure, cast
from headwater.attribute.clues import Asked, Room, clues
from headwater.model import SourceKind, Span
from helpers import laid_out, span_in

PERSON = SourceKind.PERSON
TEXT = "Mayor Helen Gray met coach Owen Reed.\n\nThe bridge is open. She left."


def seen(name, words="She", **asked):
    scene = laid_out(TEXT, "en")
    figures = cast(scene)
    figure = next(f for f in figures if f.name == name)
    place = span_in(TEXT, words).start
    question = Asked("he", place, frozenset({PERSON}), **asked)
    return clues(Room(scene, figures), question, figure)


def test_sentences_are_counted_from_the_last_mention():
    found = seen("Helen Gray")
    assert (found["here"], found["just before"], found["paragraph"]) == (0.0, 0.0, 0.0)
    assert 0 < found["apart"] < 1


def test_who_was_named_since_counts_against():
    assert seen("Helen Gray")["since"] > seen("Owen Reed")["since"] == 0


def test_who_was_the_source_last_is_told():
    scene = laid_out(TEXT, "en")
    figures = cast(scene)
    gray, reed = figures
    asked = Asked("he", len(TEXT) - 9, frozenset({PERSON}), last=reed, outer=gray)
    room = Room(scene, figures)
    assert [clues(room, asked, one)["last source"] for one in figures] == [0.0, 1.0]
    assert [clues(room, asked, one)["outer"] for one in figures] == [1.0, 0.0]


def test_shares_of_mentions_sum_to_one():
    assert seen("Helen Gray")["share"] + seen("Owen Reed")["share"] == pytest.approx(1)


def test_the_noun_a_party_is_called_by_is_told():
    asked = Calling(frozenset({"mayor"}))
    assert seen("Helen Gray", calling=asked)["head"] == 1.0
    assert seen("Owen Reed", calling=asked)["head"] == 0.0


def test_nothing_is_told_of_a_noun_where_none_is_asked_about():
    assert "head" not in seen("Helen Gray")


def test_what_stands_beside_a_noun_is_compared():
    figure = Figure(PERSON, "Ann Lee", [Span(0, 3)], calling=Calling(about=frozenset({"fina"})))
    room = Room(laid_out(TEXT, "en"), [figure])
    for about, told in (("fina", "about"), ("defe", "about else")):
        called = Calling(frozenset({"minister"}), about=frozenset({about}))
        found = clues(room, Asked("role", 60, frozenset({PERSON}), called), figure)
        assert {n for n in ("about", "about else", "about unheard") if found[n]} == {told}


def test_a_gender_agrees_only_where_both_show_one():
    figure = Figure(PERSON, "Ann Lee", [Span(0, 3)], gender="femn")
    room = Room(laid_out(TEXT, "en"), [figure])
    asked = [Asked("he", 60, frozenset({PERSON}), gender=gender) for gender in ("femn", "")]
    assert [clues(room, one, figure)["agrees"] for one in asked] == [1.0, 0.0]


def test_who_is_named_only_later_is_said_to_be():
    found = seen("Owen Reed", words="met")
    assert found["later"] == 1.0
    assert "apart" not in found


def test_every_clue_is_a_small_number():
    called = Calling(frozenset({"mayor"}), about=frozenset({"port"}), owned=True)
    found = seen("Helen Gray", calling=called, plural=True, content=(Span(0, 5),))
    assert all(-1 <= value <= 1 for value in found.values())
