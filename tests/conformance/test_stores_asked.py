"""What every store promises of questions: what concerns, belongs to, comes first."""

from dataclasses import replace

import pytest

from headwater.model import (
    Claim,
    Ended,
    Entity,
    Judgement,
    Link,
    MentionKind,
    Origin,
    Reading,
    Reject,
    Side,
    Story,
)
from stored import claim, ids, reading


def test_records_that_concern_one_article_are_found(store):
    store.write([claim("c1", "a", "b"), claim("c2", "b"), claim("c3", "c")])
    store.write([Story("s", "t", ("b",))])
    assert ids(store.read(Claim, article="b")) == ["c1", "c2"]
    assert ids(store.read(Story, article="b")) == ["s"]


def test_the_reading_and_the_rejects_of_one_article_are_found(store):
    store.write([reading("a"), reading("b"), Link("a", "b", "article", Judgement.SAME, 1.0)])
    store.write([Reject("a", "read", "broken"), Reject("c", "read", "broken")])
    assert [r.article.id for r in store.read(Reading, article="a")] == ["a"]
    assert [reject.where for reject in store.read(Reject, article="a")] == ["a"]
    assert list(store.read(Link, article="a")) == []


def test_a_claim_that_left_an_article_concerns_it_no_more(store):
    store.write([claim("c", "a", "b")])
    store.write([claim("c", "b")])
    assert ids(store.read(Claim, article="a")) == []


def test_what_most_articles_carry_comes_first(store):
    store.write([claim("a", "1"), claim("b", "1", "2", "3"), claim("c", "1", "2"), claim("d", "9")])
    assert ids(store.read(Claim, ranked=True)) == ["b", "c", "a", "d"]


def test_ranks_stream_whole_over_many_pages(store):
    made = [claim(f"{n:04}", *map(str, range(n % 3))) for n in range(700)]
    store.write(made)
    expected = sorted(made, key=lambda one: (-one.outlets, one.id))
    assert ids(store.read(Claim, ranked=True)) == ids(expected)


@pytest.mark.parametrize("skip", [0, 1, 3, 250, 900])
@pytest.mark.parametrize("ranked", [True, False])
def test_the_first_may_be_skipped(store, skip, ranked):
    made = [claim(f"{n:04}", *map(str, range(n % 3))) for n in range(700)]
    store.write(made)
    whole = ids(store.read(Claim, ranked=ranked))
    assert ids(store.read(Claim, ranked=ranked, skip=skip)) == whole[skip:]


def test_the_claims_of_a_story_are_read_by_it(store):
    made = [claim("a", "1"), claim("b", "1", "2"), claim("c", "1", "2", "3")]
    store.write([replace(made[0], story_id="s"), replace(made[1], story_id="s"), made[2]])
    assert ids(store.read(Claim, of="s", ranked=True)) == ["b", "a"]
    assert ids(store.read(Claim, of="s", ranked=True, skip=1)) == ["a"]
    assert ids(store.read(Claim, of="none")) == []


def test_the_links_of_a_statement_are_read_by_either_end(store):
    made = [
        Link(left, right, "statement", Judgement.UNSURE, 0.5)
        for left, right in (("x", "y"), ("y", "z"), ("v", "w"))
    ]
    store.write(made)
    assert {(link.left, link.right) for link in store.read(Link, of="y")} == {
        ("x", "y"),
        ("y", "z"),
    }


def test_nothing_else_is_of_something(store):
    store.write([reading("a"), Story("s", "t", ("a",))])
    assert list(store.read(Story, of="a")) == list(store.read(Reading, of="a")) == []


@pytest.mark.parametrize("kind", [Reading, Claim, Story, Reject, Entity, Link])
def test_records_are_counted(store, kind):
    store.write([reading("a"), claim("c"), Story("s", "t", ()), Reject("x", "read", "broken")])
    store.write([Entity("e", "n", MentionKind.PERSON, (), ())])
    store.write([Link("a", "b", "claim", Judgement.SAME, 1.0)])
    assert store.count(kind) == len(list(store.read(kind))) == 1


def origin(party, side=Side.SUPPORTS):
    return Origin(party, side, Ended.SOURCE, True, "named")


def told_claims():
    yield replace(claim("a", "1"), text="Міст ЗАКРИЮТЬ 50%_", origins=(origin("Ann Reyes"),))
    denied = (origin("Zoe"), origin("the Ministry", Side.DENIES))
    yield replace(claim("b", "1", "2"), text="The dam will close", origins=denied)
    yield replace(claim("c", "1", "2", "3"), text="Rain fell\0\ud800", origins=())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["c", "b", "a"]),
        ({"skip": 1}, ["b", "a"]),
        ({"words": "DAM will"}, ["b"]),
        ({"words": "will dam"}, []),
        ({"words": "міст закри"}, ["a"]),
        ({"words": "%"}, ["a"]),
        ({"words": "_"}, ["a"]),
        ({"words": "50%_"}, ["a"]),
        ({"words": "l\0\ud800"}, ["c"]),
        ({"party": "REYES"}, ["a"]),
        ({"party": "zoe\nthe"}, ["b"]),
        ({"party": "", "denied": True}, ["b"]),
        ({"words": "rain", "denied": True}, []),
        ({"words": "a", "skip": 1}, ["b"]),
    ],
)
def test_claims_are_found_by_what_is_told_in_them(store, asked, found):
    store.write(told_claims())
    assert ids(store.told(**asked)) == found


def test_a_claim_that_changed_is_found_by_what_it_tells_now(store):
    store.write(told_claims())
    store.write([replace(claim("b", "1"), text="The dam stays open")])
    store.forget(Claim, ["c"])
    assert ids(store.told(words="dam")) == ["b"]
    assert ids(store.told(denied=True)) == ids(store.told(words="rain")) == []


def test_what_is_told_streams_whole_over_many_pages(store):
    made = [claim(f"{n:04}", *map(str, range(n % 3))) for n in range(700)]
    store.write(made)
    assert ids(store.told(words="TEXT")) == ids(store.read(Claim, ranked=True))
