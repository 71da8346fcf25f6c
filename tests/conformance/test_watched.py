"""What every store promises of what is watched: feeds, their items, alerts and notices."""

from dataclasses import replace

import pytest

from headwater.errors import StoreError
from headwater.model import Alert, Article, Feed, Item, Listed, Notice, Reading, State, Watched

LISTED = Listed("https://a.example/1", "k", "Title «1»", via=("https://b.example/",))


def item(id_, due=1, *keys, feed="f", listed=LISTED):
    return Item(id_, feed, State.WAITING, keys or (id_,), LISTED.url, due, listed=listed)


def ids(records):
    return [record.id for record in records]


@pytest.mark.parametrize(
    "record",
    [
        Feed("https://a.example/rss", "Їжак", due=5, hours=(1, 2), etag='"x"'),
        item("i", 2**40),
        Alert("a", Watched.CLAIM, "claim-1", ("s1", "s2"), "mail:a@b.example"),
        Notice("n", "a", "origin", "P", "c", "text", "article"),
    ],
    ids=lambda record: type(record).__name__,
)
def test_what_is_watched_comes_back_as_it_was(store, record):
    for _ in range(2):
        store.write([record])
        assert list(store.read(type(record))) == [record] == store.pick(type(record), [record.id])


def test_what_is_due_comes_in_order_of_time_then_of_ids(store):
    store.write([item("b", 3), item("a", 3), item("c", 1), item("d", 4)])
    assert ids(store.due(Item, 3, 9)) == ["c", "a", "b"]
    assert ids(store.due(Item, 3, 2)) == ["c", "a"]


def test_an_item_that_was_read_is_never_due(store):
    store.write([item("a"), item("b")])
    store.write([replace(item("a"), state=State.READ, listed=None)])
    assert ids(store.due(Item, 9, 9)) == ["b"]


def test_a_notice_that_was_told_is_never_due(store):
    notices = [Notice(key, "a", "origin", "P", "c", "t", "x") for key in "ab"]
    store.write(notices)
    store.write([replace(notices[0], due=0)])
    assert ids(store.due(Notice, 9, 9)) == ["b"]


def test_a_kind_that_is_never_due_is_told(store):
    with pytest.raises(StoreError, match="readings are never due"):
        store.due(Reading, 1, 1)


def test_items_are_known_again_by_any_of_their_keys(store):
    store.write([item("a", 1, "x", "y"), item("b", 1, "z")])
    assert store.sharing(Item, ["y", "q"]) == ["a"]
    assert store.sharing(Item, ["x", "z"]) == ["a", "b"]


def test_items_of_one_feed_are_read_by_it(store):
    store.write([item("a", feed="f"), item("b", feed="g")])
    assert ids(store.read(Item, of="g")) == ["b"]


def test_an_article_and_its_item_are_one_stroke(store):
    store.write([item("a")])

    def failing():
        yield Reading(Article(id="x", text="t", lang="en"))
        yield replace(item("a"), state=State.READ, listed=None)
        raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        store.write(failing())
    assert (store.count(Reading), ids(store.due(Item, 9, 9))) == (0, ["a"])
