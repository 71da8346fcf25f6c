import pytest

from headwater.link.parties import (
    described,
    fullest,
    outlet,
    proper,
    publisher,
    same_name,
    same_party,
    told_apart,
)
from headwater.model import SourceKind

PERSON, DOCUMENT = SourceKind.PERSON, SourceKind.DOCUMENT
ORGANIZATION, UNNAMED = SourceKind.ORGANIZATION, SourceKind.OFFICIAL_ANONYMOUS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Radim Holvek", "Радім Голвек"),
        ("Holvek", "Радим Голвек"),
        ("the Courier", "Orvel Courier"),
        ("Inspección Técnica Nacional", "ITN"),
        ("Ada Brenn", "ada brenn"),
        ("Би-би-си", "BBC News"),
        ("Рейтер", "Reuters"),
        ("Бюджетная авиакомпания Varlair", "Ирландский лоукостер Varlair"),
    ],
)
def test_one_name_in_two_writings(left, right):
    assert same_name(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Brenn", "Ivo Marn"),
        ("officials", "a banker"),
        ("", "Ada"),
        ("BBC News", "BBC Radio 4"),
    ],
)
def test_two_names(left, right):
    assert not same_name(left, right)


def test_a_publisher_is_found_by_a_part_of_its_name_only_where_the_name_is_an_outlets():
    known = ["Orvel Courier", "Coast Post"]
    assert publisher("the Courier", known, loose=True) == "Orvel Courier"
    assert publisher("the Courier", known, loose=False) is None
    assert publisher("the business daily Coast Post", known, loose=False) == "Coast Post"


def test_a_part_that_fits_two_publishers_is_neither():
    assert publisher("Courier", ["Orvel Courier", "Delta Courier"], loose=True) is None


def test_a_country_is_not_the_outlet_named_after_it():
    assert publisher("Tarnia's regulator said so", ["Тарния сегодня"], loose=False) is None


def test_a_capital_that_opens_the_words_is_no_name():
    assert described("Rescuers", SourceKind.GROUP, "Coast Post", "", "en").unnamed
    assert not described("Rescuer Ada Brenn", PERSON, "Coast Post", "", "en").unnamed


def test_unnamed_sources_of_one_outlet_are_one():
    left = described("a banker", UNNAMED, "Coast Post", "", "en")
    right = described("an official", UNNAMED, "Coast Post", "", "en")
    assert same_party(left, right)


def test_unnamed_sources_of_two_outlets_are_not_one_for_certain():
    left = described("a banker", UNNAMED, "Coast Post", "", "en")
    right = described("a banker", UNNAMED, "Varla Herald", "", "en")
    assert not same_party(left, right)
    assert not told_apart(left, right)
    assert told_apart(left, described("a pilot", UNNAMED, "Varla Herald", "", "en"))


def test_a_spokesperson_and_the_institution_are_one_party():
    voice = described("Ada Brenn", PERSON, "", "coast guard spokeswoman Ada Brenn", "en")
    body = described("the coast guard", ORGANIZATION, "", "the coast guard", "en")
    assert same_party(voice, body)


def test_a_document_through_one_outlet_is_one_document():
    left = described("an internal memo", DOCUMENT, "Coast Post", "", "en")
    right = described("службова записка", DOCUMENT, "Coast Post", "", "uk")
    assert same_party(left, right)


def test_documents_of_two_outlets_are_one_by_what_they_are_about():
    left = described("notice to the stock exchange", DOCUMENT, "Coast Post", "", "en")
    right = described("повідомлення на біржі", DOCUMENT, "Рахунок", "", "uk")
    other = described("airport log", DOCUMENT, "Рахунок", "", "en")
    assert same_party(left, right)
    assert not same_party(left, other)


def test_an_outlet_is_not_the_institution_without_a_name():
    assert not same_party(outlet("Coast Post"), described("the police", ORGANIZATION, "", "", "en"))


def test_the_fullest_name_stands_for_a_party():
    def person(name):
        return described(name, PERSON, "", "", "en")

    assert fullest([person("Holvek"), person("Radim Holvek")]) == "Radim Holvek"


def test_a_description_is_the_person_who_is_introduced_by_it():
    named = described("Ada Brenn", PERSON, "", "defence minister Ada Brenn", "en")
    assert same_party(named, described("the defence minister", PERSON, "", "", "en"))
    assert not same_party(named, described("the prosecutor", PERSON, "", "", "en"))


def test_papers_of_one_date_are_one():
    left = described("memo of 11 February", DOCUMENT, "Coast Post", "", "en")
    right = described("записка від 11 лютого", DOCUMENT, "Рахунок", "", "uk")
    assert same_party(left, right)


def test_a_publisher_is_found_in_another_script():
    assert publisher("Би-би-си", ["Coast Post", "BBC News"], loose=False) == "BBC News"


def test_an_outlet_in_two_scripts_is_one_party():
    assert same_party(outlet("Би-би-си"), outlet("BBC"))


def test_a_group_at_the_beginning_of_a_sentence_is_unnamed():
    assert described("Hauliers", SourceKind.GROUP, "Coast Post", "", "en").unnamed


def test_an_institution_is_one_in_two_languages():
    left = described("Instituto Arqueológico de Valdorra", ORGANIZATION, "", "", "es")
    right = described("Archaeological Institute of Valdorra", ORGANIZATION, "", "", "en")
    assert same_party(left, right)


def test_two_ministries_of_one_country_are_two_in_any_language():
    left = described("Ministerio de Obras Públicas de Valdorra", ORGANIZATION, "", "", "es")
    right = described("Ministry of Defence of Valdorra", ORGANIZATION, "", "", "en")
    assert not same_party(left, right)


@pytest.mark.parametrize(
    ("name", "words"),
    [("the newspaper Northwire", ("Northwire",)), ("Russian media", ()), ("the media", ())],
)
def test_a_name_stands_behind_its_noun(name, words):
    assert proper(name, "en", frozenset({"media"})) == words


def test_a_capital_that_only_opens_the_words_makes_no_name():
    assert described("Both sources", PERSON, "", "", "en").keys == ()


def test_an_outlet_may_have_its_noun_for_a_name():
    assert proper("Coast Radio", "en", frozenset({"media"})) == ("Coast", "Radio")
