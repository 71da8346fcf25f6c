"""What a page says of itself: JSON-LD first, then OpenGraph and other meta elements."""

import json
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from headwater.model import Picture
from headwater.readers.dates import iso
from headwater.readers.fields import MAX_ITEMS, clean, strings

ARTICLE = "article"  # every schema.org type of article ends so; Report, Posting are few
OTHER_TYPES = ("posting", "report")
MAX_NODES = 5000  # of JSON-LD in a page
MAX_PICTURES = 20
CREDIT = ("credit", "copyright", "photographer")  # in names of classes
META = {
    "title": ("og:title", "twitter:title"),
    "publisher": ("og:site_name", "application-name"),
    "published": ("article:published_time", "og:published_time", "datepublished", "pubdate"),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "lastmod"),
    "section": ("article:section", "section"),
    "authors": ("author", "article:author", "parsely-author", "sailthru.author"),
    "tags": ("article:tag", "news_keywords", "keywords"),
    "url": ("og:url",),
    "image": ("og:image",),
}
LINKED = {
    "title": "headline",
    "publisher": "publisher",
    "published": "datePublished",
    "updated": "dateModified",
    "section": "articleSection",
    "authors": "author",
    "tags": "keywords",
    "url": "url",
    "image": "image",
}


class Page:
    """The facts of one parsed page; ``tree`` is an lxml HTML element."""

    def __init__(self, tree: Any) -> None:  # noqa: ANN401 - lxml has no types
        self._tree = tree
        self._meta = _meta(tree)
        nodes = list(_nodes(tree))
        self._article = next(filter(_is_article, nodes), {})
        self._named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}

    def string(self, name: str) -> str | None:
        """Return the first value of a field, None where the page gives none."""
        return next(iter(self.strings(name)), None)

    def strings(self, name: str) -> tuple[str, ...]:
        """Return all values of a field from the best place that has any."""
        linked = tuple(
            unescape(v) for v in strings(self._resolved(self._article.get(LINKED[name])))
        )
        if linked:
            return linked
        return next((self._meta[key] for key in META[name] if key in self._meta), ())

    def _resolved(self, value: object) -> object:
        """Put the object that an ``@id`` points to in its place."""
        if isinstance(value, list):
            return [
                self._resolved(item) for item in value[:MAX_ITEMS] if not isinstance(item, list)
            ]
        if isinstance(value, dict) and "name" not in value:
            return self._named.get(str(value.get("@id")), value)
        return value

    def moment(self, name: str) -> str | None:
        """Return the best-placed time of a field, with hour and zone where the page has them."""
        found = [iso(value) for value in self.strings(name)]
        return next((value for value in found if value), None)

    def published_element(self) -> str | None:
        """Return the time in a ``<time datetime>`` that is marked as publication, else in any."""
        times = [e for e in self._tree.iter("time") if e.get("datetime")][:50]
        marked = [e for e in times if e.get("pubdate") is not None or _names(e, ("publish",))]
        found = (iso(e.get("datetime")) for e in marked or times)
        return next((value for value in found if value), None)

    @property
    def url(self) -> str | None:
        """The address the page calls its own, if it is an absolute one of the web."""
        links = (e.get("href") for e in self._tree.iter("link") if e.get("rel") == "canonical")
        for address in (*links, *self.strings("url")):
            if address and _is_web(address.strip()):
                return str(address.strip())
        return None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Pictures of figures with caption and credit; else the one shown in previews."""
        figures = [_figure(e) for e in islice(self._tree.iter("figure"), MAX_PICTURES)]
        kept = tuple(dict.fromkeys(p for p in figures if p.caption or p.credit))
        preview = next(iter(self._meta.get("og:image", ())), None)
        return kept or ((Picture(url=preview),) if preview else ())


def _meta(tree: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401 - lxml has no types
    values: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = clean(unescape(element.get("content") or ""))
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and value:
            values.setdefault(name.lower(), []).append(value)
    return {name: tuple(dict.fromkeys(found)) for name, found in values.items()}


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - lxml has no types
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _objects(_json(script.text or ""))


def _json(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """Yield the objects inside some JSON, outermost first; a queue, so depth is no matter."""
    queue, seen = [data], 0
    while queue and seen < MAX_NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            queue.extend(item.values())
        elif isinstance(item, list):
            queue.extend(item[:MAX_NODES])


def _is_article(node: dict[str, Any]) -> bool:
    kinds = [kind.lower() for kind in strings(node.get("@type"))]
    return any(kind.endswith((ARTICLE, *OTHER_TYPES)) for kind in kinds)


def _figure(element: Any) -> Picture:  # noqa: ANN401 - lxml has no types
    caption = next(element.iter("figcaption"), None)
    image = next(element.iter("img"), None)
    credit = next((e for e in element.iter() if _names(e, CREDIT)), None)
    said, made = _content(caption), _content(credit)
    if said and made and said.endswith(made):
        said = said[: -len(made)].rstrip(" \t|/(-\u2013\u2014") or None
    address = image.get("src") if image is not None else None
    return Picture(said, made, address if address and _is_web(address) else None)


def _names(element: Any, words: tuple[str, ...]) -> bool:  # noqa: ANN401 - lxml has no types
    names = f"{element.get('class', '')} {element.get('itemprop', '')}".lower()
    return any(word in names for word in words)


def _content(element: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    return None if element is None else clean(" ".join(element.text_content().split())[:500])


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # a broken bracket
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
