"""Attributions within attributions, and quotations that run on."""

import pytest

from headwater.attribute.nested import nest
from headwater.model import Attribution, Quote, Span
from helpers import told, understood


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Петро Луговий сказав, що Олена Гай заявила, що міст закриють."),
        ("ru", "Пётр Луговой сказал, что Елена Гай заявила, что мост закроют."),
        ("en", "Peter Ward said that Helen Gray claimed that the bridge was shut."),
        ("es", "Pedro Luna dijo que Elena Gil afirmó que el puente cerró."),
    ],
)
def test_what_one_says_that_another_said_is_nested(lang, text):
    outer, inner = understood(text, lang).attributions
    assert (outer.within, inner.within) == (None, outer.id)
    assert outer.content[0].contains(inner.content[0])


@pytest.mark.parametrize(
    ("lang", "text", "last"),
    [
        ("uk", "«Мости стоять, дороги цілі», – сказала мерка Олена Гай.\n«Ми готові. Ми чекаємо».",
         "«Ми готові. Ми чекаємо»."),
        ("en", '"The bridge stands," Helen Gray said.\n"We are ready. We wait."',
         '"We are ready. We wait."'),
    ],
)  # fmt: skip
def test_a_quotation_without_a_cue_of_its_own_runs_on(lang, text, last):
    (row,) = told(understood(text, lang))
    assert row[2].endswith(f" … {last}")


def test_a_quotation_after_nobody_is_nobodys():
    assert told(understood("«Мости стоять. Дороги цілі».", "uk")) == []


def test_what_is_reported_inside_a_quotation_is_indirect():
    text = '"Our own driver said that the road was closed all day," Helen Gray said.'
    found = {a.source_name: a.quote for a in understood(text, "en").attributions}
    assert found["Helen Gray"] is Quote.DIRECT
    assert Quote.DIRECT not in {quote for name, quote in found.items() if name != "Helen Gray"}


def made(id_, cue, *content):
    return Attribution(id_, None, Span(*cue), tuple(Span(*piece) for piece in content))


def test_the_smallest_content_around_a_cue_holds_it():
    large, small = made("large", (0, 2), (3, 90)), made("small", (5, 7), (8, 50))
    inner, apart = made("inner", (10, 12), (13, 20)), made("apart", (95, 97), (98, 99))
    found = nest([large, small, inner, apart])
    assert [a.within for a in found] == [None, "large", "small", None]


def test_two_who_vouch_for_the_same_words_do_not_hold_each_other():
    first, second = made("a", (20, 22), (0, 30)), made("b", (25, 28), (0, 30))
    assert [a.within for a in nest([first, second])] == [None, None]


def test_a_cue_between_two_pieces_of_its_own_content_is_not_within_itself():
    (found,) = nest([made("a", (10, 12), (0, 9), (13, 20))])
    assert found.within is None


def test_who_denies_what_another_said_before_does_not_report_it():
    text = "Helen Gray said that the bridge was shut. The ministry denied this."
    said, denied = understood(text, "en").attributions
    assert (said.within, denied.within) == (None, None)
