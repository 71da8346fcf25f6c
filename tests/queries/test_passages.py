import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Article, Span
from headwater.queries.passages import (
    fitting,
    marked,
    passage,
    quotation,
    sentence,
    unlike,
    when,
)

TEXT = (
    "Перше речення. Друге, каже J. Smith, коштує 5 млн. доларів. «Третє», — сказав він.\n"
    "A headline\n\nIt rains at 0:4.  It will stop."
)
NEWS = Article("a", TEXT, "uk")


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Перше", "Перше речення."),
        ("речення.", "Перше речення."),
        ("Smith", "Друге, каже J. Smith, коштує 5 млн. доларів."),
        ("Третє", "«Третє», — сказав він."),
        ("headline", "A headline"),
        ("rains", "It rains at 0:4."),
        ("will stop", "It will stop."),
        ("rains at 0:4.  It", "It rains at 0:4.  It will stop."),
    ],
)
def test_words_lead_to_the_sentence_they_stand_in(words, whole):
    assert sentence(NEWS, span(words)).of(TEXT) == whole


def test_a_sentence_does_not_leave_its_part_of_the_page():
    text = "Menu The dam will close Terms"
    news = Article("a", text, "en", body=(span("The dam will close", text),))
    assert sentence(news, span("dam", text)).of(text) == "The dam will close"


def test_a_sentence_without_an_end_is_cut_to_the_words():
    text = "so " * 900 + "the dam " + "and " * 900
    news = Article("a", text, "en")
    assert sentence(news, span("the dam", text)).of(text) == "the dam"


@given(st.text(st.sampled_from("aB .\n!»"), min_size=1, max_size=60), st.data())
def test_a_sentence_holds_its_words_and_lies_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    some = Span(start, data.draw(st.integers(start + 1, len(text))))
    whole = sentence(Article("a", text, "en"), some)
    if whole is None:
        assert not text.strip()
    elif some.of(text).strip():
        kept = text[some.start : some.end].strip()
        assert kept in whole.of(text)
        assert whole.end <= len(text)


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("He said: “No. Never.” It rains.", "No", "He said: “No. Never.”"),
        ("He said: “No. Never.” It rains.", "Never", "He said: “No. Never.”"),
        ("«Так. Ні. Ще», — каже він. Дощ.", "Так", "«Так. Ні. Ще», — каже він."),
        ('"No. Never," he said. It rains.', "No", '"No. Never," he said.'),
        ("He said: “No. \nNever.” It rains.", "No", "He said: “No."),
        ("It rains. It is cold.", "rains", "It rains."),
        ("“Yes.", "Yes", "“Yes."),
    ],
)
def test_a_sentence_is_widened_to_the_whole_of_its_quotation(text, words, whole):
    news = Article("a", text, "en")
    assert quotation(news, sentence(news, span(words, text))).of(text) == whole


def test_the_pieces_of_a_passage_are_the_words_of_the_text():
    shown = passage(NEWS, [span("коштує")], [span("5 млн.")])
    assert shown.text == shown.span.of(TEXT)
    assert [piece.text for piece in shown.pieces if piece.marked] == ["5 млн."]


def test_marks_that_overlap_cut_a_passage_once():
    shown = marked(NEWS, Span(0, 14), [Span(0, 5), Span(3, 9), Span(20, 30)])
    assert "".join(piece.text for piece in shown.pieces) == TEXT[:14]
    assert [piece.text for piece in shown.pieces if not piece.marked] == [TEXT[9:14]]


def test_a_span_that_the_text_has_no_room_for_shows_nothing():
    assert passage(NEWS, [Span(5000, 5010)]) is None


def test_what_covers_a_sentence_is_marked_only_when_nothing_is_narrower():
    whole, part = Span(0, 100), Span(10, 20)
    assert fitting([whole, part], whole) == [part]
    assert fitting([whole], whole) == [whole]
    assert fitting([Span(5, 60), part], whole) == [part]


def test_wordings_are_unlike_where_a_word_has_changed():
    left, right = "The dam may close today", "The dam will close"
    ours, theirs = unlike(left, right)
    assert [found.of(left) for found in ours] == ["may", "today"]
    assert [found.of(right) for found in theirs] == ["will"]


def test_time_is_compared_in_one_zone_and_the_undated_come_last_by_when_they_were_seen():
    news = [
        Article("late", "t", "en", published="2031-05-01T23:30:00-05:00"),
        Article("day", "t", "en", published="2031-05-02"),
        Article("early", "t", "en", published="2031-05-02T01:00:00+03:00"),
        Article("odd", "t", "en", published="spring"),
        Article("seen later", "t", "en", fetched="2031-05-09"),
        Article("seen first", "t", "en", fetched="2030-01-01"),
    ]
    ordered = [article.id for article in sorted(news, key=when)]
    assert ordered == ["early", "day", "late", "odd", "seen first", "seen later"]
