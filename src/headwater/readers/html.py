"""Web pages: one article a page."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import BinaryIO

from headwater.errors import ArticleError
from headwater.model import Article, Reject
from headwater.readers.base import refuse
from headwater.readers.compose import Given, compose_page
from headwater.readers.decode import decode
from headwater.readers.fields import host
from headwater.readers.html_ways import find_article
from headwater.readers.links import headed
from headwater.readers.streams import whole
from headwater.settings import Settings

CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s?=\s?[\"']?([\w-]{2,40})", re.I
)
HEAD = 8192  # bytes in which a page must declare its charset


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
        return compose_page(*page_text(raw, where, settings, came))
    except ArticleError as error:
        return refuse(where, error)


def page_text(
    raw: bytes, where: str, settings: Settings, came: Came | None = None
) -> tuple[str, Given]:
    """Find the text of a page and what it says of itself, before any step of its language.

    ArticleError where there is no article in it.
    """
    came = came or Came()
    markup = decode(raw, _declared(raw), told=came.charset)
    found = find_article(markup, settings.pages)
    page, body = found.page, found.body
    text = f"{found.title}\n\n{body}" if found.title else body
    url = came.url or page.url
    return text, Given(
        id=where,
        lang=settings.lang or None,
        title=found.title,
        url=url,
        fetched=came.fetched,
        site=page.string("publisher") or found.site,
        published=page.moment("published") or page.published_element() or found.date,
        updated=page.moment("updated"),
        section=page.string("section"),
        authors=_split(page.strings("authors") or _listed(found.author), r";"),
        tags=_split(page.strings("tags"), r"[,;]"),
        pictures=page.pictures,
        links=(
            *headed(text, found.title, page.url, came.url),
            *found.links(text, host(url)),
        ),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )


def _declared(raw: bytes) -> str | None:
    found = CHARSET.search(raw[:HEAD])
    return found[1].decode("ascii") if found else None


def _listed(author: str | None) -> tuple[str, ...]:
    return (author,) if author else ()


def _split(values: tuple[str, ...], mark: str) -> tuple[str, ...]:
    parts = (part.strip() for value in values for part in re.split(mark, unescape(value)))
    return tuple(dict.fromkeys(part for part in parts if part and "://" not in part))
