from dataclasses import replace

import pytest

from damnews import ANN, DENIED, RAINS, ZOE, carriage
from headwater import queries
from headwater.model import Claim, Form, MentionKind, Named, Naming
from headwater.queries import lists
from headwater.stores.sqlite import SqliteStore

WHOLE = "The dam will close in May."
TWICE = (carriage("a1", "Ann"), carriage("a2", "Ann"))


def shown_of(tmp_path, *claims):
    store = SqliteStore(str(tmp_path / "echoes.db"))
    store.write(claims)
    found = queries.echoed(store)
    store.close()
    return found.id if found else None


def told(id_, text, origins=1, possible=1, carriages=TWICE):
    return Claim(id_, text, "en", "s1", origins, possible, (ANN,), carriages)


def test_counts_tell_how_much_there_is(store):
    assert queries.counts(store) == queries.Counts(5, 1, 1, 2, 2)


def test_lists_begin_with_what_most_articles_carry(store):
    assert [story.id for story in queries.stories(store)] == ["s1", "s2"]
    assert [claim.id for claim in queries.claims(store)] == ["c1", "c2"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "DAM"}, ["c1"]),
        ({"party": "zoe"}, ["c1"]),
        ({"party": "nobody"}, []),
        ({"least": 2}, ["c1"]),
        ({"disputed": True}, ["c1"]),
        ({"words": "rains", "disputed": True}, []),
    ],
)
def test_claims_can_be_narrowed(store, asked, found):
    assert [claim.id for claim in queries.claims(store, **asked)] == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["c1", "c2"]),
        ({"skip": 1}, ["c2"]),
        ({"words": "DAM"}, ["c1"]),
        ({"party": "zo"}, ["c1"]),
        ({"party": "nobody"}, []),
        ({"disputed": True}, ["c1"]),
        ({"disputed": True, "skip": 1}, []),
    ],
)
def test_a_page_of_claims_can_be_narrowed(store, asked, found):
    assert [claim.id for claim in queries.claims_near(store, **asked)] == found


@pytest.mark.parametrize("asked", [{"words": "rains"}, {"party": "Ann"}])
def test_a_page_finds_claims_beyond_the_most_carried(store, monkeypatch, asked):
    monkeypatch.setattr(lists, "LOOKED", 1)
    alone = replace(RAINS, id="c3", origins=(ANN,))
    store.write([alone, replace(DENIED, origins=(ZOE,))])
    assert "c3" in [claim.id for claim in queries.claims_near(store, **asked)]


@pytest.mark.parametrize("skip", [0, 1, 2])
def test_lists_begin_where_they_are_asked_to(store, skip):
    assert [s.id for s in queries.stories(store, skip=skip)] == ["s1", "s2"][skip:]
    assert [e.id for e in queries.entities_near(store, skip=skip)] == ["e1"][skip:]
    assert [e.id for e in queries.entities_near(store, name="ann", skip=skip)] == ["e1"][skip:]
    assert [a.id for a in queries.articles(store, skip=4 - skip)] == ["a5", "a4", "a3"][skip::-1]
    assert len(list(queries.rejects(store, skip=skip))) == max(0, 1 - skip)


def test_a_page_finds_entities_beyond_the_most_mentioned(store, monkeypatch):
    monkeypatch.setattr(lists, "MET", 0)
    named = Named("f1", MentionKind.PERSON, "Ann")
    store.write([Form("f1", entity="e1"), Naming("a1", (named,))])
    assert [entity.id for entity in queries.entities_near(store, name="ann")] == ["e1"]
    assert list(queries.entities_near(store, name="bob")) == []


def test_entities_are_found_by_any_of_their_names(store):
    assert [entity.id for entity in queries.entities(store, name="анна")] == ["e1"]
    assert list(queries.entities(store, name="Zoe")) == []


def test_articles_readings_and_rejects_stream(store):
    assert [article.id for article in queries.articles(store)] == ["a1", "a2", "a3", "a4", "a5"]
    assert [r.article.id for r in queries.readings(store)] == ["a1", "a2", "a3", "a4", "a5"]
    assert [reject.where for reject in queries.rejects(store)] == ["x"]


def test_a_search_gives_articles_with_the_words_around(store):
    hits = queries.search(store, "dam", limit=2)
    assert len(hits) == 2
    assert "dam" in hits[0].snippet


def test_the_claim_echoed_most_is_of_one_origin(tmp_path):
    more = (*TWICE, carriage("a3", "Ann"))
    found = (told("c1", WHOLE, 2, 2), told("c2", WHOLE), told("c3", WHOLE, carriages=more))
    assert shown_of(tmp_path, *found) == "c3"


def test_an_echoed_claim_is_whole_rather_than_much_carried(tmp_path):
    more = (*TWICE, carriage("a3", "Ann"))
    found = (told("c1", "and it will close in May", carriages=more), told("c2", WHOLE))
    assert shown_of(tmp_path, *found) == "c2"


def test_an_echoed_claim_has_no_other_possible_origin_if_any_has_none(tmp_path):
    assert shown_of(tmp_path, told("c1", WHOLE, 1, 3), told("c2", WHOLE)) == "c2"


def test_an_echoed_claim_has_much_to_tell_if_another_has_less(tmp_path):
    denied = replace(told("c2", WHOLE), origins=(ANN, ZOE))
    assert shown_of(tmp_path, told("c1", WHOLE), denied) == "c2"


def test_an_echoed_claim_is_carried_by_at_least_half_as_many_as_any(tmp_path):
    many = tuple(carriage(f"a{n}", "Ann") for n in range(5))
    denied = replace(told("c2", WHOLE), origins=(ANN, ZOE))
    assert shown_of(tmp_path, told("c1", WHOLE, carriages=many), denied) == "c1"


def test_what_one_article_says_is_no_echo(tmp_path):
    assert shown_of(tmp_path, told("c1", WHOLE, carriages=TWICE[:1])) is None
