"""Domain names inside a text."""

import pytest

from headwater.languages.domains import domain_at


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("novyny.example, a site", "novyny.example"),
        ("Velmar24.lv.", "Velmar24.lv"),
        ("www.velmar.com.ua, news", "www.velmar.com.ua"),
        ("Утро.ру пишет", "Утро.ру"),
        ("ВЕСТНИК.РФ", "ВЕСТНИК.РФ"),
        ("paper.com.But the rest", "paper.com"),
        ("my-paper.net", "my-paper.net"),
    ],
)
def test_a_domain_is_read_as_far_as_it_goes(text, domain):
    assert domain_at(text, 0) == domain


@pytest.mark.parametrize(
    "text",
    [
        "end.It was",
        "сказав.По даних",
        "24.kg",
        "т.п.",
        "e.g. this",
        "3.14",
        "U.S. news",
        "node.js",
        "a",
    ],
)
def test_a_missing_space_a_figure_and_an_abbreviation_are_no_domain(text):
    assert domain_at(text, 0) == ""


@pytest.mark.parametrize(
    "text",
    [
        "https://velmar.example",
        "desk@velmar.example",
        "Photo: velmar.example",
        "See velmar.example/a",
    ],
)
def test_an_address_or_a_credit_is_no_name_in_the_text(text):
    assert domain_at(text, text.index("velmar")) == ""
