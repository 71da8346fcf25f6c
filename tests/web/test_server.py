"""Requests that no browser sends, to a real server."""

import socket
from contextlib import suppress

import pytest

import newsroom
from served import PATIENCE, served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with served(newsroom.build(tmp_path_factory.mktemp("served") / "news.db")) as address:
        yield int(address.rpartition(":")[2])


def sent(port, raw):
    """Send bytes and return the whole answer."""
    parts, there = [], socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    with there, suppress(ConnectionError):  # it need not listen to the end of what it refuses
        there.sendall(raw)
        while part := there.recv(1 << 16):
            parts.append(part)
    return b"".join(parts)


def asked(port, target, *fields, method=b"GET"):
    head = [method + b" " + target + b" HTTP/1.1", b"Host: 127.0.0.1", *fields]
    return sent(port, b"\r\n".join([*head, b"Connection: close", b"", b""]))


TARGETS = {
    b"/claims": 200,
    b"/static/style.css": 200,
    b"/static/../../app.py": 404,
    b"/static/..%2f..%2fapp.py": 404,
    b"/static/%2e%2e/%2e%2e/app.py": 404,
    b"/static/..%5c..%5capp.py": 404,
    b"/static/..\\..\\app.py": 404,
    b"/static/style.css%00": 404,
    b"/static/%2fetc%2fpasswd": 404,
    b"/article/%00": 404,
    b"/article/" + b"x" * 20_000: 414,
    b"/article/%ff%fe": 404,
    b"/claims?" + b"a=1&" * 30: 400,
    b"/claims?words=" + b"x" * 5000: 400,
    b"/claims%0d%0aSet-Cookie:x=1": 404,
    b"/?page=%0d%0aSet-Cookie:x=1": 200,
    b"/%0d%0a%0d%0a<script>": 404,
    b"/nowhere#<script>": 404,
    b"*": 404,
}


@pytest.mark.parametrize("target", TARGETS)
def test_an_odd_address_has_its_answer_and_is_guarded(port, target):
    answer = asked(port, target)
    head = answer.partition(b"\r\n\r\n")[0].lower()
    assert head.split()[1] == str(TARGETS[target]).encode()
    assert b"content-security-policy: default-src 'none'" in head
    assert b"set-cookie" not in head
    assert b"\nlocation:" not in head
    assert b"<script>" not in answer


@pytest.mark.parametrize("target", [b"//evil.example/claims", b"http://evil.example/claims"])
def test_nobody_is_sent_to_another_host(port, target):
    head = asked(port, target).partition(b"\r\n\r\n")[0].lower()
    assert b"\nlocation:" not in head
    assert b"evil" not in head


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        b"Transfer-Encoding: chunked\r\n\r\nff\r\n",
    ],
)
def test_what_is_no_request_is_refused_and_the_server_goes_on(port, raw):
    assert sent(port, raw).split()[1:2] in ([], [b"400"], [b"405"], [b"431"])
    assert asked(port, b"/claims").split()[1] == b"200"


def test_a_head_has_no_body(port):
    head, _, body = asked(port, b"/claims", method=b"HEAD").partition(b"\r\n\r\n")
    assert (head.split()[1], body) == (b"200", b"")


def test_the_server_does_not_say_what_it_is_made_of(port):
    head = asked(port, b"/claims").partition(b"\r\n\r\n")[0].lower()
    assert b"uvicorn" not in head
    assert b"\nserver:" not in head
