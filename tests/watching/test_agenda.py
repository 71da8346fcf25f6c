"""What is due next: one errand a host at a time, and no host in the way of the others."""

import pytest

from headwater.fetch import Fetcher
from headwater.model import Alert, Feed, Item, Listed, Notice, State, Watched
from headwater.watching.agenda import ITEMS, Agenda
from watching.conftest import SETTINGS

NOW = 1_800_000_000


def item(host, number, due=NOW, **fields):
    url = f"http://{host}/{number}"
    return Item(
        f"{host}-{number}", "f", State.WAITING, (url,), url, due, listed=Listed(url), **fields
    )


def ids(errands):
    return [errand.id for errand in errands]


@pytest.fixture
def agenda(store):
    return Agenda(store, Fetcher(SETTINGS), frozenset())


def test_one_host_is_asked_by_one_at_a_time(store, agenda):
    store.write([item("a.example", 1), item("a.example", 2), item("b.example", 1)])
    (first, other) = agenda.next(9, NOW, once=False)
    assert ids([first, other]) == ["a.example-1", "b.example-1"]
    assert agenda.next(9, NOW, once=False) == []
    agenda.home(first)
    store.write([])
    assert [e.url for e in agenda.next(9, NOW, once=False)] == [first.url]


def test_feeds_come_before_items(store, agenda):
    store.write([item("b.example", 1, 1), Feed("http://a.example/rss", due=NOW)])
    assert ids(agenda.next(1, NOW, once=False)) == ["http://a.example/rss"]


def test_what_is_not_due_waits(store, agenda):
    store.write([item("a.example", 1, NOW + 1), Feed("http://a.example/rss", due=NOW + 1)])
    assert agenda.next(9, NOW, once=False) == []


def test_once_a_feed_is_asked_once_and_an_item_that_failed_is_not(store, agenda):
    feed = Feed("http://a.example/rss")
    store.write([feed, item("b.example", 1, NOW + 9), item("c.example", 1, NOW + 9, tries=1)])
    found = agenda.next(9, NOW, once=True)
    assert ids(found) == [feed.id, "b.example-1"]
    for errand in found:
        agenda.home(errand)
    assert feed.id not in ids(agenda.next(9, NOW, once=True))


def test_a_host_with_very_many_items_does_not_stand_in_the_way(store, agenda):
    store.write(item("a.example", n, 1) for n in range(3 * ITEMS))
    store.write([item("b.example", 1)])
    turns = [ids(agenda.next(9, NOW, once=False)) for _ in range(9)]
    assert any("b.example-1" in turn for turn in turns)


def test_webhooks_are_errands_too(store, agenda):
    alert = Alert("a", Watched.SOURCE, "P", ("p",), "https://desk.example/hook")
    notices = [Notice(key, "a", "origin", "P", "c", "t", "x") for key in "nm"]
    store.write(notices)
    (call,) = agenda.calls(9, NOW, {"a": alert})
    assert (call.notice.id, call.alert) == ("m", alert)
