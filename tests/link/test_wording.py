from dataclasses import replace

import pytest

from headwater.link import link
from headwater.link.units import world
from headwater.link.wording import stands_alone, telling
from headwater.settings import Settings
from linkworld import COLLAPSE, Said, reading, story


def units(*texts, langs=()):
    made = [
        reading(f"a{n}", "Paper", f"2031-03-0{n + 1}", [Said(text, COLLAPSE)])
        for n, text in enumerate(texts)
    ]
    told = dict(enumerate(langs))
    found = [
        replace(r, article=replace(r.article, lang=told.get(n, r.article.lang)))
        for n, r in enumerate(made)
    ]
    return world(found).units


def shown(given):
    return telling(given).article_id


@pytest.mark.parametrize(
    "text",
    [
        "The bridge over the Varla collapsed",
        "“The bridge has come down at night”",
        "Міст через Варлу вночі впав",
    ],
)
def test_a_sentence_stands_alone(text):
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "and the bridge has come down",
        "та міст через річку впав",
        "The Varla bridge",
        "The hole – 2 billion talers.",
        "«Міст через Варлу вночі впав",
        "The bridge “has come down at night",
        "120 drones for the eastern coast",
        "",
    ],
)
def test_a_part_of_a_sentence_does_not_stand_alone(text):
    assert not stands_alone(text)


def test_a_claim_is_worded_by_the_earliest_statement_that_stands_alone():
    given = units(
        "and the bridge came down",
        "The bridge over the Varla collapsed",
        "The bridge over the Varla is gone",
    )
    assert shown(given) == "a1"
    assert shown(given[::-1]) == "a1"


def test_where_none_stands_alone_the_earliest_words_a_claim():
    assert shown(units("and the bridge came down", "that the bridge came down")) == "a0"


def test_another_language_does_not_word_a_claim():
    given = units(
        "and the bridge came down", "El puente sobre el Varla cayó de noche", langs=("en", "es")
    )
    assert shown(given) == "a0"


def test_who_denies_does_not_word_a_claim():
    readings = [
        replace(r, article=replace(r.article, text=r.article.text.lower())) for r in story()[:3]
    ]
    denial = Said("No bridge over the river has collapsed", COLLAPSE, "Ivo Marn", negative=True)
    readings.append(reading("a4", "Daily Ostra", "2031-03-04T08:00:00Z", [denial]))
    (claim,) = [claim for claim in link(readings, Settings()).claims if claim.outlets == 4]
    assert claim.text == "the varla bridge collapsed at night"
