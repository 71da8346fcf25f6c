"""One element of an XML feed to one Listed: RSS in all its versions, RDF, Atom, sitemaps."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

from headwater.errors import ArticleError
from headwater.languages import available
from headwater.model import Listed
from headwater.readers.dates import find_date, iso
from headwater.readers.feed_xml import local
from headwater.readers.fields import MAX_ITEMS, clean, host

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
TAG = re.compile(r"<[/!a-zA-Z][^<>]{0,2000}>")
PUBLISHED = (
    "pubDate",
    "published",
    "publication_date",
    "issued",
    "created",
    "date",
    "updated",
    "lastmod",
)
UPDATED = ("updated", "modified", "lastmod")
CONTENT = ("encoded", "content", "fullText", "body")
SUMMARY = ("description", "summary", "abstract")
AUTHORS = ("author", "creator")
PAGES = ("text/html", "application/xhtml+xml", "")
MAX_CONTENT = 2_000_000  # characters of one item


class Fields:
    """The children of one item by local name, those of one name in order."""

    def __init__(self, element: Any, address: str) -> None:  # noqa: ANN401 - lxml has no types
        self.element = element
        self.base = urljoin(address, _inherited(element, XML_BASE) or "")
        self.lang = _inherited(element, XML_LANG)
        self._children: dict[str, list[Any]] = {}
        for child in element:
            if isinstance(child.tag, str):
                self._children.setdefault(local(child), []).append(child)

    def all(self, *names: str) -> Iterator[Any]:
        """Stream the children of these names, name by name."""
        for name in names:
            yield from self._children.get(name, ())

    def first(self, *names: str) -> str | None:
        """Return the text of the first child of these names that has one."""
        return next(filter(None, (words(child) for child in self.all(*names))), None)

    def news(self, name: str) -> str | None:
        """Return the text of the first such part of what a sitemap says of a piece of news."""
        parts = (words(e) for e in self._news if local(e) == name)
        return next(filter(None, parts), None)

    @property
    def _news(self) -> Iterator[Any]:
        return (e for news in self.all("news") for e in news.iter() if isinstance(e.tag, str))

    def address(self, value: str | None) -> str | None:
        """Return an absolute address of the web, None for anything else."""
        return address(value, self.base)


def listed(element: Any, where: str, lang: str | None) -> Listed:  # noqa: ANN401 - lxml
    """Read one item; ArticleError where it names no page and says nothing."""
    fields = Fields(element, where)
    spoken = clean(fields.first("language")) or fields.lang or lang
    found = Listed(
        url=_url(fields),
        key=clean(fields.first("guid", "id") or element.get(ABOUT)) or "",
        title=plain(fields.first("title") or fields.news("title")),
        published=_moment(fields, PUBLISHED, spoken),
        updated=_moment(fields, UPDATED, spoken),
        summary=_markup(fields, SUMMARY),
        content=_markup(fields, CONTENT),
        authors=_names(fields, AUTHORS),
        tags=_tags(fields),
        lang=spoken,
        **_origin(fields),
    )
    if not found.url and not (found.content or found.summary):
        raise ArticleError("neither an address nor a text")
    return found


def address(value: str | None, base: str) -> str | None:
    """Return an absolute address of the web, None for anything else."""
    given = clean(value)
    try:
        whole = urljoin(base, "".join(given.split())) if given else ""
    except ValueError:  # a broken bracket
        return None
    return whole if whole.startswith(("http://", "https://")) and host(whole) else None


def words(element: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    """Return the text of an element and what is in it."""
    return "".join(element.itertext())[:MAX_CONTENT].strip() or None


def plain(text: str | None) -> str | None:
    """Return a title without markup: many feeds escape theirs twice."""
    if text and "<" in text:
        text = TAG.sub("", text)
    if text and "&" in text:
        text = unescape(TAG.sub("", unescape(text)))
    return clean(" ".join((text or "").split()))


def moment(value: str | None, lang: str | None) -> str | None:
    """Return a date as ISO 8601, from the forms that feeds use or a language's own."""
    if not value or len(value) > 100:
        return None
    found = iso(value)
    if found is None and (code := (lang or "")[:2].lower()) in available():
        said = find_date(value, code)
        return said.value if said else None
    return found


def _moment(fields: Fields, names: tuple[str, ...], lang: str | None) -> str | None:
    values = (*map(words, fields.all(*names)), *map(fields.news, names))
    return next(filter(None, (moment(value, lang) for value in values)), None)


def _url(fields: Fields) -> str | None:
    """Return the address of an item's page: what trackers hide comes before what they show."""
    links = [e for e in fields.all("link") if e.get("href")]
    pages = [e for e in links if e.get("rel", "alternate") == "alternate"]
    pages.sort(key=lambda e: e.get("type", "") not in PAGES)
    guids = (e for e in fields.all("guid") if e.get("isPermaLink", "true") == "true")
    given = (
        fields.first("origLink"),
        *(words(e) for e in fields.all("link") if not e.get("href")),
        *(e.get("href") for e in pages),
        fields.first("loc"),
        *(_absolute(words(e)) for e in guids),
        _absolute(fields.first("id")),
        _absolute(fields.element.get(ABOUT)),
    )
    return next(filter(None, map(fields.address, given)), None)


def _absolute(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None


def _markup(fields: Fields, names: tuple[str, ...]) -> str | None:
    """Return the longest text of some children, as HTML or plain."""
    return max(filter(None, map(_inside, fields.all(*names))), key=len, default=None)


def _inside(element: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    if len(element) == 0:
        text = words(element)
        said = element.get("type", "")
        return text.replace("&", "&amp;").replace("<", "&lt;") if text and said == "text" else text
    from lxml import etree

    whole = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return ((element.text or "") + whole)[:MAX_CONTENT].strip() or None


def _names(fields: Fields, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return who wrote it; RSS 2.0 has "mail (name)" where it follows its own rules."""
    found = []
    for child in fields.all(*names):
        named = next((words(e) for e in child if local(e) == "name"), None)
        said = named or words(child) or ""
        inner = re.fullmatch(r"\S{1,100}@\S{1,100}\s{0,9}\((.{1,200})\)", said)
        found.append(clean(inner[1] if inner else said))
    return tuple(dict.fromkeys(n for n in found if n and "@" not in n and "://" not in n))[:20]


def _tags(fields: Fields) -> tuple[str, ...]:
    given = (plain(e.get("label") or e.get("term") or words(e)) for e in fields.all("category"))
    keys = map(plain, (fields.news("keywords") or "").split(","))
    subjects = (plain(words(e)) for e in fields.all("subject"))
    return tuple(dict.fromkeys(filter(None, (*given, *subjects, *keys))))[:MAX_ITEMS]


def _origin(fields: Fields) -> dict[str, Any]:
    """Return whom the item says it was taken from, and of whom it is."""
    named, there = None, None
    for source in fields.all("source"):
        inside = {local(e): e for e in source}
        link = inside.get("link")
        named = plain(words(inside["title"]) if "title" in inside else _own(source))
        there = fields.address(source.get("url") or (link.get("href") if link is not None else ""))
        if named or there:
            break
    ways = (e.get("href") for e in fields.all("link") if e.get("rel") in {"via", "canonical"})
    via = tuple(dict.fromkeys(filter(None, map(fields.address, ways))))[:9]
    return {
        "source": named,
        "source_url": there,
        "via": via,
        "publisher": plain(fields.news("name")),
    }


def _own(source: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    text = words(source) if len(source) == 0 else None
    return None if _absolute(text) else text


def _inherited(element: Any, name: str) -> str | None:  # noqa: ANN401 - lxml has no types
    found = (e.get(name) for e in (element, *element.iterancestors()))
    return next(filter(None, found), None)
