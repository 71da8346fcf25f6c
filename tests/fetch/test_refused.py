"""What is never asked, by whatever spelling, redirect or answer of DNS it is reached.

Every name that is looked up here has an address and every address answers: a test that finds
nothing fetched finds it refused.
"""

import re
from pathlib import Path

import pytest

from headwater.fetch import Fetcher
from headwater.model import Fetched, Reject
from headwater.settings import Settings
from webworld import OTHER, PUBLIC, Server, World, moved, reply

TABLE = Path(__file__).with_name("refused.tsv").read_text(encoding="utf-8").splitlines()[1:]
HOSTS = [line.split("\t") for line in TABLE]
V4, V6 = ([host for kind, host in HOSTS if kind == name] for name in ("v4", "v6"))
NAMED = [host for kind, host in HOSTS if kind in ("odd", "names")]
TRICKS = [
    "http://news.example@127.0.0.1/",
    "http://127.0.0.1@news.example/",
    "http://a:b@news.example/",
    "http://news.example:80@127.0.0.1/",
    "http://127.0.0.1#@news.example/",
    "http://127.0.0.1?@news.example/",
    "http://127.0.0.1\\@news.example/",
    "http://news.example\\@127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "http:/127.0.0.1/",
    "http:127.0.0.1",
    "http:///127.0.0.1/",
    "//127.0.0.1/",
    "127.0.0.1/",
    "http://",
    "http://:80/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[::1%25lo]/",
    "http://[::1]@news.example/",
    "http://[::1/",
    "http://::1/",
    "http://[127.0.0.1]/",
    "http://[v1.a]/",
    "http://[::ffff:0x7f.1]/",
    "http://%31%32%37.0.0.1/",
    "http://127.0.0%2e1/",
    "http://localhost%2eexample/",
    "http://news%00.example/",
    "http://127.0.0.1\t.example/",
    "http://127.0.0.1\n/",
    "http://news.example\r\nHost: localhost/",
    "http://news.example\x00/",
    "http://new s.example/",
    "http://-news.example/",
    "http://news-.example/",
    "http://news..example/",
    "http://.example/",
    "http://news.example../",
    f"http://{'a' * 64}.example/",
    f"http://{'a.' * 130}example/",
    "http://news.example:22/",
    "http://news.example:25/",
    "http://news.example:6667/",
    "http://news.example:0/",
    "http://news.example:65536/",
    "http://news.example:99999/",
    "http://news.example:080a/",
    "http://news.example:-80/",
    "http://news.example:80:80/",
    "http://news.example/" + "a" * 5000,
    "ftp://news.example/",
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "gopher://news.example/",
    "data://text/html,a",
    "javascript://news.example/",
    "jar:http://news.example!/",
    "view-source:http://news.example/",
    "ws://news.example/",
    "unix:///run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/",
    "ldap://news.example/",
    "dict://news.example/",
    "",
    "   ",
]
DIRECT = [
    *(f"http://{address}/" for address in V4),
    *(f"http://[{address}]/" for address in V6),
    *(f"http://{spelling}/" for spelling in NAMED),
    *TRICKS,
]
ABSOLUTE = re.compile(r"[a-z+-]+://[^\r\n\0]*$")  # what a header can hold
PAGE = reply(b"<p>secret")


@pytest.fixture(scope="module")
def server():
    with Server({"/robots.txt": reply(status=404), "*": PAGE}) as running:
        yield running


@pytest.fixture
def world(server):
    server.asked.clear()
    return World(server.port)


def fetched(world, url):
    return Fetcher(Settings(delay=0, timeout=10), net=world.net).get(url)


def test_what_is_public_is_fetched(world, server):
    """Without this no other test here could fail."""
    got = fetched(world, "http://news.example/a")
    assert isinstance(got, Fetched)
    assert (got.body, got.url, world.dialled) == (
        b"<p>secret",
        "http://news.example/a",
        [(PUBLIC, 80)] * 2,
    )


@pytest.mark.parametrize("url", DIRECT)
def test_refused_at_once(url, world, server):
    got = fetched(world, url)
    assert isinstance(got, Reject)
    assert (got.where, got.step) == (url, "fetch")
    assert (world.looked_up, world.dialled, server.asked) == ([], [], [])


@pytest.mark.parametrize("place", [url for url in DIRECT if ABSOLUTE.match(url)])
def test_refused_when_redirected_to(place, world, server):
    server.pages["/start"] = moved(place)
    got = fetched(world, "http://news.example/start")
    assert isinstance(got, Reject)
    assert got.where == "http://news.example/start"
    assert server.pages_asked == ["/start"]
    assert {address for address, _ in world.dialled} == {PUBLIC}


@pytest.mark.parametrize("status", [301, 303, 307, 308])
def test_refused_by_whatever_kind_of_redirect(status, world, server):
    server.pages["/start"] = moved("http://169.254.169.254/latest/", status)
    got = fetched(world, "http://news.example/start")
    assert "169.254.169.254: link-local" in got.reason
    assert server.pages_asked == ["/start"]


@pytest.mark.parametrize(
    "place",
    ["//127.0.0.1/", "///127.0.0.1/", "\\\\127.0.0.1\\", "http:\\\\[::1]/", " http://127.0.0.1/ "],
)
def test_refused_when_redirected_by_a_relative_address(place, world, server):
    server.pages["/start"] = moved(place)
    got = fetched(world, "http://news.example/start")
    assert {address for address, _ in world.dialled} == {PUBLIC}
    assert isinstance(got, Reject) or got.url.startswith("http://news.example/")


@pytest.mark.parametrize("address", [*V4, *V6, "fe80::1%eth0", "no address", ""])
def test_refused_when_a_name_leads_to(address, world, server):
    world.names["news.example"] = [address]
    got = fetched(world, "http://news.example/")
    assert isinstance(got, Reject)
    assert "refused: news.example leads to" in got.reason
    assert (world.dialled, server.asked) == ([], [])


@pytest.mark.parametrize(
    "found", [[PUBLIC, "10.0.0.1"], ["::1", PUBLIC], [PUBLIC, OTHER, "127.0.0.1"]]
)
def test_refused_when_one_of_several_addresses_is_private(found, world):
    world.names["news.example"] = found
    assert "refused" in fetched(world, "http://news.example/").reason
    assert world.dialled == []


def test_a_name_with_endless_addresses_is_refused(world):
    world.names["news.example"] = [f"93.184.215.{n}" for n in range(200)]
    assert "200 addresses" in fetched(world, "http://news.example/").reason
    assert world.dialled == []


def test_an_address_is_connected_to_as_it_was_checked(world, server):
    """DNS that answers with a private address at the second look, as rebinding does."""
    world.names["news.example"] = lambda look: [PUBLIC] if look <= 2 else ["127.0.0.1"]
    got = fetched(world, "http://news.example/a")
    assert got.status == 200
    assert world.looked_up == ["news.example"] * 2  # robots.txt and the page, once each
    assert world.dialled == [(PUBLIC, 80)] * 2


@pytest.mark.parametrize("look", [1, 2, 3, 4])
def test_rebinding_is_refused_at_whichever_look(look, world, server):
    """Looks: robots.txt of the first host, its page, robots.txt of the second, its page."""
    server.pages["/start"] = moved("http://other.example/b")
    answer = lambda n: ["127.0.0.1"] if n >= look else [PUBLIC]  # noqa: E731
    world.names |= {"news.example": answer, "other.example": answer}
    got = fetched(world, "http://news.example/start")
    assert isinstance(got, Reject)
    assert len(world.dialled) == look - 1
    assert {address for address, _ in world.dialled} <= {PUBLIC}
    assert "/b" not in server.asked


def test_robots_txt_may_not_lead_inside(world, server):
    server.pages["/robots.txt"] = moved("http://192.168.0.1/robots.txt")
    try:
        got = fetched(world, "http://news.example/a")
    finally:
        server.pages["/robots.txt"] = reply(status=404)
    assert "192.168.0.1: private" in got.reason
    assert server.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost/", "http://0x7f.1/", "http://[::1]/"]
)
def test_posting_is_guarded_too(url, world, server):
    got = Fetcher(Settings(delay=0), net=world.net).post(url, b"{}")
    assert isinstance(got, Reject)
    assert (world.dialled, server.asked) == ([], [])


def test_posting_follows_no_redirect(world, server):
    server.pages["/hook"] = moved("http://news.example/a")
    got = Fetcher(Settings(delay=0), net=world.net).post("http://news.example/hook", b"{}")
    assert "302" in got.reason
    assert server.asked == ["/hook"]


def test_proxies_of_the_environment_are_not_asked(world, server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.port}/")
    assert fetched(world, "http://news.example/a").status == 200
    assert world.dialled == [(PUBLIC, 80)] * 2


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://192.168.0.1/",
        "http://[fd12:3456::1]/",
        "http://nas/",
    ],
)
def test_a_person_may_let_the_own_network_pass(url, world):
    world.names |= {"localhost": ["127.0.0.1", "::1"], "nas": ["10.0.0.2"]}
    got = Fetcher(Settings(delay=0), private=True, net=world.net).get(url)
    assert got.status == 200


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "100.100.100.200",
        "168.63.129.16",
        "0.0.0.0",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "224.0.0.1",
    ],
)
def test_where_clouds_tell_their_keys_never_passes(address, world, server):
    got = Fetcher(Settings(delay=0), private=True, net=world.net).get(f"http://{address}/")
    assert "refused" in got.reason
    assert world.dialled == []
