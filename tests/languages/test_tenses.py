import pytest

from headwater.languages.tenses import DONE, FUTURE, tenses


def found(lang, text):
    return {kind for kind, _, _ in tenses(lang, text, 0, len(text))}


@pytest.mark.parametrize(
    ("lang", "text", "tense"),
    [
        ("en", "The bank will close", FUTURE),
        ("en", "The bank closed", DONE),
        ("uk", "Банк закриють", FUTURE),
        ("uk", "Банк працюватиме", FUTURE),
        ("uk", "Банк закрив відділення", DONE),
        ("ru", "Банк закроют", FUTURE),
        ("ru", "Банк будет работать", FUTURE),
        ("ru", "Банк закрыл отделение", DONE),
        ("es", "El banco cerrará", FUTURE),
        ("es", "El banco cerró", DONE),
    ],
)
def test_a_tense_is_told_by_phrase_or_dictionary(lang, text, tense):
    assert found(lang, text) == {tense}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The bank is open"),
        ("uk", "Банк працює"),
        ("uk", "Банк працював"),
        ("ru", "Банк работает"),
        ("ru", "Банк работал"),
        ("es", "El banco abre"),
        ("xx", "The bank will close"),
    ],
)
def test_what_goes_on_is_neither_future_nor_done(lang, text):
    assert found(lang, text) == set()


def test_where_it_stands_is_told():
    assert list(tenses("en", "It will close", 0, 13)) == [(FUTURE, 3, 7)]
