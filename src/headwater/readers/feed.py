"""Feeds: RSS 0.9 to 2.0, RDF, Atom, JSON Feed, news sitemaps; what they list, what they carry."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from headwater.errors import ArticleError
from headwater.model import Article, Listed, Listing, Reject
from headwater.readers.base import refuse
from headwater.readers.feed_articles import carried
from headwater.readers.feed_items import address, listed, plain, words
from headwater.readers.feed_json import json_listing
from headwater.readers.feed_xml import elements, local, text_of
from headwater.readers.fields import clean
from headwater.readers.streams import whole
from headwater.settings import Settings

ITEMS = frozenset({"item", "entry", "url"})
INDEX = "sitemap"
ENDED = re.compile(r"</[^<>]{1,100}>\s{0,99}$")
MAX_LISTED = 5000  # items of one answer; a news sitemap has 1,000 at most
MAX_FEEDS = 50  # feeds of an index, the newest
PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class FeedReader:
    """Reads the items of a feed that carry their text: one article each."""

    suffixes = (".xml", ".rss", ".atom", ".rdf", ".json")

    def read(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Article | Reject]:
        """Stream the articles that a feed carries; an item without text is a Reject."""
        try:
            raw = whole(stream, settings.max_bytes)
            found = entries(raw, where)
        except ArticleError as error:
            yield refuse(where, error)
            return
        yield from found.rejects
        if found.feeds and not found.items:
            yield refuse(where, "a list of other feeds: give it to headwater watch")
        if not (found.feeds or found.items or found.rejects):
            yield refuse(where, "nothing that a feed lists")
        digest = hashlib.sha256(raw).hexdigest()
        for number, item in enumerate(found.items, 1):
            place = item.url or f"{where}#{item.key or number}"
            try:
                yield carried(item, found, place, lang=settings.lang, digest=digest)
            except ArticleError as error:
                yield refuse(f"{where}#{item.url or item.key or number}", error)


def entries(body: bytes, url: str, charset: str | None = None) -> Listing:
    """Read what a feed lists; ArticleError when it is no feed, or hostile.

    ``charset`` is what its server said it is in. One bad item is a Reject in the Listing.
    """
    text = text_of(body, charset).lstrip()
    if text.startswith("{"):
        return json_listing(text, url, MAX_LISTED)
    return _Feed(url).read(text)


class _Feed:
    """Takes up one XML feed, element by element."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._about: dict[str, str] = {}
        self._hours: list[str] = []
        self._days: list[str] = []
        self._items: list[Listed] = []
        self._rejects: list[Reject] = []
        self._feeds: list[tuple[str, str]] = []

    def read(self, text: str) -> Listing:
        number = 0
        for element in elements(text, ITEMS | {INDEX}):
            name = local(element)
            if name == INDEX:
                self._index(element)
            elif name not in ITEMS:
                self._tell(element, name)
            elif number < MAX_LISTED:
                number += 1
                self._item(element, number)
        if self._items and not ENDED.search(text[-300:].rstrip()):
            self._items.pop()  # its address may be cut too
            self._rejects.append(refuse(f"{self._url}#{number}", "cut off"))
        return self._listing()

    @property
    def _base(self) -> str:
        """What addresses are relative to: the feed's own, or of a file its site's."""
        away = self._url.startswith(("http://", "https://"))
        return self._url if away else self._about.get("link", "")

    def _item(self, element: Any, number: int) -> None:  # noqa: ANN401 - lxml has no types
        try:
            self._items.append(listed(element, self._base, self._about.get("language")))
        except ArticleError as error:
            self._rejects.append(refuse(f"{self._url}#{number}", error))

    def _index(self, element: Any) -> None:  # noqa: ANN401 - lxml has no types
        inside = {local(e): words(e) or "" for e in element}
        there = address(inside.get("loc"), self._url)
        if there:
            self._feeds.append((inside.get("lastmod", ""), there))

    def _tell(self, element: Any, name: str) -> None:  # noqa: ANN401 - lxml has no types
        """Take up what a feed says of itself: the first of each, and of a picture's none."""
        parent = element.getparent()
        above = local(parent) if parent is not None else ""
        if name == "hour" and above == "skipHours":
            self._hours.append(words(element) or "")
        elif name == "day" and above == "skipDays":
            self._days.append((words(element) or "").lower())
        elif above in {"channel", "feed"}:
            page = element.get("rel", "alternate") == "alternate" and element.get("href")
            self._about.setdefault(name, page or words(element) or "")

    def _listing(self) -> Listing:
        newest = sorted(self._feeds, reverse=True)[:MAX_FEEDS]
        hours = {int(h) % 24 for h in self._hours if h.isascii() and h.isdigit() and len(h) < 3}
        return Listing(
            title=plain(self._about.get("title")),
            url=address(self._about.get("link"), self._url),
            lang=clean(self._about.get("language")),
            every=self._every(),
            hours=tuple(sorted(hours)),
            days=tuple(sorted({DAYS.index(day) for day in self._days if day in DAYS})),
            items=_apart(self._items),
            feeds=tuple(there for _, there in newest),
            rejects=tuple(self._rejects),
        )

    def _every(self) -> int:
        """Return the seconds that a feed wants between two looks, 0 where it says nothing."""
        ttl = self._about.get("ttl", "")
        if ttl.isascii() and ttl.isdigit():
            return int(ttl[:6]) * 60
        times = self._about.get("updateFrequency", "1")
        often = int(times[:3]) if times.isascii() and times.isdigit() else 1
        return PERIODS.get(self._about.get("updatePeriod", ""), 0) // max(1, often)


def _apart(items: list[Listed]) -> tuple[Listed, ...]:
    """Leave a key out where a feed gives it to several pages: it tells nothing apart."""
    pages: dict[str, set[str | None]] = {}
    for item in items:
        pages.setdefault(item.key, set()).add(item.url)
    return tuple(replace(i, key="") if i.key and len(pages[i.key]) > 1 else i for i in items)
