import pytest

import newsroom
from headwater.model import (
    Antecedent,
    Article,
    Attribution,
    Bond,
    Reading,
    Response,
    ResponseKind,
    Span,
)
from headwater.model.codec import to_data
from headwater.web.marks import paragraphs


def pieces(text, *attributions, **fields):
    reading = Reading(Article("a", text, "en", **fields), attributions)
    return [piece for line in paragraphs(to_data(reading)) for piece in line]


def test_no_character_but_line_ends_is_lost():
    reading = to_data(newsroom.reading("a", "P", newsroom.TEXT))
    shown = "".join(piece.text for line in paragraphs(reading) for piece in line)
    assert shown == newsroom.TEXT.replace("\n", "")


def test_where_marks_overlap_the_narrower_role_is_shown():
    row = Attribution("x", Span(0, 3), Span(4, 8), (Span(0, 20),))
    found = [(piece.text, piece.role) for piece in pieces("Ann said it is done.", row)]
    assert found == [
        ("Ann", "source"),
        (" ", "content"),
        ("said", "cue"),
        (" it is done.", "content"),
    ]


def test_an_attribution_over_several_lines_is_marked_in_each_and_anchored_once():
    row = Attribution("x", None, Span(0, 4), (Span(5, 14),))
    found = pieces("Said\none\n\ntwo\n", row)
    assert [(piece.text, piece.role) for piece in found] == [
        ("Said", "cue"),
        ("one", "content"),
        ("two", "content"),
    ]
    assert [piece.anchors for piece in found] == [("a0",), (), ()]


def test_what_is_outside_the_body_is_furniture():
    found = pieces("Menu\nIt rains.", body=(Span(5, 14),))
    assert [(piece.text, piece.furniture) for piece in found] == [
        ("Menu", True),
        ("It rains.", False),
    ]


def test_the_headline_is_no_furniture():
    found = pieces("Rain\nIt rains.", headline=Span(0, 4), body=(Span(5, 14),))
    assert not any(piece.furniture for piece in found)


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_text_of_nothing_has_no_paragraphs(text):
    assert pieces(text) == []


def test_an_attribution_that_others_cover_can_still_be_jumped_to():
    outer = Attribution("x", None, Span(0, 4), (Span(5, 17),))
    inner = Attribution("y", None, Span(5, 9), (Span(5, 17),))
    found = pieces("said Zoe said it.", outer, inner)
    anchors = [anchor for piece in found for anchor in piece.anchors]
    assert sorted(anchors) == ["a0", "a1"]


def test_a_statement_that_carries_a_claim_is_marked_below_all_else():
    reading = to_data(Reading(Article("a", "It rains.", "en")))
    claim = {"id": "c1", "articles": 9, "independent_origins": 1}
    ((piece,),) = paragraphs(reading, [{"content": [[0, 9]], "claim": "c1"}], [claim])
    assert (piece.role, piece.anchors) == ("carried", ("c1",))
    assert "9 articles" in piece.title


def edged(text, attribution, evidence):
    data = to_data(Reading(Article("a", text, "en"), (attribution,)))
    below = {"party": "Ann", "number": 1, "evidence": [evidence], "branches": []}
    tree = {"party": "P", "number": None, "evidence": [], "branches": [below]}
    return paragraphs(data, sources=tree)[0]


def test_the_proof_of_an_edge_lies_over_what_it_is_made_of():
    row = Attribution("x", Span(0, 3), Span(4, 8), (Span(9, 20),))
    found = edged("Ann said it is done.", row, [0, 8])
    assert [(piece.text, piece.classes) for piece in found[:3]] == [
        ("Ann", "source asserts edge"),
        (" ", "edge"),
        ("said", "cue asserts edge"),
    ]


def test_the_number_of_an_edge_stands_once_where_its_proof_begins():
    row = Attribution("x", Span(0, 3), Span(4, 8), (Span(9, 20),))
    found = edged("Ann said it is done.", row, [0, 8])
    assert [piece.edges for piece in found] == [(1,), (), (), (), ()]
    assert "P has it from Ann" in found[0].title


def test_where_a_party_is_named_can_be_jumped_to():
    lead = Antecedent(Span(0, 3), Bond.PRONOUN, 0.8)
    row = Attribution("x", Span(13, 15), Span(16, 20), (Span(21, 25),), antecedent=lead)
    (first, *_) = pieces("Ann was here she said sure.", row)
    assert (first.text, first.role, first.anchors) == ("Ann", "named", ("n0",))


def test_a_silence_is_marked_as_neither_claim_nor_denial():
    silence = Response(ResponseKind.DECLINED, "Ann", Span(4, 12))
    reading = Reading(Article("a", "Ann declined.", "en"), responses=(silence,))
    found = [piece for line in paragraphs(to_data(reading)) for piece in line]
    assert [(piece.text, piece.anchors) for piece in found if piece.role == "response"] == [
        ("declined", ("r0",))
    ]
