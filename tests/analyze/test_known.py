"""Names known before the text is read."""

import pytest

from headwater.analyze import analyze, known
from headwater.languages import load
from headwater.model import Article, MentionKind


def first(lang, text, at=0):
    pack = load(lang)
    tokens = analyze(Article(id="a", text=text, lang=lang), pack).tokens
    return known.match(text, tokens, at, pack)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("uk", "Української правди", "Українська правда"),
        ("uk", "Рейтер", "Reuters"),
        ("uk", "Дзеркала тижня", "Дзеркало тижня"),
        ("ru", "Коммерсанта", "Коммерсантъ"),
        ("en", "Washington Post", "The Washington Post"),
        ("es", "Washington Post", "The Washington Post"),
        ("uk", "Нідерландах", "Нідерланди"),
        ("uk", "Сполученими Штатами", "Сполучені Штати"),
        ("ru", "МИДе", "МИД"),
    ],
)
def test_a_declined_or_other_writing_leads_to_the_name(lang, text, name):
    assert first(lang, text).name == name


def test_the_longest_name_wins():
    assert first("uk", "Сполучені Штати Америки").words == ("Сполучені", "Штати", "Америки")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "громадське обговорення"),
        ("uk", "Росіяни"),
        ("en", "us"),
        ("en", "the sun"),
        ("ru", "сами"),
    ],
)
def test_small_letters_and_kindred_words_are_not_the_name(lang, text):
    assert first(lang, text) is None


def test_letters_must_be_as_written():
    assert first("en", "AP").name == "Associated Press"
    assert first("en", "Ap") is None


@pytest.mark.parametrize("lang", ["uk", "ru", "en", "es"])
def test_every_country_of_cldr_is_a_place(lang):
    for name in known.countries(lang):
        entry = first(lang, name)
        assert entry is not None, name


def test_unions_and_blanks_of_cldr_are_no_countries():
    assert not {"European Union", "United Nations", "Unknown Region"} & set(known.countries("en"))


def test_an_outlet_is_an_organization_and_says_so():
    entry = first("en", "Reuters")
    assert entry.kind is MentionKind.ORGANIZATION
    assert entry.outlet


def test_a_site_nobody_lists_is_known_by_its_domain():
    found = first("en", "Velmar24.lv wrote")
    assert (found.name, found.outlet, len(found.words)) == ("Velmar24.lv", True, 3)


def test_a_listed_outlet_is_found_under_its_domain_in_any_case():
    assert first("ru", "LENTA.RU wrote").name == first("ru", "Lenta.ru wrote").name


def test_a_full_stop_with_no_space_after_it_makes_no_site():
    assert first("en", "Velmar.It rained") is None


def test_a_domain_in_small_letters_is_an_address_and_no_name():
    assert first("en", "velmar24.lv wrote") is None


@pytest.mark.parametrize(
    ("lang", "text"), [("uk", "пише velmar24.lv."), ("ru", "сообщает velmar24.lv.")]
)
def test_a_domain_in_small_letters_after_a_verb_of_saying_is_a_name(lang, text):
    assert first(lang, text, 1).name == "velmar24.lv"


def test_a_common_word_in_front_of_more_of_a_name_is_not_the_outlet():
    pack = load("en")
    text = "The magazine Nature Weekly wrote of it."
    found = analyze(Article(id="a", text=text, lang="en"), pack).mentions
    assert "Nature" not in {mention.span.of(text) for mention in found}
