"""Bad archives: each ends in rejects, or in what is whole in it, in bounded memory and time."""

import gzip
from io import BytesIO

import pytest

from headwater.model import Article
from headwater.readers.html import read_page
from headwater.readers.warc import WarcReader
from headwater.settings import Settings
from hostile import MB
from hostile_server import Server
from warcworld import http, packed, page, pages, record, zipped

GOOD = b"".join(packed(pages(1)))
HEAD = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\n"
BOMB = gzip.compress(b"x" * 60 * MB, 9)
HEAVY = {
    "a header of 100 MB.warc": lambda: HEAD + b"X: y\r\n" * (100 * MB // 6) + b"\r\n\r\n",
    "a packed header of 100 MB.warc.gz": lambda: (
        gzip.compress(HEAD + b"X: y\r\n" * (100 * MB // 6), 9) + GOOD
    ),
    "a packed block of 300 MB.warc.gz": lambda: (
        gzip.compress(HEAD + b"Content-Length: 300000000\r\n\r\n" + bytes(300 * MB), 9) + GOOD
    ),
    "a body of a body of 60 MB.warc.gz": lambda: gzip.compress(
        record(http(gzip.compress(BOMB), "200 OK", "text/html", "Content-Encoding: gzip, gzip"))
    ),
    "lengths that swallow the rest.warc": lambda: b"".join(
        HEAD + b"Content-Length: %d\r\n\r\nx\r\n\r\n" % (19 * MB - n) for n in range(20_000)
    ),
    "beginnings of members.warc.gz": lambda: GOOD + b"\x1f\x8b\x08" * 200_000,
    "beginnings of records.warc": lambda: b"WARC/1.1\r\nWARC-" * 50_000,
    "nothing in a zip file.wacz": lambda: zipped({"archive/a.warc": bytes(300 * MB)}, 8),
}


@pytest.fixture(scope="module")
def server():
    with Server() as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_heavy_archive_ends_soon_and_in_little_memory(server, tmp_path, name):
    (tmp_path / name).write_bytes(HEAVY[name]())
    items = server.read(tmp_path)
    assert items[0][0] == "reject" or len(items) > 1


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 100_000, "<div>x " * 100_000, "<b>" * 20_000 + "</b>" * 20_000],
    ids=["divs", "divs with words", "closed in the end"],
)
def test_page_without_bottom_is_no_article_of_an_archive(markup):
    item = read_page(f"<html><body>{markup}".encode(), "a", Settings(pages="archive"))
    assert "not closed" in item.reason


@pytest.mark.parametrize(
    "mark", ['<script type="application/ld+json">', "<title>", "<h1>", "<a href="]
)
@pytest.mark.parametrize("pages_", ["fast", "archive"])
def test_page_of_openings_ends_soon(mark, pages_):
    raw = page(1).replace(b"</body>", mark.encode() * 3000 + b"</body>")
    item = read_page(raw, "a", Settings(pages=pages_, lang="en"))
    assert not isinstance(item, Article) or "three weeks" in item.text


def test_a_page_is_found_in_three_ways():
    raw = record(http(page(1)))
    for name in ("careful", "fast", "archive"):
        (article,) = WarcReader().read(BytesIO(raw), "a", Settings(pages=name, lang="en"))
        assert article.text.startswith("Pier 1 to close\n\nPier 1 will be closed for three weeks")
        assert article.text.endswith("according to the harbour board.")
        assert article.title == "Pier 1 to close"
