"""What a fetcher asks, and what it makes of the answers."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import __version__
from headwater.errors import FetchError
from headwater.fetch import Fetcher, fetch_all
from headwater.fetch.inflate import inflated
from headwater.model import Fetched, Reject
from headwater.settings import Settings
from webworld import Server, World, moved, reply

FAST = Settings(delay=0, timeout=10)


@pytest.fixture
def server():
    with Server({"/robots.txt": reply(status=404)}) as running:
        yield running


@pytest.fixture
def fetcher(server):
    return Fetcher(FAST, net=World(server.port).net)


def test_a_page_comes_with_all_that_is_known_of_it(server, fetcher):
    server.pages |= {
        "/a": moved("/b?c=%C3%A9#d"),
        "/b?c=%C3%A9": reply(b"<p>news", head=('ETag: "x"', "X-Name: caf\u00e9")),
    }
    got = fetcher.get("http://News.example/a#top")
    assert (got.asked, got.url) == ("http://News.example/a#top", "http://news.example/b?c=%C3%A9")
    assert (got.status, got.body) == (200, b"<p>news")
    assert ("ETag", '"x"') in got.headers
    assert got.fetched.endswith("+00:00")


def test_a_request_says_who_asks(server, fetcher):
    server.pages["/a"] = reply(b"a")
    fetcher.get("http://news.example:8080/a")
    head = server.heads[-1].lower()
    assert head.startswith("get /a http/1.1\r\n")
    assert "\r\nhost: news.example:8080\r\n" in head
    assert f"\r\nuser-agent: headwater/{__version__}\r\n" in head
    assert "\r\naccept-encoding: gzip, deflate, br, zstd\r\n" in head
    assert "cookie" not in head


def test_a_request_says_whom_to_ask_about_it(server):
    named = Settings(delay=0, contact="https://lab.example/crawl\r\nX-Evil: 1")
    Fetcher(named, net=World(server.port).net).get("http://news.example/a")
    assert f"Headwater/{__version__} (+https://lab.example/crawl X-Evil: 1)\r\n" in server.heads[-1]


def test_what_has_not_changed_is_not_sent_again(server, fetcher):
    server.pages["/a"] = reply(status=304)
    got = fetcher.get(
        "http://news.example/a", etag='W/"x"', modified="Tue, 04 Mar 2031 05:02:00 GMT"
    )
    assert (got.status, got.body) == (304, b"")
    head = server.heads[-1]
    assert 'If-None-Match: W/"x"\r\n' in head
    assert "If-Modified-Since: Tue, 04 Mar 2031 05:02:00 GMT\r\n" in head


def test_unchanged_is_no_answer_to_who_did_not_ask_for_changes(server, fetcher):
    server.pages["/a"] = reply(status=304)
    assert "304" in fetcher.get("http://news.example/a").reason


@pytest.mark.parametrize("tag", ['"a\r\nX-Evil: 1"', '"\u0457"', "\0", ' "a" '])
def test_a_hostile_tag_adds_no_header(tag, server, fetcher):
    server.pages["/a"] = reply(b"a")
    got = fetcher.get("http://news.example/a", etag=tag, modified=tag)
    assert isinstance(got, Fetched | Reject)
    assert "x-evil" not in "".join(server.heads).lower()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 500, 502, 599, 300, 305])
def test_what_is_no_success_is_a_reject(status, server, fetcher):
    server.pages["/a"] = reply(b"<p>sorry", status)
    got = fetcher.get("http://news.example/a")
    assert isinstance(got, Reject)
    assert got.reason.startswith(f"HTTP {status}")


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_left_alone(status, server, fetcher):
    server.pages["/a"] = reply(status=status, head=("Retry-After: 3000",))
    assert fetcher.get("http://news.example/a").reason.startswith(f"HTTP {status}")
    assert "left alone" in fetcher.get("http://news.example/b").reason
    assert server.pages_asked == ["/a"]
    assert 2900 < fetcher.wait("http://news.example/b") <= 3000
    assert isinstance(fetcher.get("http://other.example/b"), Reject)
    assert server.pages_asked == ["/a", "/b"]


def test_a_redirect_without_a_place_is_no_page(server, fetcher):
    server.pages["/a"] = reply(b"<p>moved", 302)
    assert "302" in fetcher.get("http://news.example/a").reason


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("b", "/x/b"),
        ("/b", "/b"),
        ("?b", "/x/a?b"),
        ("../b", "/b"),
        ("/\u00e9", "/%C3%A9"),
        ("b c", "/x/b%20c"),
    ],
)
def test_a_place_may_be_relative(place, path, server, fetcher):
    answer = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + place.encode() + b"\r\n\r\n"
    server.pages |= {"/x/a": answer, path: reply(b"here")}
    assert fetcher.get("http://news.example/x/a").body == b"here"


def test_the_next_address_is_tried_where_one_does_not_listen(server):
    world = World(server.port, names={"news.example": ["93.184.215.1", "93.184.215.2"]})
    dial = world.dial

    def picky(address, port, seconds):
        if address.endswith(".1"):
            raise ConnectionRefusedError("no")
        return dial(address, port, seconds)

    world.dial = picky
    server.pages["/a"] = reply(b"a")
    assert Fetcher(FAST, net=world.net).get("http://news.example/a").body == b"a"


def test_a_name_without_address_is_told(server):
    def lost(_):
        raise OSError("Name or service not known")

    world = World(server.port, names={"news.example": lost, "empty.example": []})
    fetcher = Fetcher(FAST, net=world.net)
    assert "Name or service not known" in fetcher.get("http://news.example/").reason
    assert "0 addresses" in fetcher.get("http://empty.example/").reason


def test_the_body_of_what_is_no_success_is_not_read(server, fetcher):
    def page(connection):
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Encoding: gzip\r\n\r\n")
        while True:
            connection.sendall(b"junk" * 10_000)

    server.pages |= {"/a": page, "/b": reply(b"here")}
    assert fetcher.get("http://news.example/a").body == b"here"


def test_a_fetch_under_way_ends_when_all_is_stopped(server):
    asked, ended = threading.Event(), threading.Event()

    def page(connection):
        asked.set()
        ended.wait(60)

    server.pages["/a"] = page
    fetcher, got = Fetcher(Settings(delay=0, timeout=50), net=World(server.port).net), []
    fetching = threading.Thread(target=lambda: got.append(fetcher.get("http://news.example/a")))
    fetching.start()
    asked.wait(20)
    fetcher.stop()
    fetching.join(20)
    ended.set()
    assert [answer.reason for answer in got] == ["stopped"]


HEAD = st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\nLocation: "])
PIECES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [b"\r\n", b"\r\n\r\n", b"Transfer-Encoding: chunked", b"Content-Length: 5", b"5\r\nhello"]
        + [b"Content-Encoding: " + name for name in (b"gzip", b"br", b"zstd, deflate", b"a,")]
    ),
)


@settings(max_examples=100, deadline=None)
@given(HEAD, st.lists(PIECES, max_size=8))
def test_any_answer_is_a_page_or_a_reject(head, pieces):
    page = head + b"".join(pieces)
    with Server({"/robots.txt": reply(status=404), "*": page}) as server:
        got = Fetcher(FAST, net=World(server.port).net).get("http://news.example/a")
    assert isinstance(got, Fetched | Reject)


@given(st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br", "zstd, deflate"]), st.data())
def test_any_packed_body_is_unpacked_or_refused(packing, data):
    chunks = data.draw(st.lists(st.binary(max_size=60), max_size=5))
    try:
        list(inflated(chunks, packing, 1000))
    except FetchError as error:
        assert str(error)


def test_posting_sends_what_it_is_given(server, fetcher):
    server.pages["/hook"] = reply(b"ok", 202)
    got = fetcher.post(
        "http://news.example/hook", b'{"a": 1}', [("Content-Type", "application/json")]
    )
    assert (got.status, got.body) == (202, b"ok")
    head, _, body = server.heads[-1].partition("\r\n\r\n")
    assert head.startswith("POST /hook HTTP/1.1")
    assert "Content-Length: 8" in head
    assert "Content-Type: application/json" in head
    assert body == '{"a": 1}'
    assert server.asked == ["/hook"]  # robots.txt speaks of reading


def test_what_a_hook_answers_is_capped_too(server):
    server.pages["/hook"] = reply(b"a" * 2000)
    fetcher = Fetcher(Settings(delay=0, max_bytes=1000), net=World(server.port).net)
    assert "larger" in fetcher.post("http://news.example/hook", b"").reason


def test_many_pages_come_in_the_order_in_which_they_were_asked_for(server, fetcher):
    first = threading.Event()

    def late(connection):
        first.wait(10)
        connection.sendall(reply(b"0"))

    def early(connection):
        connection.sendall(reply(b"7"))
        first.set()

    server.pages |= {f"/{n}": reply(b"%d" % n) for n in range(30)} | {"/0": late, "/7": early}
    urls = [f"http://h{n}.example/{n}" for n in range(30)]
    got = list(fetch_all(fetcher, urls))
    assert [answer.body for answer in got] == [b"%d" % n for n in range(30)]


def test_nothing_waits_for_who_has_left(server):
    server.pages |= {f"/{n}": reply(b"a") for n in range(30)}
    fetcher = Fetcher(Settings(delay=500), net=World(server.port).net)
    answers = fetch_all(fetcher, [f"http://news.example/{n}" for n in range(30)])
    next(answers)
    answers.close()
    assert server.pages_asked == ["/0"]
