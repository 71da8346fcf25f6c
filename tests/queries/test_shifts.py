from dataclasses import replace

from damnews import DENIED, carriage
from headwater.model import Article, Drift, Span
from headwater.queries.shifts import shifts

HERE = "The ministry wrote. Four papers give 600 soldiers in the memo. It rains."
THERE = "A memo speaks of up to 600 instructors. It is old."


def span(words, text):
    start = text.index(words)
    return Span(start, start + len(words))


def told(*drifts):
    return replace(DENIED, carriages=(replace(carriage("a2", "Ann"), drift=drifts),))


def news(here=HERE, there=THERE, lang="en"):
    return {
        "a1": Article("a1", there, "en", publisher="Origin", published="2031-01-01"),
        "a2": Article("a2", here, lang, publisher="Echo", published="2031-01-02"),
    }


NUMBER = Drift(
    "number-changed", "a2", span("600 soldiers", HERE), "a1", span("up to 600 instructors", THERE)
)
BLURRED = Drift(
    "source-blurred",
    "a2",
    span("Four papers give 600 soldiers in the memo", HERE),
    "a1",
    span("A memo speaks of up to 600 instructors", THERE),
)


def marks(passage):
    return [piece.text for piece in passage.pieces if piece.marked]


def test_two_sentences_stand_side_by_side_with_the_difference_marked():
    (shift,) = shifts(told(NUMBER), news())
    assert shift.passage.text == "Four papers give 600 soldiers in the memo."
    assert shift.origin_passage.text == "A memo speaks of up to 600 instructors."
    assert marks(shift.passage) == ["600 soldiers"]
    assert marks(shift.origin_passage) == ["up to 600 instructors"]
    assert (shift.byline.publisher, shift.origin_byline.publisher) == ("Echo", "Origin")
    assert (shift.changes[0].words, shift.changes[0].origin_words) == (
        "600 soldiers",
        "up to 600 instructors",
    )


def test_what_one_article_made_of_another_is_one_shift_of_several_changes():
    (shift,) = shifts(told(NUMBER, BLURRED), news())
    assert [change.kind for change in shift.changes] == ["number-changed", "source-blurred"]
    assert marks(shift.passage) == ["600 soldiers"]


def test_of_whole_sentences_in_one_language_the_words_that_differ_are_marked():
    here = "The minister has sold the old ferry to the firm from Orvel on Monday evening."
    there = "The minister may have sold the old ferry to a firm from Orvel on Monday evening."
    drift = Drift("hedge-dropped", "a2", Span(0, len(here)), "a1", Span(0, len(there)))
    (shift,) = shifts(told(drift), news(here, there))
    assert marks(shift.passage) == ["has", "the"]
    assert marks(shift.origin_passage) == ["may have", "a"]


def test_between_languages_the_whole_sentence_stays_marked():
    here = "Міністр продав старий пором фірмі з Орвеля в понеділок увечері, і це правда."
    there = "The minister may have sold the old ferry to a firm from Orvel on Monday evening."
    drift = Drift("hedge-dropped", "a2", Span(0, len(here)), "a1", Span(0, len(there)))
    (shift,) = shifts(told(drift), news(here, there, "uk"))
    assert marks(shift.passage) == [here]


def test_a_drift_from_an_article_that_is_gone_or_cut_is_not_shown():
    assert shifts(told(NUMBER), {"a2": news()["a2"]}) == ()
    assert shifts(told(NUMBER), news("short", THERE)) == ()
