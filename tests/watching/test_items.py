"""From a listed item to its article: from its page, else from what its feed carries."""

import pytest

from headwater.model import Article, Fetched, Item, Listed, Reject, State
from headwater.settings import Settings
from headwater.watching.items import (
    FULL,
    TRIES,
    Visit,
    after_visit,
    article_of,
    failed,
    is_carried,
    put_off,
)
from newsstand import Outlet, page

URL = "https://a.example/1"
LONG = "<p>" + "The mayor said that the old pier will be closed for weeks. " * 20 + "</p>"
SHORT = "The mayor said on Monday that the old pier will be closed for three weeks."
AWAY = Reject(URL, "fetch", "HTTP 404 Not Found")


def item(url=URL, tries=0, **listed):
    return Item("i", "f", State.WAITING, ("i",), url, tries=tries, listed=Listed(url, **listed))


def answer(body=None, url=URL):
    raw = (body or page(Outlet(1), 1)).encode()
    return Fetched(URL, url, 200, (("Content-Type", "text/html"),), raw, "2026-11-25T10:00:00Z")


def made(given, reply):
    return article_of(Visit(given, reply), "The Courier", Settings())


def test_a_page_is_an_article_named_by_its_address():
    article = made(item(), answer())
    assert (article.id, article.url, article.publisher) == (URL, URL, "Outlet 1")
    assert article.fetched == "2026-11-25T10:00:00Z"


def test_what_a_page_does_not_say_its_feed_does():
    bare = f"<html><head><title>Pier shut</title></head><body><article>{LONG}</article></body>"
    given = item(title="Pier shut", published="2026-11-24", authors=("Ann Reyes",), tags=("pier",))
    article = made(given, answer(bare))
    assert (article.published, article.authors, article.tags) == (
        "2026-11-24",
        ("Ann Reyes",),
        ("pier",),
    )


def test_where_a_feed_says_an_item_was_taken_from_is_a_link_of_the_headline_of_its_page():
    bare = f"<html><head><title>Pier shut</title></head><body><article>{LONG}</article></body>"
    given = item(title="Pier shut", via=("https://north.example/9",))
    article = made(given, answer(bare))
    assert [(one.span.of(article.text), one.url) for one in article.links] == [
        ("Pier shut", "https://north.example/9")
    ]


@pytest.mark.parametrize("reply", [AWAY, answer("<p>Please log in</p>")])
def test_where_a_page_is_none_the_text_of_the_feed_is_taken(reply):
    article = made(item(title="Pier shut", summary=SHORT), reply)
    assert isinstance(article, Article)
    assert (SHORT in article.text, article.publisher) == (True, "The Courier")


def test_where_the_feed_has_no_text_either_it_is_a_reject_that_says_why():
    assert made(item(title="Pier shut"), AWAY).reason == "HTTP 404 Not Found"
    nothing = made(item(), answer("<html><body><p>Please log in</p></body></html>"))
    assert nothing.reason == "a page without an article"


def test_a_page_that_leads_to_a_front_page_is_no_article():
    home = answer(url="https://a.example/")
    assert "leads to https://a.example/" in made(item(), home).reason


def test_a_feed_that_carries_whole_texts_needs_no_page():
    assert is_carried(item(content=LONG))
    assert is_carried(item(url=None, summary=SHORT))
    assert not is_carried(item(content=SHORT, summary=LONG))
    assert not is_carried(item(content="<script>" + "x" * FULL + "</script>"))


def test_an_item_that_was_read_is_remembered_without_its_text():
    article = made(item(), answer())
    done = after_visit(Visit(item(updated="2026-11-25"), answer()), article)
    assert (done.state, done.listed, done.article) == (State.READ, None, URL)
    assert (done.stamp, done.versions) == ("2026-11-25", 1)


def test_a_page_is_tried_some_times_later_each_time():
    waits = []
    for tries in range(TRIES - 1):
        assert failed(Visit(item(tries=tries), AWAY))
        later = put_off(item(tries=tries), 1000, 0.0)
        assert later.tries == tries + 1
        waits.append(later.due - 1000)
    assert waits == sorted(waits)
    assert not failed(Visit(item(tries=TRIES - 1), AWAY))
    assert after_visit(Visit(item(), AWAY), AWAY).state is State.GIVEN_UP


def test_a_host_that_wants_rest_costs_no_try():
    later = put_off(item(tries=1), 1000, 600.0)
    assert (later.tries, later.due) == (1, 1601)
