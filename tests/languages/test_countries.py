import pytest

from headwater.languages import available
from headwater.languages.countries import (
    UNIONS,
    _peoples,
    called,
    cities,
    country,
    parted,
    people,
    territories,
)


@pytest.mark.parametrize(
    ("word", "lang", "code"),
    [
        ("американського", "uk", "us"),
        ("грузини", "uk", "ge"),
        ("шведами", "ru", "se"),
        ("Polish", "en", "pl"),
        ("suecas", "es", "se"),
        ("індустрія", "uk", None),
        ("Туркестан", "ru", None),
        ("румба", "uk", None),
        ("rusty", "en", None),
    ],
)
def test_adjectives_and_inhabitants_tell_the_country(word, lang, code):
    assert people(word, lang) == code


@pytest.mark.parametrize("lang", available())
def test_every_code_of_a_people_is_a_country_of_cldr(lang):
    codes = set(_peoples(lang).values())
    assert len(codes) > 100
    assert codes <= set(territories().values())


@pytest.mark.parametrize("lang", available())
def test_no_country_is_the_people_of_another(lang):
    for name in called(lang):
        if " " not in name and (code := people(name, lang)):
            assert code == country(name, lang)


@pytest.mark.parametrize(
    ("name", "lang", "code"),
    [
        ("Німеччина", "uk", "de"),
        ("Germany", "uk", "de"),
        ("США", "ru", "us"),
        ("Нідерланди", "uk", "nl"),
        ("китайці", "uk", "cn"),
        ("Київ", "uk", None),
        ("НАТО", "uk", None),
        ("польська мова", "uk", None),
    ],
)
def test_a_country_is_known_by_name_letters_and_people(name, lang, code):
    assert country(name, lang) == code


@pytest.mark.parametrize(
    ("words", "lang", "rest", "code"),
    [
        ("Верховний суд Польщі", "uk", "Верховний суд", "pl"),
        ("польський уряд", "uk", "уряд", "pl"),
        ("правительство Объединенных Арабских Эмиратов", "ru", "правительство", "ae"),
        ("Парламент Нігерії", "uk", "Парламент", "ng"),
        ("Парламент Нігеру", "uk", "Парламент", "ne"),
        ("Ministry of Health of the Netherlands", "en", "Ministry of Health", "nl"),
        ("Ukraine’s parliament", "en", "parliament", "ua"),
        ("Gobierno de Perú", "es", "Gobierno", "pe"),
        ("Gobierno peruano", "es", "Gobierno", "pe"),
        ("Рада старійшин", "uk", "Рада старійшин", ""),
        ("Польща", "uk", "Польща", ""),
    ],
)
def test_an_owner_is_parted_from_what_it_owns(words, lang, rest, code):
    assert parted(words.split(), lang) == (tuple(rest.split()), code)


def test_a_word_that_is_none_owns_nothing():
    assert parted(["", "уряд"], "uk") == (("", "уряд"), "")


def test_cities_of_cldr_are_one_in_all_languages():
    table = cities()
    assert table["відень"] == table["вена"] == table["viena"] == table["vienna"]


def test_unions_have_codes_as_countries_do():
    assert {code.lower() for code in UNIONS} <= set(territories().values())
