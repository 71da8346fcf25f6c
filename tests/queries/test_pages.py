from dataclasses import replace

import pytest

from damnews import ANN, DAM, DENIED, RAINS, TEXT
from headwater import queries
from headwater.errors import StoreError
from headwater.model import Act, Article, Entry, Judgement, Link, Reading, Reject, Statement
from headwater.stores.sqlite import SqliteStore


def test_a_story_has_its_articles_by_time_and_its_claims_by_weight(store):
    page = queries.story(store, "s1")
    assert [line.article_id for line in page.articles] == ["a5", "a4", "a3", "a2", "a1"]
    assert [claim.id for claim in page.claims] == ["c1", "c2"]


def test_a_claim_has_its_story_articles_and_tree(store):
    page = queries.claim(store, "c1")
    assert (page.story.id, len(page.articles), page.tree[0].party) == ("s1", 5, "Ann")


def test_an_entity_has_its_articles(store):
    assert [a.id for a in queries.entity(store, "e1").articles] == ["a2", "a1"]


@pytest.mark.parametrize("key", ["a1", "https://p/a1"])
def test_an_article_is_found_by_id_and_by_address(store, key):
    page = queries.article(store, key)
    assert page.receipt.reading.article.id == "a1"
    assert [claim.id for claim in page.claims] == ["c1", "c2"]
    assert [story.id for story in page.stories] == ["s1", "s2"]


@pytest.mark.parametrize("ask", [queries.story, queries.claim, queries.entity, queries.article])
def test_what_is_not_there_is_told_with_where_to_look(store, ask):
    with pytest.raises(StoreError, match=r"nothing with the id 'none' here; see: headwater \w+"):
        ask(store, "none")


@pytest.mark.parametrize("said", [0, 1])
def test_an_article_kept_unread_says_why(tmp_path, said):
    store = SqliteStore(str(tmp_path / "unread.db"))
    statements = (Statement("s", (DAM,), "Ann"),) * said
    kept = Reading(Article("u", TEXT, "hu"), statements=statements)
    store.write([kept, Reject("u", "analyze", "no pack")])
    assert queries.article(store, "u").unread == (None if said else "no pack")
    store.close()


def test_a_disputed_claim_of_a_story_is_named_and_weighs_more(store):
    rival = replace(DENIED, id="c0", origins=(ANN,))
    store.write([rival])
    page = queries.story(store, "s1")
    assert [claim.id for claim in page.claims] == ["c1", "c0", "c2"]
    assert page.disputed == ("c1",)


def test_a_story_has_a_timeline_of_its_articles(store):
    page = queries.story(store, "s1")
    assert [event.byline.article_id for event in page.timeline] == ["a5", "a4", "a3", "a2", "a1"]


def test_a_claim_page_is_a_whole_receipt(store):
    page = queries.claim(store, "c1")
    assert queries.told(page.head).startswith("In 5 outlets; goes back to 1 established origin")
    assert [row.carriage.article_id for row in page.rows] == ["a5", "a4", "a3", "a2", "a1"]
    assert page.rows[0].words == ("the dam will close",)
    assert [deed.entry.act for deed in page.ledger] == ["denies", "asserts"]
    assert len(page.timeline) == 5


def test_an_article_only_in_the_ledger_is_no_carrier_but_in_the_timeline(store):
    answer = Entry(Act.DECLINED, "the firm", "a5", DAM)
    bare = replace(DENIED, id="c9", carriages=DENIED.carriages[:2], ledger=(answer,))
    store.write([bare])
    page = queries.claim(store, "c9")
    assert [line.article_id for line in page.articles] == ["a2", "a1"]
    assert [event.byline.article_id for event in page.timeline] == ["a5", "a2", "a1"]


def test_claims_that_may_be_the_same_are_shown_apart_the_likeliest_first(store):
    others = [
        replace(RAINS, id=key, carriages=(replace(RAINS.carriages[0], statement_id=key),))
        for key in ("x1", "x2", "x3")
    ]
    links = [
        Link("s-a1", "x1", "statement", Judgement.UNSURE, 0.4, ("names in common",)),
        Link("s-a2", "x2", "statement", Judgement.UNSURE, 0.6),
        Link("s-a2", "x1", "statement", Judgement.UNSURE, 0.3),
        Link("s-a1", "x3", "statement", Judgement.SAME, 0.9),
    ]
    store.write([*others, *links])
    found = queries.claim(store, "c1").possible
    assert [(one.claim_id, one.score) for one in found] == [("x2", 0.6), ("x1", 0.4)]
    assert found[1].why == ("names in common",)


def test_a_claim_of_no_story_has_none_that_may_be_the_same(store):
    store.write([replace(RAINS, id="lone", story_id=None)])
    assert queries.claim(store, "lone").possible == ()
