"""Links of a page's article to other sites, found again in its text."""

from io import BytesIO

import pytest

from headwater.model import Fetched
from headwater.readers import read_answer
from headwater.readers.html import HtmlReader
from headwater.settings import Settings

PARAGRAPH = (
    "The plant in Velmar will close in May, the governor {}, adding that workers would be paid "
    "until the end of the year and that talks with the union would go on."
)
PAGE = (
    '<html lang="en"><head><title>Plant to close</title>'
    '<link rel="canonical" href="https://www.example.org/a"></head><body>'
    '<nav><a href="https://delta.example/">said on Monday</a></nav>'
    "<article><h1>Plant to close</h1><p>{}</p><p>{}</p></article></body></html>"
)


def read(link):
    page = PAGE.format(PARAGRAPH.format(link), PARAGRAPH.format("had told people before"))
    (article,) = HtmlReader().read(BytesIO(page.encode()), "a", Settings())
    return article


def test_a_link_to_another_site_keeps_its_words_and_address():
    article = read('<a href="https://delta.example/x">said on <b>Monday</b></a>')
    (link,) = article.links
    assert link.url == "https://delta.example/x"
    assert link.span.of(article.text) == "said on Monday"
    assert article.text[: link.span.start].endswith("the governor ")


@pytest.mark.parametrize(
    "address",
    ["https://www.example.org/b", "https://news.example.org/b", "/b", "#top", "mailto:a@b"],
)
def test_a_link_that_stays_on_the_site_leads_nowhere_new(address):
    assert read(f'<a href="{address}">said on Monday</a>').links == ()


def test_a_broken_address_is_no_link():
    assert read('<a href="https://[x/y">said on Monday</a>').links == ()


def came_from(address):
    page = PAGE.format(PARAGRAPH.format("said"), PARAGRAPH.format("had told people before"))
    headers = (("Content-Type", "text/html"),)
    answer = Fetched(address, address, 200, headers, page.encode(), "2026-11-24T10:00:00+00:00")
    (article,) = read_answer(answer, Settings())
    return article


def test_a_page_that_calls_another_site_its_place_links_there_by_its_headline():
    article = came_from("https://delta.example/copy")
    (link,) = article.links
    assert (link.span.of(article.text), link.url) == ("Plant to close", "https://www.example.org/a")
    assert article.domain == "delta.example"


@pytest.mark.parametrize("address", ["https://example.org/b", "https://m.example.org/b"])
def test_a_page_at_home_links_nowhere_by_its_headline(address):
    assert came_from(address).links == ()
