import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import FetchError
from headwater.fetch import Fetcher
from headwater.fetch.ask import Answer
from headwater.fetch.robots import DAY, MOST, SIZE, SOON, Robots
from headwater.model import Fetched, Reject
from headwater.settings import Settings
from webworld import Server, World, moved, reply

PAGE = reply(b"<p>news")


def get(robots, path="/a", **pages):
    with Server({"/robots.txt": robots, "*": PAGE, **pages}) as server:
        got = Fetcher(Settings(delay=0), net=World(server.port).net).get(f"http://a.example{path}")
        return got, server


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /a",
        "User-agent: Headwater\nDisallow: /a",
        "user-agent: headwater\ndisallow: /\n\nUser-agent: *\nAllow: /",
        "User-agent: *\nDisallow: /*.html$\nDisallow: /a*",
        "\ufeffUser-agent: *\nDisallow: /",
        "User-agent: x\nUser-agent: *\nDisallow: /",
    ],
)
def test_what_is_not_allowed_is_not_asked(rules):
    got, server = get(reply(rules.encode()))
    assert got.reason == "a.example: its robots.txt does not allow it"
    assert server.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "rules",
    [
        "",
        "User-agent: *\nDisallow:",
        "User-agent: *\nDisallow: /b",
        "User-agent: other\nDisallow: /",
        "User-agent: headwaterish\nDisallow: /",
        "User-agent: *\nDisallow: /\n\nUser-agent: headwater\nAllow: /",
        "User-agent: *\nAllow: /a\nDisallow: /",
        "<html>not found</html>",
        "\0\xff\ud83d",
    ],
)
def test_what_is_allowed_is_asked(rules):
    assert isinstance(get(reply(rules.encode("utf-8", "replace")))[0], Fetched)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_a_site_without_rules_allows_all(status):
    assert isinstance(get(reply(b"User-agent: *\nDisallow: /", status=status))[0], Fetched)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
def test_a_site_that_cannot_answer_is_left_alone(status):
    got, server = get(reply(status=status))
    assert f"robots.txt cannot be read (HTTP {status})" in got.reason
    assert server.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "answer", [b"", b"junk\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na"]
)
def test_a_broken_answer_leaves_a_site_alone(answer):
    assert "robots.txt cannot be read" in get(answer)[0].reason


def test_rules_are_followed_to_where_they_moved():
    rules = reply(b"User-agent: *\nDisallow: /a")
    got, server = get(moved("http://b.example/rules"), **{"/rules": rules})
    assert "does not allow" in got.reason
    assert server.asked == ["/robots.txt", "/rules"]


def test_endless_rules_are_read_as_far_as_the_cap():
    def page(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /a\n")
        while True:
            connection.sendall(b"Disallow: /b\n" * 5000)

    assert "does not allow" in get(page)[0].reason


def test_a_site_is_asked_once_for_many_pages():
    with Server({"/robots.txt": reply(status=404), "*": PAGE}) as server:
        fetcher = Fetcher(Settings(delay=0), net=World(server.port).net)
        for path in ("a", "b", "c"):
            fetcher.get(f"http://a.example/{path}")
        fetcher.get("http://b.example/a")
    assert server.asked.count("/robots.txt") == 2


def test_a_redirect_leads_to_where_other_rules_hold():
    with Server({"/a": moved("http://b.example/b"), "/robots.txt": reply(status=404)}) as server:
        world = World(server.port)

        def robots(connection):
            host = server.heads[-1].partition("Host: ")[2].split()[0]
            shut = b"User-agent: *\nDisallow: /b" if host == "b.example" else b""
            connection.sendall(reply(shut))

        server.pages["/robots.txt"] = robots
        got = Fetcher(Settings(delay=0), net=world.net).get("http://a.example/a")
    assert got.reason == "b.example: its robots.txt does not allow it"


class Site:
    def __init__(self, *answers):
        self.answers, self.asked, self.now = list(answers), [], 0.0

    def load(self, url):
        self.asked.append(url)
        answer = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        if isinstance(answer, FetchError):
            raise answer
        return answer

    def robots(self):
        return Robots(self.load, clock=lambda: self.now)


OPEN = Answer(200, (), b"User-agent: *\nCrawl-delay: 4.5\nDisallow: /x")


def test_rules_hold_for_a_day():
    site = Site(OPEN)
    robots = site.robots()
    for now in (0, DAY - 1, DAY + 1):
        site.now = now
        assert robots.rules("http://a.example").delay == 4.5
    assert site.asked == ["http://a.example/robots.txt"] * 2


def test_a_site_that_could_not_answer_is_asked_again_soon():
    site = Site(FetchError("not done in time"), OPEN)
    robots = site.robots()
    assert "not done in time" in robots.rules("http://a.example").refusal("http://a.example/")
    site.now = SOON + 1
    assert robots.rules("http://a.example").refusal("http://a.example/") is None


def test_memory_of_rules_is_bounded():
    site = Site(Answer(200, (), b"#" * SIZE))
    robots = site.robots()
    for number in range(40):
        robots.rules(f"http://a{number}.example")
    assert sum(rules.size for rules in robots._known.values()) <= MOST
    robots.rules("http://a39.example")
    assert len(site.asked) == 40


@pytest.mark.slow
def test_rules_of_many_sites_share_one_deadline():
    """Each site on the way answers within its time, all together do not."""

    def robots(connection):
        time.sleep(0.4)
        connection.sendall(reply(status=404))

    place = lambda c: c.sendall(moved(f"http://h{time.monotonic_ns()}.example/"))  # noqa: E731
    with Server({"/robots.txt": robots, "*": place}) as server:
        fetcher = Fetcher(Settings(delay=0, timeout=1), net=World(server.port).net)
        assert "not done in time" in fetcher.get("http://a.example/").reason


RULE = st.sampled_from(
    ["User-agent", "Disallow", "Allow", "Crawl-delay", "Request-rate", "Sitemap"]
)
VALUE = st.text(max_size=20) | st.text("*$/%2aF0123456789:-.", max_size=20)


@given(st.lists(st.tuples(RULE, VALUE).map(": ".join), max_size=8), VALUE)
def test_any_rules_allow_or_do_not(lines, path):
    body = "\n".join(["User-agent: *", *lines]).encode("utf-8", "replace")
    rules = Site(Answer(200, (), body)).robots().rules("http://a.example")
    assert rules.refusal(f"http://a.example/{path}") in (None, "its robots.txt does not allow it")
    assert rules.delay >= 0


@pytest.mark.parametrize(
    "rules",
    [
        "Disallow: /" + "*a" * 2000 + "b",
        "Disallow: /" + "a" * 400_000,
        ("Disallow: /" + "*a" * 20 + "b\n") * 8000,
        "Disallow: /" + "%2" * 200_000,
        "".join(f"Disallow: /{n}\n" for n in range(30_000)),
        "Crawl-delay: 1e999\nCrawl-delay: -5\nRequest-rate: 1/0\nCrawl-delay: nan",
    ],
    ids=["stars", "long", "many stars", "percent", "many", "numbers"],
)
def test_hostile_rules_end(rules):
    """Each is done in a moment; patterns that try all ways to match would take for ever."""
    site = Site(Answer(200, (), f"User-agent: *\n{rules}\n".encode()[:SIZE]))
    found = site.robots().rules("http://a.example")
    assert found.refusal("http://a.example/" + "a" * 3900) is None
    assert found.delay >= 0


def test_a_crawl_delay_is_kept():
    with Server({"/robots.txt": reply(b"User-agent: *\nCrawl-delay: 5000"), "*": PAGE}) as server:
        fetcher = Fetcher(Settings(delay=0), net=World(server.port).net)
        first, second = fetcher.get("http://a.example/1"), fetcher.get("http://a.example/2")
        assert isinstance(first, Fetched)
        assert isinstance(second, Reject)
        assert "left alone" in second.reason
        assert 4900 < fetcher.wait("http://a.example/2") <= 5000
        assert fetcher.wait("http://b.example/") == 0
