"""Entities: bombs are refused by what they come to, and ordinary references never are."""

import pytest

from headwater.errors import ArticleError
from headwater.readers.feed import entries

AT = "https://courier.example/feed.xml"


def title(inside, doctype=""):
    feed = f'<?xml version="1.0"?>{doctype}<rss><channel><title>{inside}</title></channel></rss>'
    return entries(feed.encode(), AT).title


def nested(deep, wide):
    rows = ['<!ENTITY e0 "ha">']
    rows += [f'<!ENTITY e{n} "{f"&e{n - 1};" * wide}">' for n in range(1, deep + 1)]
    return f"<!DOCTYPE rss [{''.join(rows)}]>"


@pytest.mark.parametrize("deep", [3, 10, 400])
def test_entities_within_entities_within_entities_are_refused(deep):
    with pytest.raises(ArticleError, match="deep"):
        title(f"&e{deep};", nested(deep, 2))


def test_an_entity_within_itself_is_refused():
    with pytest.raises(ArticleError, match="deep"):
        title("&a;", '<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>')


def test_a_long_entity_put_often_is_refused():
    with pytest.raises(ArticleError, match="come to more"):
        title("&a;" * 10_000, f'<!DOCTYPE rss [<!ENTITY a "{"x" * 1000}">]>')


def test_many_wide_entities_are_refused():
    rows = "".join(f'<!ENTITY w{n} "{"&l;" * 400}">' for n in range(100))
    with pytest.raises(ArticleError, match="come to more"):
        title("&w1;", f'<!DOCTYPE rss [<!ENTITY l "{"x" * 5000}">{rows}]>')


def test_entities_of_the_document_type_are_refused():
    with pytest.raises(ArticleError, match="entities for itself"):
        title("t", "<!DOCTYPE rss [<!ENTITY % a \"<!ENTITY b 'c'>\"> %a;]>")


def test_a_document_type_without_end_is_refused():
    with pytest.raises(ArticleError, match="document type"):
        title("t", "<!DOCTYPE rss [" + "<!ENTITY a 'b'>" * 20_000)


def test_a_few_entities_of_its_own_are_put_in_place():
    assert title("&house; &amp; co", "<!DOCTYPE rss [<!ENTITY house 'Ames &amp; Sons'>]>") == (
        "Ames & Sons & co"
    )


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss PUBLIC "-//X//Y" "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
    ],
)
def test_nothing_outside_is_ever_read(doctype):
    assert title("x &a; y", doctype) == "x &a; y"


def test_a_hundred_thousand_ordinary_references_are_read():
    found = title("&#1080;&amp;&eacute;&#x416;" * 400)
    assert found == "и&éЖ" * 400
    feed = "<rss><channel><item><link>/1</link><description>{}</description></item></channel></rss>"
    (item,) = entries(feed.format("&#1080;&amp;" * 100_000).encode(), AT).items
    assert item.summary == "и&" * 100_000
