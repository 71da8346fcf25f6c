"""A watch over a local newsstand: each item once, whatever its feed does."""

import json
import threading
from dataclasses import replace

import pytest

from headwater.fetch import Fetcher
from headwater.model import Article, Feed, Item, Kept, Notice, Reject, State
from headwater.watching import Bounds, Means, Watch, alert
from newsstand import Outlet
from watching.conftest import SETTINGS


def articles(store):
    return sorted(article.url for article in store.read(Article))


def pages(stand, outlet):
    return sorted(stand.page_of(outlet, n) for n in range(1, outlet.published + 1))


def test_each_item_becomes_one_article(stand, store, watcher):
    outlet = Outlet(1, first=4)
    news = stand(outlet)
    done = watcher(news).once()
    assert articles(store) == pages(news, outlet)
    assert (done.polls, done.items, done.articles) == (1, 4, 4)
    assert {item.state for item in store.read(Item)} == {State.READ}


def test_what_was_read_is_fetched_no_more_and_what_is_new_is(stand, store, watcher):
    outlet = Outlet(1, first=3)
    news = stand(outlet)
    watch = watcher(news)
    watch.once()
    outlet.first = 5
    watch.later()
    assert articles(store) == pages(news, outlet)
    assert all(times == 1 for page, times in news.asked.items() if "/news/" in page)


def test_an_unchanged_feed_answers_with_no_body(stand, watcher):
    news = stand(Outlet(1))
    watch = watcher(news)
    watch.once()
    done = watch.later()
    assert (done.polls, done.items, done.failures) == (1, 0, 0)


def test_a_feed_that_is_not_due_is_not_asked(stand, watcher):
    news = stand(Outlet(1))
    watch = watcher(news)
    watch.once()
    assert watch.later(30).polls == 0


def test_a_feed_that_carries_whole_texts_spares_its_pages(stand, store, watcher):
    outlet = Outlet(1, carried=True)
    news = stand(outlet)
    watcher(news).once()
    assert articles(store) == pages(news, outlet)
    assert not [page for page in news.asked if "/news/" in page]


def test_answers_are_kept_and_articles_point_to_them(stand, store, watcher):
    news = stand(Outlet(1), Outlet(2, carried=True))
    watch = watcher(news)
    watch.once()
    kept = {one.digest: one for one in store.read(Kept)}
    for article in store.read(Article):
        assert article.raw_sha256 in kept
    assert watch.keeper.load(next(iter(kept.values()))).body


@pytest.mark.parametrize("habit", ["error", "gone", "broken", "bomb", "page", "binary"])
def test_a_bad_feed_stops_no_other_and_is_asked_later_each_time(stand, store, watcher, habit):
    sound = Outlet(2)
    news = stand(Outlet(1, habit), sound)
    watch = watcher(news)
    watch.once()
    bad = store.get(Feed, news.feed_of(news.outlets[0]))
    assert articles(store) == pages(news, sound)
    if habit == "broken":  # markup that lists nothing
        return
    assert (bad.failures, bool(bad.trouble)) == (1, True)
    watch.later()
    again = store.get(Feed, bad.id)
    assert (again.failures, again.due - again.polled > bad.due - bad.polled) == (2, True)


def test_a_feed_that_is_cut_gives_all_its_items_in_the_end(stand, store, watcher):
    outlet = Outlet(1, "cut", first=6)
    news = stand(outlet)
    watch = watcher(news)
    watch.once()
    for _ in range(3):
        watch.later()
    assert articles(store) == pages(news, outlet)


def test_items_that_change_addresses_titles_and_order_are_read_once(stand, store, watcher):
    outlet = Outlet(1, "changing", first=5)
    news = stand(outlet)
    watch = watcher(news)
    watch.once()
    watch.later()
    assert len(articles(store)) == 5
    assert all(times == 1 for page, times in news.asked.items() if "/news/" in page)


def test_an_item_that_its_feed_says_was_changed_is_another_version(stand, store, watcher):
    outlet = Outlet(1, first=2)
    news = stand(outlet)
    watch = watcher(news)
    watch.once()
    outlet.edition = 1
    watch.later()
    assert articles(store) == pages(news, outlet)
    assert all("took that back" in article.text for article in store.read(Article))
    assert {item.versions for item in store.read(Item)} == {2}
    assert watch.later().items == 0


def test_a_page_that_two_feeds_list_is_one_item(stand, store, watcher):
    outlet = Outlet(1)
    news = stand(outlet)
    watch = watcher(news)
    store.write([Feed(news.feed_of(outlet) + "?section=all")])
    watch.once()
    assert (len(articles(store)), store.count(Item)) == (3, 3)


def test_a_page_that_cannot_be_fetched_is_tried_again_and_then_given_up(stand, store, watcher):
    outlet = Outlet(1)
    news = stand(outlet)
    watch = watcher(news)
    missing = news.page_of(outlet, 2)
    news.gone = {"/news/2"}
    watch.once()
    (waiting,) = [item for item in store.read(Item) if item.state is State.WAITING]
    assert (waiting.url, waiting.tries) == (missing, 1)
    for tries in (2, 3, 4):
        watch.now += 20_000
        drive(watch, store, tries)
    assert [item.state for item in store.read(Item) if item.url == missing] == [State.GIVEN_UP]
    assert [reject.where for reject in store.read(Reject)] == [missing]


def drive(watch, store, tries):
    """Watch until an item has been tried so often."""
    stop = threading.Event()
    means = Means(
        store, SETTINGS, Fetcher(SETTINGS, private=True), None, Bounds(60, 3600),
        clock=lambda: watch.now,
    )  # fmt: skip

    def look(_):
        if all(item.tries >= tries or item.state is State.READ for item in store.read(Item)):
            stop.set()

    Watch(means, out=watch.out, progress=look).run(stop)


@pytest.mark.slow
def test_once_goes_on_until_hosts_that_want_a_pause_have_given_all(stand, store, watcher):
    outlet = Outlet(1, first=2)
    news = stand(outlet)
    watch = watcher(news)
    watch.settings = replace(SETTINGS, delay=1)
    watch.once()
    assert articles(store) == pages(news, outlet)


def test_only_the_feeds_that_were_named_are_asked(stand, watcher):
    one, other = Outlet(1), Outlet(2)
    news = stand(one, other)
    watcher(news).once(only=[news.feed_of(one)])
    assert not [page for page in news.asked if page.startswith(other.host)]


def test_a_watch_that_is_stopped_leaves_the_rest_for_the_next(stand, store, watcher):
    outlets = [Outlet(n, first=8) for n in range(1, 4)]
    news = stand(*outlets)
    watch = watcher(news)
    stop = threading.Event()
    means = Means(store, SETTINGS, Fetcher(SETTINGS, private=True), clock=lambda: watch.now)

    def look(done):
        if done.articles:
            stop.set()

    Watch(means, out=watch.out, progress=look).run(stop)
    assert 0 < len(articles(store)) < 24
    watch.once()
    assert articles(store) == sorted(page for o in outlets for page in pages(news, o))


def test_a_sitemap_index_is_watched_by_its_sitemaps(stand, store, watcher):
    outlet = Outlet(1)
    news = stand(outlet)
    watch = watcher(news)
    index = f"http://{outlet.host}:{news.port}/index.xml"
    store.replace((Feed,), [Feed(index)])
    watch.once(only=[index])
    assert store.get(Feed, news.feed_of(outlet)).parent == index
    assert articles(store) == pages(news, outlet)


def test_a_webhook_that_fails_is_called_again_and_told_once(stand, store, watcher):
    outlet = Outlet(1, first=2)
    outlet.lead = "The dam of Orlo will close in May, minister Ann Reyes said."
    news = stand(outlet)
    hook = f"http://{outlet.host}:{news.port}/hook"
    store.write([alert(store, "source:Ann Reyes", hook)])
    watch = watcher(news)
    assert watch.once().notices == 0
    made = {notice.id for notice in store.due(Notice, 2**40, 99)}
    assert {key for key, _ in news.posted} == made
    assert made
    assert watch.later().notices == len(made)
    assert watch.later().notices == 0
    assert sorted(key for key, _ in news.posted) == sorted([*made, *made])
    assert json.loads(news.posted[0][1])["watched"] == "source:Ann Reyes"
    assert store.due(Notice, 2**40, 99) == []


def test_notices_are_told_on_standard_output(stand, store, watcher):
    outlet = Outlet(1, first=1)
    outlet.lead = "The dam of Orlo will close in May, minister Ann Reyes said."
    store.write([alert(store, "source:Ann Reyes")])
    watch = watcher(stand(outlet))
    done = watch.once()
    told = [json.loads(line) for line in watch.out.getvalue().splitlines()]
    assert done.notices == len(told) > 0
    assert ("origin", "Ann Reyes") in {(row["what"], row["party"]) for row in told}
