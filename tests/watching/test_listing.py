"""From the answer of a feed to its items: new ones, changed ones, and none twice."""

from dataclasses import replace

import pytest

from headwater.model import Feed, Fetched, Item, Listed, Listing, Reject, State
from headwater.watching.listing import Poll, after_poll
from headwater.watching.schedule import Bounds

NOW = 1_800_000_000
FEED = Feed("https://a.example/rss")
BOUNDS = Bounds(60, 3600)


def answer(status=200, **headers):
    given = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Fetched(FEED.id, FEED.id, status, given, b"body", "2026-11-25T10:00:00+00:00")


def poll(store, *listed, feed=FEED, **about):
    """Take a poll into the store; return the feed and the items that it brought."""
    found, records = after_poll(
        store, Poll(feed, answer(), Listing(items=listed, **about)), BOUNDS, NOW
    )
    store.write([*records, found])
    return found, [record for record in records if isinstance(record, Item)]


def page(number, **fields):
    return Listed(f"https://a.example/{number}", **fields)


def read(store, item, stamp=""):
    store.write([replace(item, state=State.READ, listed=None, stamp=stamp, versions=1)])


def test_what_is_listed_again_is_no_new_item(store):
    assert len(poll(store, page(1), page(2))[1]) == 2
    assert [item.url for item in poll(store, page(2), page(3))[1]] == ["https://a.example/3"]


@pytest.mark.parametrize(
    "again",
    [
        Listed("https://a.example/1?utm_source=x&fbclid=y"),
        Listed("https://a.example/1#comments"),
        Listed("https://A.EXAMPLE/1"),
        Listed("https://a.example/moved", key="k"),
    ],
)
def test_an_item_is_known_again_by_its_page_and_by_its_key(store, again):
    poll(store, page(1, key="k"))
    assert poll(store, again)[1] == []


def test_the_same_key_in_another_feed_is_another_item(store):
    poll(store, page(1, key="k"))
    other = Feed("https://b.example/rss")
    assert len(poll(store, Listed("https://b.example/1", key="k"), feed=other)[1]) == 1


def test_one_page_twice_in_a_feed_is_one_item(store):
    assert len(poll(store, page(1), page(1, title="again"))[1]) == 1


def test_items_without_a_page_are_known_by_what_they_say(store):
    said = Listed(title="t", content="one"), Listed(title="t", content="two")
    assert len(poll(store, *said)[1]) == 2
    assert poll(store, *said)[1] == []


@pytest.mark.parametrize(
    ("updated", "again"),
    [("2026-11-25T11:00:00Z", True), ("2026-11-25T09:00:00Z", False), (None, False)],
)
def test_an_item_that_its_feed_says_was_changed_is_read_again(store, updated, again):
    (item,) = poll(store, page(1))[1]
    read(store, item, "2026-11-25T10:00:00Z")
    found = poll(store, page(1, updated=updated))[1]
    assert [(one.id, one.state) for one in found] == [(item.id, State.WAITING)] * again


def test_another_feed_does_not_say_that_an_item_was_changed(store):
    (item,) = poll(store, page(1))[1]
    read(store, item, "2026-11-25T10:00:00Z")
    changed = page(1, updated="2026-11-25T11:00:00Z")
    assert poll(store, changed, feed=Feed("https://b.example/rss"))[1] == []


def test_a_feed_keeps_what_its_answer_said(store):
    given = Poll(FEED, answer(ETag='"1"', Last_Modified="then"), Listing(title="A", every=1800))
    feed, _ = after_poll(store, given, BOUNDS, NOW)
    assert (feed.etag, feed.modified, feed.title) == ('"1"', "then", "A")
    assert (feed.wants, feed.every, feed.failures) == (1800, 1800, 0)
    assert NOW + 1800 <= feed.due <= NOW + 1980


def test_an_answer_without_a_body_changes_nothing_of_what_a_feed_lists(store):
    known = replace(FEED, etag='"1"', title="A", wants=1800, digest="d", failures=3, trouble="x")
    feed, found = after_poll(store, Poll(known, answer(304)), BOUNDS, NOW)
    assert (feed.etag, feed.title, feed.wants, feed.digest) == ('"1"', "A", 1800, "d")
    assert (feed.failures, feed.trouble, found) == (0, "", [])


def test_what_is_no_feed_is_a_reject_and_a_failure(store):
    why = Reject(FEED.id, "watch", "not a feed")
    feed, found = after_poll(store, Poll(FEED, answer(), why), BOUNDS, NOW)
    assert (feed.failures, feed.trouble, found) == (1, "not a feed", [why])


def test_feeds_that_a_list_names_are_watched_too_and_no_deeper(store):
    inside = ("https://a.example/1.xml", FEED.id)
    _, records = after_poll(store, Poll(FEED, answer(), Listing(feeds=inside)), BOUNDS, NOW)
    (child,) = records
    assert (child.id, child.parent) == ("https://a.example/1.xml", FEED.id)
    _, records = after_poll(
        store, Poll(child, answer(), Listing(feeds=("https://a.example/2.xml",))), BOUNDS, NOW
    )
    assert records == []
