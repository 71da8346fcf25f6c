"""Feeds in every form: what they list, what they carry, and from whom."""

from io import BytesIO

import pytest

from headwater.errors import ArticleError
from headwater.model import Article, Reject
from headwater.pipeline import read_article
from headwater.readers.feed import FeedReader, entries
from headwater.settings import Settings

AT = "https://courier.example/feed.xml"
BODY = (
    "<p>The pier will be closed for three weeks, the mayor said on Monday morning.</p>"
    "<p>She added that the old piles must be replaced before the storms begin.</p>"
    "<p>The work will cost two million, according to the harbour board.</p>"
)
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def rss(*items, head="<title>The Courier</title><link>https://courier.example/</link>"):
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {SPACES}><channel>{head}{inside}</channel></rss>'


def atom(*entries_, head="<title>The Courier</title>"):
    inside = "".join(f"<entry>{one}</entry>" for one in entries_)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{inside}</feed>'


def only(text, at=AT):
    (item,) = entries(text.encode(), at).items
    return item


def read(text, where="feed.xml", **given):
    return list(FeedReader().read(BytesIO(text.encode()), where, Settings(**given)))


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>https://courier.example/1</link>", "https://courier.example/1"),
        ("<link> /1 </link>", "https://courier.example/1"),
        ("<guid>https://courier.example/1</guid>", "https://courier.example/1"),
        ('<atom:link href="/1"/>', "https://courier.example/1"),
        (
            "<link>https://tracker.example/x</link>"
            "<feedburner:origLink>https://courier.example/1</feedburner:origLink>",
            "https://courier.example/1",
        ),
        ('<guid isPermaLink="false">https://no.example/</guid><title>t</title>', None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>https://[broken/</link>", None),
    ],
)
def test_rss_item_names_its_page(item, url):
    assert only(rss(f"{item}<description>d</description>")).url == url


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ('<link href="https://courier.example/1"/>', "https://courier.example/1"),
        (
            '<link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/1"/>',
            "https://courier.example/1",
        ),
        (
            '<link type="application/pdf" href="/1.pdf"/><link type="text/html" href="/1"/>',
            "https://courier.example/1",
        ),
        ("<id>https://courier.example/1</id>", "https://courier.example/1"),
        ('<link xml:base="https://other.example/" href="1"/>', "https://courier.example/1"),
    ],
)
def test_atom_entry_names_its_page(entry, url):
    assert only(atom(f"{entry}<summary>s</summary>")).url == url


def test_base_of_a_feed_is_that_of_its_links():
    feed = atom('<link href="1"/>').replace("<feed ", '<feed xml:base="https://a.example/b/" ')
    assert only(feed).url == "https://a.example/b/1"


def test_rdf_items_stand_beside_the_channel():
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://r.example/"><title>R</title></channel>'
        '<item rdf:about="https://r.example/1"><title>One</title>'
        "<dc:date>2026-11-24T10:00:00+02:00</dc:date></item></rdf:RDF>"
    )
    found = entries(feed.encode(), AT)
    assert found.title == "R"
    assert (found.items[0].url, found.items[0].key) == ("https://r.example/1",) * 2
    assert found.items[0].published == "2026-11-24T10:00:00+02:00"


def test_news_sitemap_gives_title_paper_date_and_keywords():
    feed = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        "<loc>https://s.example/1</loc><news:news><news:publication><news:name>The Sun Post"
        "</news:name></news:publication><news:publication_date>2026-11-24</news:publication_date>"
        "<news:title>Pier shut</news:title><news:keywords>pier, port</news:keywords></news:news>"
        "</url></urlset>"
    )
    item = only(feed)
    assert (item.url, item.title, item.publisher) == (
        "https://s.example/1",
        "Pier shut",
        "The Sun Post",
    )
    assert (item.published, item.tags) == ("2026-11-24", ("pier", "port"))


def test_sitemap_index_lists_feeds_the_newest_first():
    inside = "".join(
        f"<sitemap><loc>https://s.example/{n}.xml</loc><lastmod>2026-01-{n:02}</lastmod></sitemap>"
        for n in range(1, 61)
    )
    found = entries(f"<sitemapindex>{inside}</sitemapindex>".encode(), AT)
    assert found.feeds[0] == "https://s.example/60.xml"
    assert len(found.feeds) == 50


def test_json_feed():
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [{"id": "1", '
        '"url": "https://j.example/1", "external_url": "https://k.example/9", "title": "T", '
        '"content_text": "a < b", "authors": [{"name": "Ann Reyes"}], '
        '"date_published": "2026-11-24T10:00:00Z", "date_modified": "2026-11-25T10:00:00Z"}, 5]}'
    )
    found = entries(feed.encode(), AT)
    item = found.items[0]
    assert (item.url, item.via, item.content) == (
        "https://j.example/1",
        ("https://k.example/9",),
        "a &lt; b",
    )
    assert (item.authors, item.updated) == (("Ann Reyes",), "2026-11-25T10:00:00Z")
    assert [(r.where, r.reason) for r in found.rejects] == [
        (f"{AT}#2", "an item that is no object")
    ]


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("Tue, 24 Nov 2026 10:00:00 +0200", "2026-11-24T10:00:00+02:00"),
        ("Tue, 24 Nov 2026 10:00:00 GMT", "2026-11-24T10:00:00+00:00"),
        ("24 Nov 2026 10:00 EST", "2026-11-24T10:00:00-05:00"),
        ("2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z"),
        ("24 листопада 2026, 10:00", "2026-11-24T10:00"),
        ("soon", None),
    ],
)
def test_dates_in_the_forms_that_feeds_use(said, published):
    head = "<title>T</title><language>uk</language>"
    item = f"<link>/1</link><pubDate>{said}</pubDate>"
    assert only(rss(item, head=head)).published == published


@pytest.mark.parametrize(
    ("head", "every"),
    [
        ("<ttl>30</ttl>", 1800),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            21600,
        ),
        ("<ttl>often</ttl>", 0),
        ("", 0),
    ],
)
def test_feed_says_how_often_it_wants_to_be_asked(head, every):
    assert entries(rss(head=head).encode(), AT).every == every


def test_feed_says_when_it_does_not_want_to_be_asked():
    head = (
        "<skipHours><hour>2</hour><hour>24</hour><hour>x</hour></skipHours>"
        "<skipDays><day>Sunday</day><day>Never</day></skipDays>"
    )
    found = entries(rss(head=head).encode(), AT)
    assert (found.hours, found.days) == ((0, 2), (6,))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Rock &amp; roll", "Rock & roll"),
        ("Rock &amp;amp; roll", "Rock & roll"),
        ("<![CDATA[Rock & <b>roll</b>]]>", "Rock & roll"),
        ("AT&T", "AT&T"),
        ("a&nbsp;&mdash;&#150;&unknown;", "a ——&unknown;".replace("——", "—–")),
        ("&#1055;&#x440;&#1080;", "При"),
    ],
)
def test_titles_are_plain_however_they_are_written(written, title):
    assert only(rss(f"<link>/1</link><title>{written}</title>")).title == title


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("cp1251", "windows-1251"), ("koi8-u", "koi8-u"), ("utf-16", "utf-16")],
)
def test_encodings(encoding, declared):
    feed = rss("<link>/1</link><title>Міст зачинено</title>")
    raw = f'<?xml version="1.0" encoding="{declared}"?>{feed}'.encode(encoding)
    assert entries(raw, AT).items[0].title == "Міст зачинено"


def test_charset_of_the_server_counts_where_the_feed_declares_none():
    raw = rss("<link>/1</link><title>Міст зачинено</title>").encode("cp1251")
    assert entries(raw, AT, "windows-1251").items[0].title == "Міст зачинено"


def test_a_bad_item_is_a_reject_that_says_where_and_the_feed_goes_on():
    found = entries(rss("<link>/1</link>", "<title>t</title>", "<link>/3</link>").encode(), AT)
    assert [item.url[-1] for item in found.items] == ["1", "3"]
    assert [(r.where, r.reason) for r in found.rejects] == [
        (f"{AT}#2", "neither an address nor a text")
    ]


def test_broken_markup_is_read_as_far_as_it_makes_sense():
    feed = rss("<link>/1</link><title>a<b>c</title>", "<link>/2</link>", "<link>/3</link></item>")
    assert [item.url[-1] for item in entries(feed.encode(), AT).items] == ["2", "3", "1"]


def test_last_item_of_a_feed_that_was_cut_is_not_believed():
    feed = rss("<link>/1</link>", "<link>https://courier.example/abcdef</link>")
    found = entries(feed[: feed.index("def</link>")].encode(), AT)
    assert [item.url[-1] for item in found.items] == ["1"]
    assert "cut off" in found.rejects[0].reason


def test_a_key_that_a_feed_gives_to_many_pages_is_none():
    found = entries(
        rss(
            "<link>/1</link><guid>0</guid>",
            "<link>/2</link><guid>0</guid>",
            "<link>/3</link><guid>3</guid>",
        ).encode(),
        AT,
    )
    assert [item.key for item in found.items] == ["", "", "3"]


@pytest.mark.parametrize("text", ["", "no feed", "<html><body>no</body></html>", "{}", "[1]", "{"])
def test_what_is_no_feed_is_refused(text):
    with pytest.raises(ArticleError):
        entries(text.encode(), AT)


def test_an_item_that_carries_its_text_is_an_article():
    item = (
        "<title>Pier to close</title><link>https://courier.example/1</link>"
        "<pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate><dc:creator>Ann Reyes</dc:creator>"
        f"<category>Port</category><content:encoded><![CDATA[{BODY}]]></content:encoded>"
    )
    (article,) = read(rss(item))
    assert (article.id, article.url) == ("https://courier.example/1",) * 2
    assert (article.title, article.publisher) == ("Pier to close", "The Courier")
    assert (article.authors, article.tags) == (("Ann Reyes",), ("Port",))
    assert article.text.startswith("Pier to close\n\nThe pier will be closed")
    assert article.text.endswith("the harbour board.")
    assert article.published == "2026-11-24T10:00:00+00:00"


def test_an_atom_entry_with_markup_inside_is_an_article():
    entry = (
        '<title>Pier to close</title><link href="https://courier.example/1"/>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>'
    )
    (article,) = read(atom(entry))
    assert "She added that the old piles" in article.text


def test_an_item_that_is_no_more_than_a_headline_is_a_reject():
    (reject,) = read(rss("<title>Pier to close</title><link>https://courier.example/1</link>"))
    assert isinstance(reject, Reject)
    assert reject.where == "feed.xml#https://courier.example/1"
    assert reject.reason == "no more than a headline"


def sourced(source, link="https://courier.example/1"):
    item = (
        f"<title>Pier to close</title><link>{link}</link>{source}"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded>"
    )
    (article,) = read(rss(item))
    assert isinstance(article, Article)
    return article


def cited(article):
    return {(edge.citing, edge.cited) for edge in read_article(article).citations}


def test_the_source_that_an_item_names_is_credited():
    article = sourced('<source url="https://northwire.example/rss">Northwire</source>')
    assert article.publisher == "The Courier"
    assert ("SELF", "Northwire") in cited(article)
    assert article.links[-1].span.of(article.text) == "Northwire"


def test_a_source_on_whose_site_the_item_lies_is_its_publisher():
    article = sourced('<source url="https://www.courier.example/">The Harbour Courier</source>')
    assert article.publisher == "The Harbour Courier"
    assert "(The Harbour Courier)" not in article.text


def test_where_an_item_was_taken_from_is_cited():
    article = sourced('<atom:link rel="via" href="https://www.reuters.com/world/1"/>')
    assert article.links[0].span.of(article.text) == "Pier to close"
    assert ("SELF", "Reuters") in cited(article)


def test_the_language_of_a_text_is_seen_and_not_believed():
    item = (
        "<title>Міст зачинено</title><link>https://courier.example/1</link><description>"
        "Міський голова заявив, що міст через річку відкриють навесні. Про це він сказав "
        "журналістам у понеділок.</description>"
    )
    (article,) = read(rss(item, head="<title>T</title><language>en-us</language>"))
    assert article.lang == "uk"
