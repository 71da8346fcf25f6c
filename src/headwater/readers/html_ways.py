"""How the running text of a page is found, and what the page says of itself: three ways.

``careful`` is the best that trafilatura does, ``fast`` its main extractor alone, ``archive`` leaves
it all to Resiliparse. What each costs and finds: docs/how-to/read-an-archive.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from typing import Any

from headwater.errors import ArticleError
from headwater.model import Hyperlink
from headwater.readers.links import links
from headwater.readers.page import Page

MAX_ELEMENTS = 30_000  # big news pages have a third of that; more take too long
MAX_TAGS = 5 * MAX_ELEMENTS
LONG_TAG = 50_000  # characters
HALF = LONG_TAG // 2  # a stretch without a tag within one that is so long
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_TAG = 2_000_000  # a picture may stand in an attribute
MIN_BODY = 100  # characters; less is a menu or an error message, not an article
BARREN = (  # elements without running text: a fifth of the time goes into looking through them
    *("script", "style", "svg", "noscript", "iframe", "template", "link", "meta", "nav", "aside"),
    *("button", "select", "option", "label", "object", "canvas", "video", "audio"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What one way of finding the article found; ``links`` finds those in the finished text."""

    page: Page
    title: str | None
    body: str
    links: Callable[[str, str | None], tuple[Hyperlink, ...]]
    site: str | None = None
    date: str | None = None
    author: str | None = None


def _careful(markup: str) -> Found:
    tree = parse_page(markup)
    page = Page(tree)
    told = _libraries().extract_metadata(
        tree, None, {"original_date": True, "extensive_search": True}
    )
    title = page.string("title") or told.title
    body = running_text(tree, title)
    return Found(page, title, body, partial(links, tree), told.sitename, told.date, told.author)


def _fast(markup: str) -> Found:
    """Do without the second opinions of trafilatura, and without what holds no running text."""
    from headwater.readers.html_quick import quick_links

    tree = parse_plain(markup)
    page = Page(tree)
    title = _title(page, tree)
    _libraries().strip_elements(tree, *BARREN, with_tail=False)
    found = _libraries().bare_extraction(tree, fast=True, include_comments=False)
    body = _body(found.text if found else "", title)
    return Found(page, title, body, partial(quick_links, markup))


def _archive(markup: str) -> Found:
    from headwater.readers.html_quick import check_depth, main_text, quick_links, telling

    check_markup(markup)
    check_depth(markup)
    tree = telling(markup)
    page = Page(tree)
    title = _title(page, tree)
    return Found(page, title, _body(main_text(markup), title), partial(quick_links, markup))


WAYS = {"careful": _careful, "fast": _fast, "archive": _archive}


def find_article(markup: str, way: str) -> Found:
    """Find the article of a page; ArticleError where there is none."""
    return WAYS[way](markup)


def _title(page: Page, tree: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    """Return the title: what the page says, else its first headline, else that of the window."""
    heads = [element for name in ("h1", "title") for element in islice(tree.iter(name), 1)]
    told = (" ".join(element.text_content().split()) for element in heads)
    return page.string("title") or next((title for title in told if title), None)


def check_markup(text: str) -> None:
    """Refuse markup that takes too long to parse: ArticleError."""
    if text.count("<") > MAX_TAGS:
        raise ArticleError(f"more than {MAX_TAGS} tags")
    if any(text.find("<", at, at + HALF) < 0 for at in range(0, len(text), HALF)):
        _check_tags(text)


def _check_tags(text: str) -> None:
    for piece in text.split("<"):
        if len(piece) > LONG_TAG and piece.find(">", 0, LONG_TAG) < 0 and piece[0].isalpha():
            _check_tag("<" + piece.partition(">")[0])


def parse_page(text: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Parse HTML that may be hostile; ArticleError for what is none or takes too long."""
    check_markup(text)
    tree = _libraries().load_html(text)
    if tree is None:
        raise ArticleError("not HTML")
    return _bounded(tree)


def parse_plain(text: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Parse HTML as it is, without the repairs of trafilatura; ArticleError for what is none."""
    check_markup(text)
    try:
        return _bounded(_libraries().parse(text.encode("utf-8", "replace")))
    except ValueError as error:
        raise ArticleError(f"not HTML: {error}") from error


def _bounded(tree: Any) -> Any:  # noqa: ANN401 - lxml has no types
    if next(islice(tree.iter(), MAX_ELEMENTS, None), None) is not None:
        raise ArticleError(f"more than {MAX_ELEMENTS} elements")
    return tree


def _check_tag(tag: str) -> None:
    """Refuse what takes minutes: each attribute is compared with each, and searched many times."""
    bare = QUOTED.sub("=", tag)
    if len(tag) > MAX_TAG or max(len(bare.split()), bare.count("="), bare.count("/")) > 5000:
        raise ArticleError("an element with too many or too long attributes")


def running_text(tree: Any, title: str | None) -> str:  # noqa: ANN401 - lxml has no types
    """Return the running text; precision before recall scores best (F .977 on the benchmark).

    ArticleError where there is hardly any.
    """
    found = _libraries().bare_extraction(tree, favor_precision=True, include_comments=False)
    return _body(found.text if found else "", title)


def _body(text: str | None, title: str | None) -> str:
    """Return the body without the headline before it; ArticleError where there is hardly any."""
    text = (text or "").strip()
    first, _, rest = text.partition("\n")
    if title and first.split() == title.split():
        text = rest.strip()
    if len(text) < MIN_BODY:
        raise ArticleError("a page without an article")
    return text


@dataclass(frozen=True, slots=True)
class _Libraries:
    bare_extraction: Callable[..., Any]
    extract_metadata: Callable[..., Any]
    load_html: Callable[..., Any]
    parse: Callable[[bytes], Any]
    strip_elements: Callable[..., None]


@cache
def _libraries() -> _Libraries:
    """Load trafilatura late: a quarter of a second that only pages need."""
    import logging

    import trafilatura
    import trafilatura.metadata
    from lxml.etree import strip_elements
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura.utils import load_html

    for name in ("trafilatura", "htmldate"):  # what they have to say becomes a Reject
        logging.getLogger(name).addHandler(logging.NullHandler())
    parser = partial(HTMLParser, encoding="utf-8", remove_comments=True, remove_pis=True)
    return _Libraries(
        trafilatura.bare_extraction,
        trafilatura.metadata.extract_metadata,
        load_html,
        lambda raw: document_fromstring(raw, parser=parser()),
        strip_elements,
    )
