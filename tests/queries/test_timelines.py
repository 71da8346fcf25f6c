from dataclasses import replace

from damnews import DAM, DENIED, RAINS, carriage, reading
from headwater.model import Act, Drift, Entry, Span
from headwater.queries.timelines import FIRST, deeds, timeline

NEWS = [reading(f"a{n}", f"2026-01-0{9 - n}").article for n in range(1, 6)]


def by_article(events):
    return {event.byline.article_id: event for event in events}


def test_articles_come_in_order_of_time_with_both_moments():
    news = [replace(article, fetched="2027-02-02") for article in NEWS]
    events = timeline(news, [DENIED])
    assert [event.byline.article_id for event in events] == ["a5", "a4", "a3", "a2", "a1"]
    assert {event.byline.fetched for event in events} == {"2027-02-02"}
    assert events[0].byline.published == "2026-01-04"


def test_the_undated_come_last_and_are_never_told_first():
    news = [replace(NEWS[4], published=None, fetched="2020-01-01"), *NEWS[:4]]
    events = timeline(news, [DENIED])
    assert events[-1].byline.article_id == "a5"
    assert (events[-1].byline.published, events[-1].told) == (None, 0)
    assert [note.what for note in events[0].notes] == ["denies", FIRST]


def test_where_nothing_bears_a_date_nobody_is_first():
    events = timeline([replace(article, published=None) for article in NEWS], [DENIED])
    assert not any(event.told for event in events)


def test_a_claim_is_told_first_where_it_is_oldest_and_answered_where_the_ledger_says():
    events = by_article(timeline(NEWS, [DENIED]))
    assert [note.what for note in events["a5"].notes] == [FIRST]
    assert [(note.what, note.party) for note in events["a4"].notes] == [("denies", "Zoe")]


def test_a_claim_of_one_article_is_counted_and_not_named():
    event = by_article(timeline(NEWS, [DENIED, RAINS]))["a1"]
    assert (event.told, event.notes) == (1, ())


def test_of_many_claims_changed_wordings_are_counted_and_of_one_they_are_named():
    moved = replace(carriage("a2", "Ann"), drift=(Drift("hedge-dropped", "a2", DAM, "a1", DAM),))
    claim = replace(DENIED, carriages=(moved, carriage("a1", "Ann")))
    one, many = (by_article(timeline(NEWS, claims))["a2"] for claims in ([claim], [claim, RAINS]))
    assert [note.what for note in one.notes] == ["hedge-dropped", FIRST]
    assert ([note.what for note in many.notes], many.drifted) == ([FIRST], 1)


def test_a_ledger_is_laid_out_in_order_of_time_with_the_sentence_marked():
    denied, said = deeds(DENIED, {article.id: article for article in NEWS})
    assert (denied.entry.act, denied.entry.party, denied.words) == (
        Act.DENIES,
        "Zoe",
        "the dam will close",
    )
    assert [piece.text for piece in said.passage.pieces if piece.marked] == ["the dam will close"]
    assert said.passage.text == "Ann told Bob the dam will close."


def test_a_line_of_a_ledger_without_its_words_is_left_out():
    lost = (Entry(Act.ASSERTS, "A", "gone", DAM), Entry(Act.ASSERTS, "A", "a1", Span(900, 905)))
    assert deeds(replace(DENIED, ledger=lost), {"a1": NEWS[0]}) == ()
