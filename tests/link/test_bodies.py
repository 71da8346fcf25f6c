import pytest

from headwater.link.bodies import alike, body, is_acronym, known_as, stands_for
from headwater.model import MentionKind

ORGANIZATION, PLACE = MentionKind.ORGANIZATION, MentionKind.PLACE


def key(name, lang, kind=ORGANIZATION):
    return body(name, lang, kind)


@pytest.mark.parametrize(
    ("name", "lang", "country"),
    [
        ("МЗС України", "uk", "ua"),
        ("міністерство закордонних справ Саудівської Аравії", "uk", "sa"),
        ("британский МИД", "ru", "gb"),
        ("МИД Соединенных Штатов", "ru", "us"),
        ("Ukraine's Foreign Ministry", "en", "ua"),
        ("South Korean Foreign Ministry", "en", ""),
        ("Foreign Ministry of South Korea", "en", "kr"),
        ("Ministerio de Exteriores de los Países Bajos", "es", "nl"),
        ("Ministerio de Exteriores polaco", "es", "pl"),
        ("МЗС", "uk", ""),
        ("State Department", "en", "us"),
    ],
)
def test_an_office_is_parted_from_its_country(name, lang, country):
    found = key(name, lang)
    assert (found.words[0] == "@foreign") is (name != "South Korean Foreign Ministry")
    assert found.country == country


def test_unions_are_no_countries():
    assert key("ЄС", "uk").fixed
    assert key("ЄС", "uk").country == ""


def test_a_known_outlet_is_one_by_its_writings():
    assert key("WP", "en") == key("The Washington Post", "uk")


def test_a_city_is_known_as_a_place_only():
    assert key("Відень", "uk", PLACE).fixed
    assert not key("Відень", "uk", ORGANIZATION).fixed


@pytest.mark.parametrize("name", ["Vantrel Ltd.", "The Vantrel", "Vantrel Inc", "Vantrel (VTR)"])
def test_what_stands_around_a_firm_is_no_part_of_its_name(name):
    assert key(name, "en").words == key("Vantrel", "en").words


def test_a_name_of_nothing_but_small_words_is_kept():
    assert key("The Ltd", "en").words


def test_figures_in_names_are_the_same():
    assert not alike(key("лікарня № 24", "uk"), key("лікарня № 27", "uk"))


def test_a_name_written_apart_is_the_same():
    assert alike(key("Вантрел Енерго", "uk"), key("Вантреленерго", "uk"))


def test_what_tables_know_is_like_nothing_else():
    assert not alike(key("Німеччина", "uk"), key("Нємеччина", "uk"))


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("СВЛ", "Союз вільних лісорубів", True),
        ("ACN", "Aid to the Church in Need", True),
        ("TLP", "Tehreek-e-Labbaik Pakistan", True),
        ("СВЛ", "Союз лісорубів", False),
    ],
)
def test_an_acronym_has_the_first_letters_of_a_name(short, name, fits):
    assert stands_for(short, name) is fits


@pytest.mark.parametrize(
    ("name", "fits"), [("МВФ", True), ("EMVo", True), ("Vantrel", False), ("A", False)]
)
def test_an_acronym_is_one_word_mostly_of_capitals(name, fits):
    assert is_acronym(name) is fits


def test_a_name_in_tables_is_known_in_any_language():
    assert known_as("Німеччина") == known_as("Germany") == known_as("ФРГ")
    assert known_as("Vantrel") is None
