"""Dictionary forms of names and noun phrases."""

import pytest

from headwater.languages import load
from headwater.languages.nominative import Setting, name_in, nominative
from headwater.model import Mention, MentionKind, Span

PERSON, PLACE = MentionKind.PERSON, MentionKind.PLACE
ORGANIZATION = MentionKind.ORGANIZATION

UKRAINIAN = [
    ("Ніколаса Мадуро", PERSON, "Ніколас Мадуро"),
    ("Трампа", PERSON, "Трамп"),
    ("Путіну", PERSON, "Путін"),
    ("Сі Цзіньпіна", PERSON, "Сі Цзіньпін"),
    ("Рамоном Веласкесом", PERSON, "Рамон Веласкес"),
    ("Ольгою Ковальською", PERSON, "Ольга Ковальська"),
    ("Олену Шевченко", PERSON, "Олена Шевченко"),
    ("Тараса Шевченка", PERSON, "Тарас Шевченко"),
    ("Ангелу Меркель", PERSON, "Ангела Меркель"),
    ("Володимира Олександровича", PERSON, "Володимир Олександрович"),
    ("Урсули фон дер Ляєн", PERSON, "Урсула фон дер Ляєн"),
    ("Міністерства охорони здоров'я", ORGANIZATION, "Міністерство охорони здоров'я"),
    ("Верховної Ради", ORGANIZATION, "Верховна Рада"),
    ("«Нафтогазі»", ORGANIZATION, "Нафтогаз"),
    ("НАТО", ORGANIZATION, "НАТО"),
    ("Києві", PLACE, "Київ"),
    ("Сполучених Штатах", PLACE, "Сполучені Штати"),
    ("Карибського басейну", PLACE, "Карибський басейн"),
    ("внутрішніх документів уряду США", None, "внутрішні документи уряду США"),
    ("The Washington Post", ORGANIZATION, "The Washington Post"),
]
RUSSIAN = [
    ("Дональду Трампу", PERSON, "Дональд Трамп"),
    ("Анны Петровой", PERSON, "Анна Петрова"),
    ("Радимом Голвеком", PERSON, "Радим Голвек"),
    ("Терезой Мэй", PERSON, "Тереза Мэй"),
    ("Сергея Ёлкина", PERSON, "Сергей Ёлкин"),
    ("Сергея Елкина", PERSON, "Сергей Елкин"),
    ("Верховного суда", ORGANIZATION, "Верховный суд"),
    ("МИДа", ORGANIZATION, "МИД"),
    ("британского МИД", ORGANIZATION, "британский МИД"),
    ("Соединённых Штатов", PLACE, "Соединённые Штаты"),
    ("Северного потока-2", ORGANIZATION, "Северный поток-2"),
]


@pytest.mark.parametrize(("text", "kind", "name"), UKRAINIAN)
def test_ukrainian_names_are_given_in_the_nominative(text, kind, name):
    assert nominative(text, load("uk"), kind) == name


@pytest.mark.parametrize(("text", "kind", "name"), RUSSIAN)
def test_russian_names_are_given_in_the_nominative(text, kind, name):
    assert nominative(text, load("ru"), kind) == name


def test_two_languages_in_one_process_do_not_disturb_each_other():
    for _ in range(2):
        assert nominative("Івана Ткачука", load("uk"), PERSON) == "Іван Ткачук"
        assert nominative("Ивана Ткачука", load("ru"), PERSON) == "Иван Ткачук"


def test_a_language_without_declension_keeps_the_words_and_loses_the_marks():
    assert nominative("“Kestrel  Bank”,", load("en"), ORGANIZATION) == "Kestrel Bank"


def test_a_form_met_elsewhere_settles_an_open_one():
    known = Setting(known=frozenset({"Голвека"}))
    assert nominative("Голвека", load("uk"), PERSON, known) == "Голвека"
    assert nominative("Голвека", load("uk"), PERSON) == "Голвек"


def test_cases_ruled_out_by_the_text_are_not_chosen():
    oblique = Setting(cases=frozenset({"gent"}))
    assert nominative("Валентина", load("uk"), PERSON, oblique) == "Валентин"


def test_marks_alone_come_back_as_they_are():
    assert nominative("«»", load("uk")) == "«»"


def mention(start, end, kind):
    return Mention(Span(start, end), kind, f"{start}-{end}")


def test_the_person_is_the_name_inside_a_role_phrase():
    org, person = mention(0, 30, ORGANIZATION), mention(32, 40, PERSON)
    assert name_in(Span(0, 40), [org, person]) is person


def test_an_organization_names_a_phrase_without_a_person():
    place, org = mention(0, 4, PLACE), mention(5, 20, ORGANIZATION)
    assert name_in(Span(0, 30), [place, org]) is org


def test_a_place_names_only_the_phrase_it_fills():
    place = mention(5, 8, PLACE)
    assert name_in(Span(0, 8), [place]) is None
    assert name_in(Span(5, 8), [place]) is place


def test_names_outside_the_phrase_do_not_count():
    assert name_in(Span(0, 5), [mention(3, 9, PERSON)]) is None
