"""TLS is verified, always: by the name that was asked for, over the address that was checked."""

import ssl
import time

import pytest
import trustme

from headwater.fetch import Fetcher
from headwater.model import Reject
from headwater.settings import Settings
from webworld import PUBLIC, Server, World, moved, reply

CA = trustme.CA()
PAGES = {"/robots.txt": reply(status=404), "/a": reply(b"<p>secret")}


def trusted():
    context = ssl.create_default_context()
    CA.configure_trust(context)
    return context


def secure(*names):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CA.issue_cert(*names).configure_cert(context)
    return context


def get(server, url="https://news.example/a", timeout=10, **world):
    found = World(server.port, **({"trusted": trusted} | world))
    return Fetcher(Settings(delay=0, timeout=timeout), net=found.net).get(url), found


def test_a_certificate_of_the_name_is_trusted():
    with Server(PAGES, secure("news.example")) as server:
        got, world = get(server)
    assert got.body == b"<p>secret"
    assert world.dialled == [(PUBLIC, 443)] * 2
    assert server.names == ["news.example"] * 2
    assert "Host: news.example\r\n" in server.heads[-1]


def test_a_certificate_that_nobody_vouches_for_is_refused():
    with Server(PAGES, secure("news.example")) as server:
        got, _ = get(server, trusted=World(0).trusted)
    assert "certificate verify failed" in got.reason
    assert server.asked == []


@pytest.mark.parametrize("name", ["other.example", "a.news.example", "*.example.org"])
def test_a_certificate_of_another_name_is_refused(name):
    with Server(PAGES, secure(name)) as server:
        got, _ = get(server)
    assert "certificate verify failed" in got.reason
    assert server.asked == []


def test_a_certificate_of_the_address_does_not_stand_for_the_name():
    with Server(PAGES, secure(PUBLIC)) as server:
        assert "certificate verify failed" in get(server)[0].reason
        assert get(server, f"https://{PUBLIC}/a")[0].body == b"<p>secret"


def test_a_redirect_to_another_certificate_is_checked_again():
    pages = PAGES | {"/a": moved("https://other.example/b"), "/b": reply(b"<p>secret")}
    with Server(pages, secure("news.example")) as server:
        got, _ = get(server)
    assert "certificate verify failed" in got.reason
    assert "/b" not in server.asked


def test_plain_text_where_tls_should_be_is_refused():
    class Plain(Server):
        def serve(self, connection, _):
            connection.sendall(reply(b"<p>secret"))

    with Plain({}) as server:
        assert isinstance(get(server)[0], Reject)


@pytest.mark.slow
def test_a_handshake_that_does_not_end_is_late():
    class Mute(Server):
        def serve(self, connection, _):
            while True:
                connection.sendall(b"\x16\x03\x03\x40\x00"[:1])
                time.sleep(0.2)

    with Mute({}) as server:
        got, _ = get(server, timeout=1)
    assert isinstance(got, Reject)


def test_nothing_turns_verification_off():
    context = World(0).trusted()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.slow
def test_a_pause_within_a_page_is_waited_for():
    """Longer than a fetcher waits for bytes before it looks whether all is stopped."""

    def page(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n<p>")
        time.sleep(1.2)
        connection.sendall(b"later")

    with Server(PAGES | {"/a": page}, secure("news.example")) as server:
        assert get(server)[0].body == b"<p>later"
