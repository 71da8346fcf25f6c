"""Web pages: one article a page."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import islice
from typing import Any, BinaryIO

from headwater.errors import ArticleError
from headwater.model import Article, Reject
from headwater.readers.base import refuse
from headwater.readers.compose import Given, compose_page
from headwater.readers.decode import decode
from headwater.readers.fields import host
from headwater.readers.links import headed, links
from headwater.readers.page import Page
from headwater.readers.streams import whole
from headwater.settings import Settings

CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s?=\s?[\"']?([\w-]{2,40})", re.I
)
HEAD = 8192  # bytes in which a page must declare its charset
MAX_ELEMENTS = 30_000  # big news pages have a third of that; more take too long
MAX_TAGS = 5 * MAX_ELEMENTS
LONG_TAG = re.compile(r"<[A-Za-z][^<>]{50000,}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_TAG = 2_000_000  # a picture may stand in an attribute
MIN_BODY = 100  # characters; less is a menu or an error message, not an article


class HtmlReader:
    """Reads a page as one article: title, blank line, body."""

    suffixes = (".html", ".htm")

    def read(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Article | Reject]:
        """Yield the one article of the page, or why there is none."""
        try:
            raw = whole(stream, settings.max_bytes)
        except ArticleError as error:
            yield refuse(where, error)
        else:
            yield read_page(raw, where, settings)


@dataclass(frozen=True, slots=True)
class Came:
    """What is known of how a page came: its charset, address and time, as the net told them."""

    charset: str | None = None
    url: str | None = None
    fetched: str | None = None


def read_page(
    raw: bytes, where: str, settings: Settings, came: Came | None = None
) -> Article | Reject:
    """Make the one article of a page, or say why there is none."""
    try:
        return _article(raw, where, settings.lang, came or Came())
    except ArticleError as error:
        return refuse(where, error)


def _article(raw: bytes, where: str, lang: str, came: Came) -> Article:
    tree = parse_page(decode(raw, _declared(raw), told=came.charset))
    page = Page(tree)
    found = _libraries().extract_metadata(
        tree, None, {"original_date": True, "extensive_search": True}
    )
    title = page.string("title") or found.title
    body = running_text(tree, title)
    text = f"{title}\n\n{body}" if title else body
    given = Given(
        id=where,
        lang=lang or None,
        title=title,
        url=came.url or page.url,
        fetched=came.fetched,
        site=page.string("publisher") or found.sitename,
        published=page.moment("published") or page.published_element() or found.date,
        updated=page.moment("updated"),
        section=page.string("section"),
        authors=_split(page.strings("authors") or _listed(found.author), r";"),
        tags=_split(page.strings("tags"), r"[,;]"),
        pictures=page.pictures,
        links=(
            *headed(text, title, page.url, came.url),
            *links(tree, text, host(came.url or page.url)),
        ),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )
    return compose_page(text, given)


def _declared(raw: bytes) -> str | None:
    found = CHARSET.search(raw[:HEAD])
    return found[1].decode("ascii") if found else None


def parse_page(text: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Parse HTML that may be hostile; ArticleError for what is none or takes too long."""
    if text.count("<") > MAX_TAGS:
        raise ArticleError(f"more than {MAX_TAGS} tags")
    for found in LONG_TAG.finditer(text):
        _check_tag(found[0])
    tree = _libraries().load_html(text)
    if tree is None:
        raise ArticleError("not HTML")
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
    text = (found.text or "").strip() if found else ""
    first, _, rest = text.partition("\n")
    if title and first.split() == title.split():
        text = rest.strip()
    if len(text) < MIN_BODY:
        raise ArticleError("a page without an article")
    return text


def _listed(author: str | None) -> tuple[str, ...]:
    return (author,) if author else ()


def _split(values: tuple[str, ...], mark: str) -> tuple[str, ...]:
    parts = (part.strip() for value in values for part in re.split(mark, unescape(value)))
    return tuple(dict.fromkeys(part for part in parts if part and "://" not in part))


@dataclass(frozen=True, slots=True)
class _Libraries:
    bare_extraction: Callable[..., Any]
    extract_metadata: Callable[..., Any]
    load_html: Callable[..., Any]


@cache
def _libraries() -> _Libraries:
    """Load trafilatura late: a quarter of a second that only pages need."""
    import logging

    import trafilatura
    import trafilatura.metadata
    from trafilatura.utils import load_html

    for name in ("trafilatura", "htmldate"):  # what they have to say becomes a Reject
        logging.getLogger(name).addHandler(logging.NullHandler())
    return _Libraries(trafilatura.bare_extraction, trafilatura.metadata.extract_metadata, load_html)
