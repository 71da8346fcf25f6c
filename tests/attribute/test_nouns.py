"""Nouns that carry an attribution."""

import pytest

from helpers import told, understood


@pytest.mark.parametrize(
    ("lang", "text", "row"),
    [
        (
            "en",
            "Helen Gray repeated her claim that the bridge was shut.",
            ("her", "claim", "the bridge was shut"),
        ),
        (
            "en",
            "The mayor welcomed the ministry's statement that the plant will close.",
            ("the ministry's", "statement", "the plant will close"),
        ),
        ("uk", "Мер виступив із закликом закрити міст.", ("Мер", "закликом", "закрити міст")),
    ],
)
def test_the_owner_of_a_statement_is_its_source(lang, text, row):
    assert row in told(understood(text, lang))


@pytest.mark.parametrize(
    ("lang", "text", "owner"),
    [
        ("uk", "Пролунала заява мера про те, що міст закриють.", "мера"),
        ("ru", "Прозвучало заявление мэра о том, что мост закроют.", "мэра"),
    ],
)
def test_a_genitive_after_the_noun_is_its_owner(lang, text, owner):
    assert owner in [source for source, _, _ in told(understood(text, lang))]
