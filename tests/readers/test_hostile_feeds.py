"""Bad feeds: each ends in rejects, or in harmless articles, in bounded memory and time."""

import gzip
import json
from io import BytesIO

import pytest

from headwater.model import Article, Reject
from headwater.readers.feed import FeedReader
from headwater.settings import Settings
from hostile import MB
from hostile_server import Server

SAID = "The mayor said on Monday that the old pier of Port Ansel will be closed for three weeks."


def rss(inside, head="<title>T</title>"):
    return f"<rss><channel>{head}{inside}</channel></rss>".encode()


def item(inside=f"<description>{SAID}</description>", link="https://a.example/1"):
    return f"<item><link>{link}</link>{inside}</item>"


REJECTED = {
    "nothing": (b"", "no element"),
    "spaces": (b" \n" * 500, "no element"),
    "NUL": (b"\0" * 500, "binary"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 90, "binary"),
    "words": (b"no feed at all", "no element"),
    "a page": (b"<!DOCTYPE html><html><body>x</body></html>", "document of <html>"),
    "a picture in XML": (b"<svg><a/></svg>", "document of <svg>"),
    "a list of JSON": (b'["a"]', "no element"),
    "JSON that is no feed": (b'{"a": 1}', "no list of items"),
    "JSON cut short": (b'{"items": [', "not JSON"),
    "JSON nested deep": (b'{"items": ' + b"[" * 99_999, "not JSON"),
    "JSON of many values": (b'{"items": [' + b"[]," * 400_000 + b"0]}", "many values"),
    "JSON items of numbers": (b'{"items": [5]}', "no object"),
    "JSON item of nothing": (b'{"items": [{}]}', "neither an address"),
    "UTF-16 cut short": ("<rss/>".encode("utf-16-le")[:-1], "utf-16"),
    "an item of nothing": (rss("<item/>"), "neither an address"),
    "an item that is a headline": (rss(item("<title>Pier</title>")), "headline"),
    "an item in no language": (rss(item("<description>1 2 3</description>")), "headline"),
    "no end of the document type": (b"<!DOCTYPE rss [ " + b"<!ENTITY a 'b'>" * 99_999, "type"),
    "entities of parameters": (b"<!DOCTYPE rss [<!ENTITY % a 'b'>%a;]><rss/>", "for itself"),
    "thousands of entities": (
        (
            "<!DOCTYPE rss [" + "".join(f"<!ENTITY a{n} ''>" for n in range(2000)) + "]><rss/>"
        ).encode(),
        "more than 1000",
    ),
    "an entity within itself": (b"<!DOCTYPE rss [<!ENTITY a '&a;'>]><rss>&a;</rss>", "deep"),
    "an address of a script": (rss(item("", "javascript:alert(1)")), "neither an address"),
    "an address of a file": (rss(item("", "file:///etc/passwd")), "neither an address"),
    "an attribute without end": (b"<rss a='" + b"x" * 200_000 + b"'/>", "attributes"),
    "an element without end": (b"<rss " + b"a " * 100_000, "attributes"),
    "a sitemap": (b"<urlset><url><loc>https://a.example/</loc></url></urlset>", "headline"),
    "an index": (b"<sitemapindex><sitemap><loc>https://a/</loc></sitemap></sitemapindex>", "list"),
    "an item that is cut": (rss(item())[:-40], "cut off"),
}
HARMLESS = {
    "what is outside stays unread": (
        b"<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        + rss(item(f"<title>&a;</title><description>{SAID}</description>"))
    ),
    "a script is no text": rss(
        item(f"<description>&lt;script&gt;alert(1)&lt;/script&gt;{SAID}</description>")
    ),
    "control characters": rss(item(f"<description>\x01{SAID}\x1f</description>")),
    "references to none": rss(item(f"<description>&#0;&#x1F;&#xD800;{SAID}</description>")),
    "a huge reference": rss(item(f"<description>&#999999999;{SAID}</description>")),
    "dates of no calendar": rss(
        item(f"<pubDate>Mon, 99 Foo 20266</pubDate><description>{SAID}</description>")
    ),
    "numbers that are none": rss(item(), "<ttl>99999999999999999999</ttl><title>T</title>"),
    "namespaces that are none": rss(item(f"<a:b:c>x</a:b:c><description>{SAID}</description>")),
    "two titles": rss(item(f"<title>a</title><title>b</title><description>{SAID}</description>")),
    "fields of wrong types": json.dumps(
        {
            "title": 5,
            "language": [],
            "items": [
                {"url": "https://a.example/1", "id": 7, "title": {}, "tags": "x", "authors": [[5]],
                 "date_published": [], "content_text": SAID, "external_url": 5}
            ],
        }
    ).encode(),
}  # fmt: skip
BOMB = "<!ENTITY e0 'ha'>" + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
HEAVY = {
    "entities within entities": f"<!DOCTYPE rss [{BOMB}]><rss>&e11;</rss>".encode(),
    "100,000 nested elements": rss("<item>" + "<a>" * 100_000),
    "million items": rss("<item/>" * MB),
    "18 MB of one item": rss(item(f"<description>{'word ' * 3_600_000}</description>")),
    "18 MB of ampersands": rss(item(f"<description>{'&' * 18 * MB}</description>")),
    "18 MB of references": rss(item(f"<description>{'&#x416;' * 2_500_000}</description>")),
    "a file of CDATA": rss("<![CDATA[" * 2_000_000),
    "a file of comments": b"<!-- " * 3_600_000,
    "20 MB of JSON": b'{"items": [{"content_text": "' + b"x" * 19 * MB + b'"}]}',
}


def articles(raw):
    return list(FeedReader().read(BytesIO(raw), "feed", Settings(lang="en")))


@pytest.mark.parametrize("name", REJECTED)
def test_bad_feed_becomes_a_reject_that_says_where(name):
    raw, reason = REJECTED[name]
    found = articles(raw)
    assert [type(one) for one in found] in ([Reject], [Reject, Reject])
    assert reason in found[0].reason
    assert found[0].where.startswith("feed")


@pytest.mark.parametrize("name", HARMLESS)
def test_odd_feed_becomes_a_harmless_article(name):
    (article,) = articles(HARMLESS[name])
    assert isinstance(article, Article)
    assert SAID in article.text
    assert not {"root:", "alert"} & set(article.text.split())


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_heavy_feed_ends_soon_and_in_little_memory(tmp_path, name):
    with gzip.open(tmp_path / "a.xml.gz", "wb", 1) as file:
        file.write(HEAVY[name])
    with Server() as server:
        assert len(server.read(tmp_path)) <= 5001
