import json

import pytest

from headwater.model import Article, Fetched, Reject
from headwater.readers import read_answer
from headwater.readers.answers import content_type, file_name
from headwater.settings import Settings

BODY = """
<article><h1>Міст відкриють навесні</h1>
<p>Міст через річку відкриють навесні, заявив міський голова Роман Довгань.</p>
<p>За його словами, роботи вже майже завершено, але ще треба перевірити опори.</p>
<p>Раніше підрядник повідомляв, що не встигає через повінь, яка почалася торік.</p>
</article>"""
URL = "https://news.example/town/bridge.html"
SINCE = "2031-03-04T05:02:00+00:00"


def page(meta="", body=BODY):
    return f"<!DOCTYPE html><html><head>{meta}</head><body>{body}</body></html>"


def answer(body, kind="text/html", url=URL):
    headers = (("Server", "x"), ("content-type", kind)) if kind is not None else ()
    return Fetched(url, url, 200, headers, body, SINCE)


def only(fetched):
    (item,) = read_answer(fetched, Settings())
    return item


def test_a_page_says_where_and_when_it_was_fetched():
    fetched = answer(page('<link rel="canonical" href="https://else.example/">').encode())
    article = only(fetched)
    assert (article.id, article.url, article.domain) == (URL, URL, "news.example")
    assert (article.fetched, article.raw_sha256) == (SINCE, fetched.digest)
    assert article.published is None
    assert "Роман Довгань" in article.text


META = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("header", "meta", "actual"),
    [
        ("windows-1251", "utf-8", "cp1251"),  # the header before the page's own word
        ("utf-8", "windows-1251", "utf-8"),
        ("koi8-u", "", "koi8-u"),
        ("KOI8-U", "", "koi8-u"),
        ("utf-16le", "", "utf-16-le"),
        ("", "windows-1251", "cp1251"),  # that before guessing
        ("", "", "cp1251"),
        ("", "", "utf-8"),
        ("no-such-charset", "windows-1251", "cp1251"),
        ("windows-1251", "", "utf-8-sig"),  # a mark in the bytes before all
        ("windows-1251", "koi8-u", "utf-16"),
        ("punycode", "", "utf-8"),
        ("utf-7", "", "utf-8"),
    ],
)
def test_the_charset_is_that_of_mark_header_page_or_looks(header, meta, actual):
    raw = page(META.format(meta) if meta else "").encode(actual)
    article = only(answer(raw, f"text/html; charset={header}" if header else "text/html"))
    assert "міський голова Роман Довгань" in article.text


@pytest.mark.parametrize(
    "kind",
    ["text/html", "TEXT/HTML ;charset=utf-8", "application/xhtml+xml", None, "", "text/plain",
     "application/octet-stream", 'text/html; charset="utf-8"', "text/html; charset"],
)  # fmt: skip
def test_a_page_is_known_by_what_is_said_of_it_or_by_its_looks(kind):
    assert isinstance(only(answer(page().encode(), kind, "https://news.example/a")), Article)


ROW = {"id": "a1", "text": "The dam will close in May, minister Ann Reyes said.", "lang": "en"}


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        ("application/x-ndjson", "https://news.example/rows"),
        ("application/jsonl", "https://news.example/rows"),
        ("text/plain; charset=utf-8", "https://news.example/rows.jsonl"),
        ("application/octet-stream", "https://news.example/rows.jsonl?x=1"),
    ],
)
def test_lines_are_read_as_lines(kind, url):
    fetched = answer(f"{json.dumps(ROW)}\n".encode(), kind, url)
    article = only(fetched)
    assert (article.id, article.text, article.url) == ("a1", ROW["text"], url)
    assert article.raw_sha256 == fetched.digest


def test_plain_text_is_read_in_the_charset_of_its_header():
    text = "Глава города заявил, что мост через реку откроют весной."
    article = only(
        answer(text.encode("koi8-r"), "text/plain; charset=koi8-r", "https://a.example/a")
    )
    assert article.text == text


@pytest.mark.parametrize(
    "kind", ["application/pdf", "image/png", "video/mp4", "text/css", "\x00", "a/b"]
)
def test_what_no_reader_reads_is_a_reject(kind):
    found = only(answer(page().encode(), kind))
    assert isinstance(found, Reject)
    assert found.where == URL


def test_bytes_of_no_known_kind_are_a_reject():
    assert "no reader" in only(answer(b"\x89PNG", None, "https://a.example/a")).reason


def test_a_page_without_an_article_is_a_reject():
    assert only(answer(page(body="<p>Short.").encode())) == Reject(
        URL, "read", "a page without an article"
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("text/html; charset=utf-8", ("text/html", "utf-8")),
        ("Text/HTML;  Charset='KOI8-R' ; x=y", ("text/html", "koi8-r")),
        ('text/html; charset="cp1251"', ("text/html", "cp1251")),
        (";", ("", None)),
        ("text/html; charset*=utf-8''koi8-r", ("text/html", "koi8-r")),
        ("a\r\nb: c", ("a b: c", None)),
    ],
)
def test_kind_and_charset_of_a_header(kind, told):
    assert content_type(answer(b"", kind)) == told


def test_files_are_named_after_addresses():
    names = {
        file_name(answer(b"", kind, url))
        for kind, url in [
            ("text/html", URL),
            ("text/html", URL + "?a=1"),
            ("image/png", "https://news.example/../../etc/passwd"),
            ("text/html", "https://news.example/" + "a" * 3000),
            ("text/html", "https://news.example/"),
        ]
    }
    assert len(names) == 5
    assert all(name.isascii() and "/" not in name and len(name) < 120 for name in names)
    assert any(name.startswith("news-example-bridge-") and name.endswith(".html") for name in names)
    assert any(name.endswith(".bin") for name in names)
