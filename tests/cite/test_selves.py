"""Which names in an article are its own publisher's, where nobody says who that is."""

import pytest

from helpers import understood


def cited(text, lang, **fields):
    return {c.cited for c in understood(text, lang, **fields).citations if c.citing == "SELF"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Завод закрили. Про це повідомляє Укрінформ з посиланням на Reuters."),
        ("ru", "Завод закрыли. Об этом сообщает Интерфакс со ссылкой на Reuters."),
    ],
)
def test_who_passes_on_another_report_is_the_page_itself(lang, text):
    assert cited(text, lang) == {"Reuters"}


def test_an_agency_that_transmits_is_not_the_page_itself():
    text = "Завод закрили. Про це передає Укрінформ з посиланням на Reuters."
    assert "Укрінформ" in cited(text, "uk")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Завод закрили. Як повідомляв Укрінформ, його будували двічі."),
        ("ru", "Завод закрыли. Как сообщал Интерфакс, его строили дважды."),
    ],
)
def test_who_recalls_its_own_report_is_the_page_itself(lang, text):
    assert cited(text, lang) == set()


def test_media_in_general_recall_nothing_of_their_own():
    text = "Завод закрили. Як повідомляли ЗМІ, його будували двічі."
    assert {name.casefold() for name in cited(text, "uk")} == {"змі"}


def test_whom_several_people_told_is_the_page_itself():
    text = (
        "Peter Ward told Reuters that the plant would close. The town waits. Mary Stone told "
        "Reuters that workers would be paid."
    )
    assert cited(text, "en") == set()
    assert cited(text.partition(" The town")[0], "en") == {"Reuters"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "КИЕВ, 5 мая - РИА Новости. Завод закроют, сообщает РИА Новости."),
        ("es", "Madrid, 23 may (EFE).- La planta cerrará, informó EFE."),
    ],
)
def test_who_signs_the_opening_is_the_page_itself(lang, text):
    assert cited(text, lang) == set()


def test_every_writing_of_a_known_publisher_is_its_own():
    text = "Завод закриють, повідомляє Ukrinform."
    assert cited(text, "uk", publisher="Укрінформ") == set()
    assert cited(text, "uk", domain="ukrinform.ua") == set()
    assert cited(text, "uk", publisher="Нова хвиля") == {"Ukrinform"}
