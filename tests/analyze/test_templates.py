"""Templates: how a form of words becomes a pattern."""

import pytest

from headwater.analyze.templates import FIGURES, Slot, compile_form, fold, words

SLOTS = {
    "day": Slot(r"\d{1,2}(?!\d)", frozenset({FIGURES})),
    "month": words(["may", "june"]),
}


def found(form, text):
    match = compile_form(form, SLOTS).pattern.match(text)
    return match["span"] if match else None


@pytest.mark.parametrize(
    ("form", "text", "span"),
    [
        ("{day} {month}", "4 may", "4 may"),
        ("the? {day} {month}", "the 4 may", "the 4 may"),
        ("the? {day} {month}", "4 may", "4 may"),
        ("<in> {month}", "in may", "may"),
        ("<in> the? {month}", "in the may", "the may"),
        ("{month} {day} ,?& year?", "may 4, year", "may 4, year"),
        ("{month} {day} ,?& year?", "may 4, or", "may 4"),
        ("{day}~ s", "90s", "90s"),
        ("next_day", "next day", "next day"),
        ("next_day", "nextday", None),
        ("{day} - {day2}", "4 – 6", "4 – 6"),
        ("{month} <past>", "may past", "may"),
    ],
)
def test_form_finds_its_span(form, text, span):
    assert found(form, text) == span


def test_heads_are_the_words_a_form_may_begin_with():
    assert compile_form("the? {day} {month}", SLOTS).heads == {"the", FIGURES}


def test_unknown_slot_is_refused():
    with pytest.raises(KeyError):
        compile_form("{moon}", SLOTS)


def test_broken_element_is_refused():
    with pytest.raises(ValueError, match="bad element"):
        compile_form("a?b?", SLOTS)


def test_folding_keeps_every_offset():
    assert fold("İSTANBUL’s П’ЯТЬ") == "İstanbul's п'ять"


def test_an_empty_class_of_words_matches_nothing():
    empty = compile_form("{none}", {"none": words([])})
    assert not empty.pattern.match("x")
