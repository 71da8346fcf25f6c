"""Numbers that say where: telephone numbers and houses."""

import pytest

from headwater.analyze.addresses import addresses, is_address, phone_end
from headwater.languages import load


@pytest.mark.parametrize("text", ["+380 44 555 01 23", "+1 (212) 555 0100", "+34 915 55 01 23"])
def test_international_number_ends_with_its_last_figure(text):
    assert phone_end(text, 1) == len(text)


@pytest.mark.parametrize("text", ["044-555-01-23", "555 01 23 45"])
def test_local_number_of_several_groups_is_a_telephone(text):
    assert phone_end(text, 0) == len(text)


@pytest.mark.parametrize(
    "text", ["1 250 000", "12 345 678 900", "10-15", "2014 - 2016", "15 20 30"]
)
def test_grouped_thousands_and_ranges_are_no_telephone(text):
    assert phone_end(text, 0) == 0


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("uk", "Він мешкає на вул. Лесі Квітки, 15 тепер.", "15"),
        ("ru", "Он живёт на проспекте Мира, 15 теперь.", "15"),
        ("es", "Vive en la calle Mayor 15 ahora.", "15"),
        ("en", "He lives at 15 Old Garden Road now.", "15"),
    ],
)
def test_number_of_a_house_is_an_address(lang, text, number):
    start = text.index(number)
    known = addresses(load(lang).numbers)
    assert is_address(text, text.lower(), start, start + len(number), known)


def test_number_far_from_a_street_is_no_address():
    text = "The street was cleared and then 15 men came."
    start = text.index("15")
    assert not is_address(text, text, start, start + 2, addresses(load("en").numbers))
