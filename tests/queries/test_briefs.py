"""Which sentences a brief is made of: claims and readings in, lines out."""

from dataclasses import replace

import pytest

from headwater.model import (
    Antecedent,
    Article,
    Attribution,
    Bond,
    Carriage,
    Claim,
    Ended,
    Quote,
    Reading,
    Response,
    ResponseKind,
    Span,
    Stance,
    Statement,
)
from headwater.queries.briefs import Chapter, select, untold

NEWS = {
    "a1": (
        "en",
        "2031-05-01",
        "The old dam above Orvel may close. Ann Reyes said “it is unsafe.”",
    ),
    "a2": ("uk", "2031-05-02", "Стару греблю над Орвелем можуть закрити. Мер це заперечив учора."),
    "a3": ("en", "2031-05-02", "Orvel dam may soon close for good. The firm declined to say more."),
    "a4": (
        "en",
        "2031-05-09",
        "A new bridge opens in Orvel on Friday. The town had a flood once.",
    ),
}


def span(key, words):
    start = NEWS[key][2].index(words)
    return Span(start, start + len(words))


def reading(key, *said, attributions=(), responses=(), publisher=None):
    lang, published, text = NEWS[key]
    article = Article(key, text, lang, publisher=publisher or f"P-{key}", published=published)
    return Reading(article, tuple(attributions), (), tuple(said), tuple(responses))


def statement(key, words, terms=(), attribution=None, **fields):
    return Statement(
        f"{key}/{words[:9]}", (span(key, words),), "P", attribution, terms=tuple(terms), **fields
    )


def carriage(key, words, *chain, stance=Stance.ASSERTS):
    spans = (span(key, words),)
    speaker = chain[0] if chain else f"P-{key}"
    return Carriage(key, f"{key}/{words[:9]}", spans, (), stance, speaker, chain, Ended.SOURCE)


def claim(id_, *rows):
    return Claim(id_, rows[0].speaker, "en", "s", 1, 1, (), rows)


DAM = ("old dam above Orvel may close", "греблю над Орвелем можуть закрити", "dam may soon close")
CLOSE = claim(
    "close", carriage("a1", DAM[0], "Ann"), carriage("a2", DAM[1]), carriage("a3", DAM[2])
)
SAFE = claim("safe", carriage("a1", "it is unsafe", "Ann Reyes"))
BRIDGE = claim("bridge", carriage("a4", "new bridge opens"))
FLOOD = claim("flood", carriage("a4", "town had a flood"))
QUOTE = Attribution(
    "x1", span("a1", "Ann Reyes"), span("a1", "said"), (span("a1", "it is unsafe"),), Quote.DIRECT
)
READINGS = (
    reading(
        "a1",
        statement("a1", DAM[0], ("c:dam", "c:close", "c:orvel")),
        statement("a1", "it is unsafe", ("c:safe",), "x1"),
        attributions=[QUOTE],
    ),
    reading(
        "a2",
        statement("a2", DAM[1], ("c:dam", "c:close", "c:orvel")),
        statement("a2", "Мер це заперечив", ("c:mayor",)),
    ),
    reading("a3", statement("a3", DAM[2], ("c:dam", "c:close", "c:orvel"))),
    reading(
        "a4",
        statement("a4", "new bridge opens", ("c:bridge",)),
        statement("a4", "town had a flood", ("c:flood",), background=True),
    ),
)
CLAIMS = (CLOSE, SAFE, BRIDGE, FLOOD)


def told(sections):
    return {section.chapter: [line.text for line in section.lines] for section in sections}


def test_each_line_is_a_whole_sentence_of_an_article_with_where_it_stands():
    for section in select(CLAIMS, READINGS):
        for line in section.lines:
            assert line.span.of(NEWS[line.byline.article_id][2]) == line.text
            assert line.text[-1] in ".”"


def test_a_claim_is_told_once_however_many_tell_it():
    lines = [text for texts in told(select(CLAIMS, READINGS)).values() for text in texts]
    assert sum("dam" in text or "греблю" in text for text in lines) == 1
    assert len(lines) == len(set(lines))


def test_what_was_before_is_told_apart():
    found = told(select(CLAIMS, READINGS))
    assert found[Chapter.BACKGROUND] == ["The town had a flood once."]
    assert "A new bridge opens in Orvel on Friday." in found[Chapter.NEW]


def test_a_claim_of_many_is_told_before_one_of_few_and_a_fresh_one_before_an_old_one():
    same_day = replace(READINGS[3], article=replace(READINGS[3].article, published="2031-05-02"))
    assert "dam" in told(select(CLAIMS, (*READINGS[:3], same_day)))[Chapter.NEW][0]
    assert "bridge" in told(select(CLAIMS, READINGS))[Chapter.NEW][0]


@pytest.mark.parametrize(
    ("langs", "text"),
    [
        (["uk", "en"], "Стару греблю над Орвелем можуть закрити."),
        (["en", "uk"], "The old dam above Orvel may close."),
        (["uk"], "Стару греблю над Орвелем можуть закрити."),
    ],
)
def test_sentences_are_in_the_languages_asked_for_the_first_liked_best(langs, text):
    assert text in told(select(CLAIMS, READINGS, langs))[Chapter.NEW]


def test_no_sentence_is_in_another_language_than_those_asked_for():
    sections = select(CLAIMS, READINGS, ["uk"])
    assert {line.byline.lang for section in sections for line in section.lines} == {"uk"}


def test_unless_asked_most_articles_language_is_used():
    assert not any("греблю" in x for x in told(select(CLAIMS, READINGS))[Chapter.NEW])


def test_claims_of_several_that_nobody_tells_in_a_language_are_counted():
    assert untold(CLAIMS, READINGS, ["es"]) == 1
    assert untold(CLAIMS, READINGS, ["uk"]) == untold(CLAIMS, READINGS, []) == 0


def test_both_sides_of_a_dispute_stand_side_by_side():
    no = carriage("a2", "Мер це заперечив", "Мер", stance=Stance.DENIES)
    disputed = replace(CLOSE, carriages=(*CLOSE.carriages, no))
    (section, *_) = [s for s in select((disputed,), READINGS) if s.chapter is Chapter.DISPUTED]
    assert [line.stance for line in section.lines] == [Stance.ASSERTS, Stance.DENIES]
    assert section.lines[1].text == "Мер це заперечив учора."


def test_of_a_dispute_with_one_side_in_a_language_nothing_is_called_disputed():
    no = carriage("a2", "Мер це заперечив", "Мер", stance=Stance.DENIES)
    disputed = replace(CLOSE, carriages=(*CLOSE.carriages, no))
    assert list(told(select((disputed,), READINGS, ["en"]))) == [Chapter.NEW]


def test_who_is_quoted_is_heard_in_own_words():
    many = [claim(f"n{n}", carriage("a4", "new bridge opens")) for n in range(9)]
    crowd = [reading(f"b{n}", statement("a4", "new bridge opens", (f"c:{n}",))) for n in range(0)]
    found = told(select((SAFE, CLOSE), (*READINGS, *crowd)))
    assert "Ann Reyes said “it is unsafe.”" in [x for texts in found.values() for x in texts]
    assert len(many) == 9


def test_two_sentences_that_speak_of_the_same_are_not_both_told():
    twin = claim("twin", carriage("a3", DAM[2]))
    one = replace(CLOSE, carriages=CLOSE.carriages[:1])
    lines = [text for texts in told(select((one, twin), READINGS)).values() for text in texts]
    assert len(lines) == 1


def test_a_sentence_that_leans_on_the_one_before_it_is_chosen_last():
    lead = Antecedent(span("a1", "Ann Reyes"), Bond.PRONOUN, 0.9)
    leaning = Attribution(
        "x9", None, span("a1", "may close"), (span("a1", DAM[0]),), antecedent=lead
    )
    first = replace(READINGS[0], attributions=(leaning, QUOTE))
    found = told(select((CLOSE,), (first, *READINGS[1:]), ["en"]))
    assert found[Chapter.NEW] == ["Orvel dam may soon close for good."]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("The old dam above Orvel may close,", "Orvel dam may soon close for good."),
        ("and the old dam may close soon.", "Orvel dam may soon close for good."),
        ("“The old dam above it may close.", "Orvel dam may soon close for good."),
    ],
)
def test_a_sentence_without_its_beginning_or_end_is_chosen_last(worse, better):
    cut = Reading(
        Article("a0", worse, "en", publisher="P", published="2031-04-01"),
        statements=(Statement("cut", (Span(0, len(worse)),), "P"),),
    )
    row = replace(CLOSE.carriages[0], article_id="a0", statement_id="cut")
    row = replace(row, content=(Span(0, len(worse)),))
    whole = replace(CLOSE, carriages=(row, CLOSE.carriages[2]))
    assert told(select((whole,), (cut, READINGS[2])))[Chapter.NEW] == [better]


def test_that_somebody_said_nothing_is_no_news():
    silent = Response(ResponseKind.DECLINED, "the firm", span("a3", "declined to say more"))
    said = statement("a3", "The firm declined to say more")
    kept = replace(READINGS[2], responses=(silent,), statements=(said,))
    assert select((claim("c", carriage("a3", "The firm declined to say more")),), (kept,)) == ()


def test_the_order_of_readings_does_not_matter():
    assert select(CLAIMS, READINGS) == select(CLAIMS, READINGS[::-1])


def test_a_claim_whose_statement_is_gone_is_left_out():
    bare = replace(READINGS[3], statements=())
    assert select((BRIDGE,), (bare,)) == ()
