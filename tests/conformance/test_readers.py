"""What every reader on the shelf promises."""

from io import BytesIO

import pytest

import warcworld
from headwater.model import Article, Reject
from headwater.registry import find, names
from headwater.settings import Settings

SAMPLES = {
    "feed": (
        b"<rss><channel><title>The Courier</title><item><title>Pier to close</title>"
        b"<link>https://courier.example/1</link><description>The pier will be closed for weeks, "
        b"the mayor said on Monday.</description></item></channel></rss>"
    ),
    "jsonl": b'{"id": "a", "text": "Pier to close\\n\\nThe pier will close, the mayor said."}\n',
    "text": b"Pier to close\n\nThe pier will be closed for weeks, the mayor said on Monday.",
    "html": (
        b"<html><head><title>Pier to close</title></head><body><article><h1>Pier to close</h1>"
        b"<p>The pier will be closed for three weeks, the mayor said on Monday morning.</p>"
        b"<p>She added that the old piles must be replaced before the storms begin.</p>"
        b"<p>The work will cost two million, according to the harbour board.</p></article>"
    ),
}


SAMPLES["warc"] = warcworld.record(warcworld.http(SAMPLES["html"]))
SAMPLES["wacz"] = warcworld.zipped({"archive/a.warc": SAMPLES["warc"]})
SAMPLES["mediacloud"] = SAMPLES["jsonl"].replace(b'"a"', b'"a", "url": "https://a.example/a"')
SAMPLES["mediacloud"] = SAMPLES["mediacloud"].replace(
    b'"text"', b'"title": "Pier to close", "text"'
)
TEXTLESS = {"gdelt"}  # each line is an address, and a Reject that says so


@pytest.fixture(params=names("readers"))
def name(request):
    return request.param


@pytest.fixture(params=[name for name in names("readers") if name not in TEXTLESS])
def texted(request):
    """A reader whose files hold texts."""
    return request.param


def read(name: str, raw: bytes) -> list[Article | Reject]:
    return list(find("readers", name)().read(BytesIO(raw), "where", Settings(lang="en")))


def test_suffixes_begin_with_a_dot_and_are_in_small_letters(name):
    suffixes = find("readers", name).suffixes
    assert suffixes
    assert all(s.startswith(".") and s == s.lower() for s in suffixes)


def test_no_two_readers_take_one_suffix():
    taken = [suffix for name in names("readers") for suffix in find("readers", name).suffixes]
    assert len(taken) == len(set(taken))


def test_sample_becomes_an_article_with_a_headline(texted):
    (article,) = read(texted, SAMPLES[texted])
    assert article.title == "Pier to close"
    assert article.headline.of(article.text) == "Pier to close"
    assert article.lang == "en"


def test_body_is_apart_from_the_headline(texted):
    (article,) = read(texted, SAMPLES[texted])
    assert article.body
    assert not any(span.overlaps(article.headline) for span in article.body)


def test_hash_of_the_raw_bytes_is_kept(texted):
    (article,) = read(texted, SAMPLES[texted])
    assert len(article.raw_sha256) == 64


def test_bytes_that_are_nothing_become_a_reject_that_says_where(name):
    items = read(name, b"\0\x01\xff" * 50)
    assert [type(item) for item in items] == [Reject]
    assert items[0].where.startswith("where")
    assert (items[0].step, bool(items[0].reason)) == ("read", True)
