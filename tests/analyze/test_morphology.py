"""Readings of single words."""

import pytest

from headwater.analyze.morphology import lookup


@pytest.mark.parametrize(
    ("lang", "word", "lemma"),
    [("uk", "міністром", "міністр"), ("ru", "министром", "министр"), ("ru", "СКАЗАЛА", "сказать")],
)
def test_a_form_is_led_back_to_its_dictionary_form(lang, word, lemma):
    assert lookup(word, "pymorphy3", lang).lemma == lemma


def test_cases_of_all_nominal_readings_are_told():
    assert {"nomn", "accs"} <= lookup("завод", "pymorphy3", "uk").cases
    assert lookup("заводом", "pymorphy3", "uk").cases == {"ablt"}


def test_a_capital_letter_alone_may_be_an_initial():
    assert "Init" in lookup("Я", "pymorphy3", "ru").grams
    assert "Init" not in lookup("я", "pymorphy3", "ru").grams


def test_without_a_strategy_a_word_is_its_own_form():
    form = lookup("Said", "", "en")
    assert (form.lemma, form.pos, form.cases) == ("said", frozenset(), frozenset())
