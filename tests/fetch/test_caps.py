"""Whatever a server sends ends within a cap: of bytes, of headers, of redirects, of time.

Without its cap each of these tests would go on for ever, or fill the memory.
"""

import gzip
import itertools
import time
import zlib
from functools import cache

import brotli
import pytest

from headwater.fetch import Fetcher
from headwater.model import Reject
from headwater.settings import Settings
from webworld import Server, World, dead_port, moved, reply, zstd

ZEROS = bytes(1 << 20)
SIZE = 1_000_000
NO_ROBOTS = {"/robots.txt": reply(status=404)}


def packed(compress, flush, mebibytes=16):
    return b"".join([*(compress(ZEROS) for _ in range(mebibytes)), flush()])


@cache
def bomb(name):
    """16 MiB of zeros, packed."""
    if name == "br":
        compressor = brotli.Compressor(quality=5)
        return packed(compressor.process, compressor.finish)
    if name == "zstd":
        compressor = zstd.ZstdCompressor()
    else:
        bits = {"gzip": 31, "deflate": 15, "bare deflate": -15}[name]
        compressor = zlib.compressobj(9, zlib.DEFLATED, bits)
    return packed(compressor.compress, compressor.flush)


def encoded(body, packing):
    return reply(body, head=(f"Content-Encoding: {packing}",))


def get(page, *, timeout=10, max_bytes=SIZE, path="/a", robots=NO_ROBOTS, **world):
    with Server({**robots, path: page}) as server:
        settings = Settings(delay=0, timeout=timeout, max_bytes=max_bytes)
        return Fetcher(settings, net=World(server.port, **world).net).get("http://news.example/a")


def endless(*chunks, first=b"HTTP/1.1 200 OK\r\n\r\n"):
    """A page that never ends: the chunks over and over, until nobody listens."""

    def page(connection):
        connection.sendall(first)
        for chunk in itertools.cycle(chunks):
            connection.sendall(chunk)

    return page


def dripping(first, drop=b"a"):
    """A page of one byte at a time, for ever, each of them soon enough."""

    def page(connection):

        connection.sendall(first)
        while True:
            connection.sendall(drop)
            time.sleep(0.05)

    return page


@pytest.mark.parametrize("name", ["gzip", "deflate", "bare deflate", "br", "zstd"])
def test_a_bomb_ends_at_the_cap(name):
    got = get(encoded(bomb(name), name.removeprefix("bare ")))
    assert got.reason == f"larger than {SIZE} bytes"


@pytest.mark.parametrize("inner", ["gzip", "br", "zstd"])
def test_a_bomb_in_a_bomb_ends_at_the_cap(inner):
    got = get(encoded(gzip.compress(bomb(inner)), f"{inner}, gzip"))
    assert got.reason == f"larger than {SIZE} bytes"


@pytest.mark.parametrize(
    "packing", ["gzip, gzip, gzip", "gzip," * 500, "compress", "zip", "br zstd"]
)
def test_unknown_and_heaped_packings_are_refused(packing):
    assert "packed in an unknown way" in get(encoded(b"a", packing)).reason


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
@pytest.mark.parametrize("damage", [lambda raw: raw[:-9], lambda _: b"\xde\xad\xbe\xef" * 9])
def test_a_damaged_body_is_refused(name, damage):
    got = get(encoded(damage(bomb(name)), name), max_bytes=100_000_000)
    assert f"damaged {name}" in got.reason


@pytest.mark.parametrize("name", ["gzip", "deflate", "bare deflate", "br", "zstd", "identity", ""])
def test_what_is_under_the_cap_is_unpacked(name):
    body = b"<p>news " * 5000
    pack = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "bare deflate": lambda raw: zlib.compress(raw)[2:-4],
        "br": brotli.compress,
        "zstd": zstd.compress,
    }.get(name, bytes)
    assert get(encoded(pack(body), name.removeprefix("bare "))).body == body


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_members_after_one_another_are_one_body(pack):
    name = "gzip" if pack is gzip.compress else "zstd"
    assert get(encoded(pack(b"one ") + pack(b"two"), name)).body == b"one two"


def test_a_window_larger_than_a_sender_may_ask_for_is_refused():
    options = {zstd.CompressionParameter.window_log: 27}
    raw = packed(*(lambda c: (c.compress, c.flush))(zstd.ZstdCompressor(options=options)))
    assert "damaged zstd" in get(encoded(raw, "zstd")).reason


def test_ten_gigabytes_end_at_the_cap():
    asked = get(endless(ZEROS, first=b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n"))
    assert asked.reason == f"larger than {SIZE} bytes: it says 10000000000"


def test_a_body_that_says_no_length_ends_at_the_cap():
    assert get(endless(ZEROS)).reason == f"larger than {SIZE} bytes"


def test_a_chunked_body_ends_at_the_cap():
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    got = get(endless(b"100000\r\n", ZEROS, b"\r\n", first=head))
    assert got.reason == f"larger than {SIZE} bytes"


@pytest.mark.parametrize(
    "chunk", [b"1;" + b"x" * 10_000 + b"\r\na\r\n", b"1\r\na\r\n", b"00000001;a=b\r\na\r\n"]
)
def test_what_stands_between_chunks_is_counted(chunk):
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    got = get(endless(chunk * 100, first=head), max_bytes=50_000)
    assert isinstance(got, Reject)
    assert "bytes" in got.reason


@pytest.mark.slow
@pytest.mark.parametrize(
    "first",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\3",
    ],
)
def test_a_drip_ends_at_the_deadline(first):
    drop = b"0" if b"chunked" in first else b"a"
    assert isinstance(get(dripping(first, drop), timeout=1), Reject)


@pytest.mark.slow
@pytest.mark.parametrize("first", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-A: "])
def test_a_drip_is_told_to_be_late(first):
    assert "not done in time" in get(dripping(first), timeout=1).reason


@pytest.mark.slow
def test_redirects_drip_within_one_deadline():
    """Each is answered soon enough, all together are not."""

    def page(connection):
        time.sleep(0.4)
        connection.sendall(moved(f"http://news.example/{time.monotonic_ns()}"))

    assert "not done in time" in get(page, timeout=1, path="*").reason


@pytest.mark.slow
def test_a_server_that_says_nothing_ends_at_the_deadline():

    assert "not done in time" in get(lambda _: time.sleep(5), timeout=1).reason


def test_endless_redirects_end():
    count = itertools.count()
    page = lambda c: c.sendall(moved(f"http://news.example/{next(count)}"))  # noqa: E731
    assert get(page, path="*").reason == "more than 10 redirects"


def test_redirects_in_a_loop_end():
    assert "in a loop" in get(moved("http://NEWS.example:80/a#top")).reason


def test_ten_redirects_are_followed():
    pages = {f"/{n}": moved(f"/{n + 1}") for n in range(1, 10)} | {"/10": reply(b"end")}
    got = get(moved("/1"), robots=NO_ROBOTS | pages)
    assert (got.asked, got.url, got.body) == (
        "http://news.example/a",
        "http://news.example/10",
        b"end",
    )


@pytest.mark.parametrize(
    "line",
    [b"X-A: b\r\n", b"X-A: " + b"b" * 5000 + b"\r\n", b"b" * 5000, b" folded\r\n", b"\xff\xfe\r\n"],
)
def test_endless_headers_end(line):
    assert isinstance(get(endless(line * 10, first=b"HTTP/1.1 200 OK\r\nX: y\r\n")), Reject)


def test_many_headers_are_refused():
    head = tuple(f"X-{n}: a" for n in range(500))
    assert get(reply(b"a", head=head)).reason == "more than 200 headers"


def test_endless_answers_before_the_answer_end():
    assert (
        "more bytes" in get(endless(b"HTTP/1.1 103 Hints\r\nX: y\r\n\r\n" * 100, first=b"")).reason
    )


def test_endless_lines_after_the_body_end():
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n"
    assert isinstance(get(endless(b"X-A: b\r\n" * 100, first=head)), Reject)


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\r\n\r\n",
        b"hello\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 99999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\na",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\naaaaaa",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ncut",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffffff\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\na",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\na",
        b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n",
        b"\x16\x03\x01\x00\x05hello",
    ],
)
def test_an_answer_that_is_none_is_refused(page):
    assert isinstance(get(page), Reject)


def test_an_old_server_is_read():
    assert get(b"HTTP/1.0 200 OK\r\n\r\n<p>old").body == b"<p>old"


def test_a_server_that_does_not_listen_is_told():
    settings = Settings(delay=0)
    got = Fetcher(settings, net=World(dead_port()).net).get("http://news.example/a")
    assert "cannot connect" in got.reason
