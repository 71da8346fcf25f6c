"""Quotation marks: what is paired with what, line by line and over lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.analyze import sentences
from headwater.analyze.quotations import CARRIED, DEEPEST, pair
from headwater.languages import available, load
from headwater.model import Span

PIECES = st.sampled_from(["слово", "a", " ", ". ", "\n", "1", "—", *"\"«»“”„''’‘"])


def quotations(text: str, lang: str = "en"):
    return pair(text, list(sentences.paragraphs(text, Span(0, len(text)))), load(lang))


def quoted(text: str, lang: str = "en") -> list[str]:
    return [quotation.span.of(text) for quotation in quotations(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", 'He said "no" and left.', ['"no"']),
        ("en", "He said “no” and left.", ["“no”"]),
        ("uk", "Вона сказала «ні» й пішла.", ["«ні»"]),
        ("uk", "Вона сказала „ні“ й пішла.", ["„ні“"]),
        ("ru", "Она сказала «нет» и ушла.", ["«нет»"]),
        ("es", "Dijo «no» y se fue.", ["«no»"]),
        ("es", 'Dijo "no" y luego "sí".', ['"no"', '"sí"']),
        ("en", "No marks here.", []),
    ],
)
def test_marks_of_each_language_are_paired(lang, text, found):
    assert quoted(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("uk", "«Газета „День“ вийшла»", ["«Газета „День“ вийшла»", "„День“"]),
        ("uk", '«Газета "День" вийшла»', ['«Газета "День" вийшла»', '"День"']),
        ("en", "“He said ‘no’ twice”", ["“He said ‘no’ twice”", "‘no’"]),
    ],
)
def test_inner_quotation_follows_its_outer_one_and_is_deeper(lang, text, found):
    assert quoted(text, lang) == found
    assert [quotation.depth for quotation in quotations(text, lang)] == [0, 1]


def test_outer_mark_closes_an_inner_one_that_was_forgotten():
    assert quoted("Вона сказала: «Завод „Хвиля зупинено» – і пішла.", "uk") == [
        "«Завод „Хвиля зупинено»",
        "„Хвиля зупинено",
    ]


@pytest.mark.parametrize("text", ["it’s the driver’s bus", "П’ять об’єктів", "rock’n’roll"])
def test_an_apostrophe_inside_a_word_is_no_mark(text):
    assert quoted(text) == []


def test_doubled_apostrophes_are_one_mark():
    assert quoted("The mayor said: ''We will pay.'' He left.") == ["''We will pay.''"]


def test_a_quotation_runs_on_to_its_closing_mark_in_a_later_line():
    text = "«Перший рядок.\nДругий рядок», – сказала вона."
    assert quoted(text, "uk") == ["«Перший рядок.\nДругий рядок»"]


def test_a_paragraph_that_opens_anew_ends_the_one_before():
    text = "“First part.\n\n“Second part,” she said."
    assert quoted(text) == ["“First part.", "“Second part,”"]


def test_a_mark_that_is_never_closed_ends_with_its_line():
    assert quoted("«Перший рядок.\nДругий рядок.", "uk") == ["«Перший рядок."]


def test_an_unclosed_mark_ends_before_a_quotation_that_runs_on():
    text = "«Завод „Хвиля\nі море“ працює."
    assert quoted(text, "uk") == ["«Завод", "„Хвиля\nі море“"]


def test_a_quotation_is_not_carried_over_too_many_lines():
    text = "«Початок.\n" + "Рядок.\n" * (CARRIED + 1) + "Кінець»."
    assert quoted(text, "uk") == ["«Початок."]


def test_marks_that_only_open_are_not_all_kept():
    assert len(quotations("«" * 20_000 + " слово", "uk")) <= DEEPEST


@pytest.mark.parametrize("lang", available())
@given(st.lists(PIECES, min_size=1, max_size=30).map("".join))
def test_quotations_lie_in_the_text_and_nest(lang, text):
    found = quotations(text, lang)
    open_ends: list[int] = []
    for quotation in found:
        span = quotation.span
        open_ends = [end for end in open_ends if end > span.start]
        assert quotation.depth == len(open_ends)
        assert all(span.end <= end for end in open_ends)
        assert span.end <= len(text)
        open_ends.append(span.end)
    assert [q.span for q in found] == sorted(
        {q.span for q in found}, key=lambda s: (s.start, -s.end)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said, ''We won,'' and left.", ["''We won,''"]),
        ("In ‘08 it was ‘fine’ too.", ["‘fine’"]),
        ("“Not so,“ he said.", ["“Not so,“"]),
    ],
)
def test_marks_of_wires_and_typing_errors_are_paired(text, found):
    assert quoted(text) == found
