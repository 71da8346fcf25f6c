"""JSON Feed, versions 1.0 and 1.1, to a Listing."""

import json
from typing import Any

from headwater.errors import ArticleError
from headwater.model import Listed, Listing, Reject
from headwater.readers.base import refuse
from headwater.readers.feed_items import address, moment, plain
from headwater.readers.fields import clean, strings

MAX_VALUES = 500_000  # more would fill memory ten times the size of the feed


def json_listing(text: str, where: str, most: int) -> Listing:
    """Read a JSON Feed; ArticleError when it is none."""
    feed = _feed(text)
    spoken = clean(feed.get("language"))
    items: list[Listed] = []
    rejects: list[Reject] = []
    for number, row in enumerate(feed["items"][:most], 1):
        try:
            items.append(_listed(row, where, spoken))
        except ArticleError as error:
            rejects.append(refuse(f"{where}#{number}", error))
    return Listing(
        title=plain(clean(feed.get("title"))),
        url=address(clean(feed.get("home_page_url")), where),
        lang=spoken,
        items=tuple(items),
        rejects=tuple(rejects),
    )


def _feed(text: str) -> dict[str, Any]:
    if sum(text.count(mark) for mark in "[{,") > MAX_VALUES:
        raise ArticleError("JSON of too many values")
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"not JSON: {error}") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise ArticleError("JSON, but no feed: it has no list of items")
    return feed


def _listed(row: object, where: str, lang: str | None) -> Listed:
    if not isinstance(row, dict):
        raise ArticleError("an item that is no object")
    url = address(clean(row.get("url")) or clean(row.get("id")), where)
    spoken = clean(row.get("language")) or lang
    html, text = row.get("content_html"), row.get("content_text")
    content = html if isinstance(html, str) and html.strip() else _escaped(text)
    away = address(clean(row.get("external_url")), where)
    found = Listed(
        url=url or away,
        key=str(row.get("id") or "")[:2000],
        title=plain(clean(row.get("title"))),
        published=moment(clean(row.get("date_published")), spoken),
        updated=moment(clean(row.get("date_modified")), spoken),
        summary=_escaped(row.get("summary")),
        content=content or None,
        authors=strings(row.get("authors") or row.get("author")),
        tags=strings(row.get("tags")),
        lang=spoken,
        via=(away,) if away and away != url else (),
    )
    if not found.url and not (found.content or found.summary):
        raise ArticleError("neither an address nor a text")
    return found


def _escaped(text: object) -> str | None:
    """Write plain text as HTML."""
    if not isinstance(text, str) or not text.strip():
        return None
    return text.replace("&", "&amp;").replace("<", "&lt;")
