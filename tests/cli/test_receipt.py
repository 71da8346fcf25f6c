"""The receipt as people see it: chains as a tree, each edge in the words that prove it."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from headwater import queries
from headwater.cli.receipt import show_receipt
from headwater.model import (
    SELF,
    Antecedent,
    Article,
    Attribution,
    Bond,
    Citation,
    Provenance,
    Quote,
    Reading,
    Response,
    ResponseKind,
    SourceKind,
    Span,
    Stance,
    Statement,
)

POST, MEMO = "the Morning Post writes", "citing an internal memo of the port authority"
TEXT = (
    f"The crane failed, {POST}, {MEMO}. It was old, she said. The mayor denied it. "
    "The owner declined to comment. Rain fell."
)


def at(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def attribution(id_, source, cue, content, **fields):
    found = at(source) if isinstance(source, str) else source
    return Attribution(
        id_,
        found,
        at(cue),
        (at(content),),
        provenance=Provenance("attribute", "r", score=0.8),
        **fields,
    )


ATTRIBUTIONS = (
    attribution(
        "p",
        "the Morning Post",
        "writes",
        "The crane failed",
        source_kind=SourceKind.OUTLET,
        source_name="Morning Post",
    ),
    attribution(
        "m",
        "an internal memo of the port authority",
        "citing",
        "The crane failed",
        source_kind=SourceKind.DOCUMENT,
        source_name="memo of the port authority",
    ),
    attribution(
        "s",
        "she",
        "said",
        "It was old",
        source_name="Ann Reyes",
        source_kind=SourceKind.PERSON,
        antecedent=Antecedent(at("port authority"), Bond.PRONOUN, 0.7),
    ),
    attribution(
        "d", "The mayor", "denied", "it", stance=Stance.DENIES, quote=Quote.MIXED, source_name=None
    ),
)
READING = Reading(
    Article("a", TEXT, "en", publisher="Paper"),
    ATTRIBUTIONS,
    (
        Citation(SELF, "Morning Post", at(POST), "p"),
        Citation("Morning Post", "memo of the port authority", at(MEMO), "m"),
    ),
    (Statement("s1", (at("Rain fell."),), "Paper"),),
    (Response(ResponseKind.DECLINED, "The owner", at("declined to comment")),),
)


def shown(reading=READING, width=100, **how):
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, emoji=False, markup=False)
    show_receipt(console, queries.receipt(reading), **how)
    return out.getvalue()


def flat(text):
    return " ".join(text.replace("│", " ").split())


def line_of(words, text):
    return next(n for n, line in enumerate(text.splitlines()) if words in line)


def test_a_chain_leads_from_the_outlet_to_its_end_with_the_words_that_prove_each_edge():
    text = shown()
    places = [
        line_of(words, text)
        for words in (
            "← Morning Post",
            f"“{POST}”",
            "← memo of the port authority  document",
            f"“{MEMO}”",
            "• “The crane failed”",
        )
    ]
    assert places == sorted(places)


def test_words_passed_on_are_shown_once_at_the_end_of_their_chain():
    assert shown().count("“The crane failed”") == 1


def test_a_statement_says_its_stance_quotation_score_and_proof():
    assert "denies · mixed · 0.80 · by “The mayor denied”" in flat(shown())


def test_words_that_prove_the_edge_already_are_not_repeated():
    assert shown().count("citing") == 1


def test_a_pronoun_is_shown_with_the_words_it_leads_to():
    start, end = at("port authority").start, at("port authority").end
    assert f"“she”, pronoun, is “port authority” {start}–{end} · 0.70" in flat(shown())


def test_a_subject_left_out_is_said_to_be():
    said = Attribution(
        "s",
        None,
        at("said"),
        (at("It was old"),),
        source_name="Ann Reyes",
        antecedent=Antecedent(at("port authority"), Bond.OMITTED, 0.6),
    )
    text = flat(shown(Reading(READING.article, (said,))))
    assert "who says it, omitted, is “port authority”" in text


def test_a_party_that_is_not_settled_is_said_to_be_open():
    assert "← The mayor kind open · who this is stays open" in flat(shown())


def test_an_outlet_that_names_nobody_has_an_open_source():
    reading = Reading(READING.article, ATTRIBUTIONS[:1], READING.citations[:1])
    assert "← Morning Post outlet · its source is open" in flat(shown(reading))


def test_an_outlet_with_sources_is_open_only_where_it_names_none():
    alone = attribution(
        "q",
        "the Morning Post",
        "writes",
        "It was old",
        source_kind=SourceKind.OUTLET,
        source_name="Morning Post",
    )
    reading = Reading(READING.article, (*ATTRIBUTIONS[:2], alone), READING.citations)
    assert "its source for • is not stated" in shown(reading)


def test_a_source_that_is_nowhere_is_said_to_be_not_named():
    said = Attribution("s", None, at("said"), (at("It was old"),))
    assert "(not named)" in shown(Reading(READING.article, (said,)))


def test_who_said_nothing_is_neither_claim_nor_denial():
    text = flat(shown())
    assert "∅ The owner declined: “declined to comment”" in text
    assert "∅ neither claims nor denies anything" in text


def test_own_statements_are_counted_or_shown_and_never_both():
    assert "1 statement in its own voice: --own shows them" in shown()
    assert "“Rain fell.”" in shown(own=True)
    assert "--own" not in shown(own=True)


def test_an_article_that_cites_nobody_says_so_and_still_shows_its_own_voice():
    alone = Reading(READING.article, statements=READING.statements)
    assert "Paper cites nobody" in shown(alone)
    assert "“Rain fell.”" in shown(alone, own=True)


@pytest.mark.parametrize("width", [80, 120])
def test_long_words_are_cut_to_the_width_and_full_shows_them(width):
    text = "word " * 200 + "end she said."
    content = Span(0, 1003)
    found = Attribution("s", Span(1004, 1007), Span(1008, 1012), (content,))
    reading = Reading(Article("a", text, "en"), (found,))
    short = shown(reading, width)
    assert "end”" not in short
    assert "word…”" in short
    assert max(map(len, short.splitlines())) <= width
    assert "end”" in shown(reading, width, full=True)


def test_of_pieces_the_longest_is_cut_so_that_the_cue_stays_whole():
    text = "The " + "very " * 60 + "old captain, as we hear, complained: it leaks."
    source, cue = Span(0, 315), Span(text.index("complained"), text.index(":"))
    found = Attribution("s", source, cue, (Span(cue.end + 2, len(text)),))
    out = flat(shown(Reading(Article("a", text, "en"), (found,))))
    assert "… complained”" in out


def test_no_colour_reaches_a_pipe():
    assert "\x1b" not in shown()


def test_no_line_ends_with_spaces():
    assert not [line for line in shown().splitlines() if line != line.rstrip()]


def test_the_receipt_in_the_docs_quotes_its_article_at_the_places_it_names():
    page = Path(__file__).parents[2] / "docs/how-to/read-a-receipt.md"
    article, sample = re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", page.read_text("utf-8"), re.M)[:2]
    lines = "\n".join(line[4:] for line in article.strip("\n").splitlines())
    text = re.sub(r"(?<=\S)\n(?=\S)", " ", lines)
    quotes = re.findall(r"“([^”]+)”  (\d+)–(\d+)", sample)
    assert len(quotes) >= 8
    assert [text[int(start) : int(end)] for _, start, end in quotes] == [q[0] for q in quotes]
