"""From the bytes of an XML feed to its items, one element at a time."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from headwater.errors import ArticleError
from headwater.readers.decode import decode
from headwater.readers.feed_entities import plain_xml

ENCODING = re.compile(rb"<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})")
WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
MAX_TAGS = 500_000  # a feed of 5,000 items with 20 elements each has 200,000
MAX_TAG = 100_000  # characters; attributes are compared with each other
ROOTS = frozenset({"rss", "RDF", "feed", "channel", "urlset", "sitemapindex", "opml"})
SPACE = " \t\r\n\ufeff"


def text_of(raw: bytes, charset: str | None = None) -> str:
    """Return the text of a feed; ``charset`` is what its server said it is in."""
    for mark, encoding in WIDE:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise ArticleError(f"not text in {encoding}") from error
    found = ENCODING.search(raw[:500])
    return decode(raw, found[1].decode("ascii") if found else charset)


def elements(text: str, wanted: frozenset[str]) -> Iterator[Any]:
    """Stream the elements of some local names, and those outside of them, as each one ends.

    What comes after an error is read as far as it makes sense. ArticleError for what is no feed, or
    would take too long. An element is emptied once the next is asked for.
    """
    xml = plain_xml(text).lstrip(SPACE)
    if xml.count("<") > MAX_TAGS:
        raise ArticleError(f"more than {MAX_TAGS} tags")
    if re.search(r"<[^<>!?]{" + str(MAX_TAG) + "}", xml):
        raise ArticleError("an element with too many or too long attributes")
    inside, root = 0, None
    for event, element in _events(xml.encode()):
        name = local(element)
        if event == "start":
            root = root or _root(name)
            inside += name in wanted
        elif name in wanted or not inside:
            inside -= name in wanted
            yield element
            if name in wanted and not inside:  # one within another is of one that was not closed
                _empty(element)
    if root is None:
        raise ArticleError("not a feed: it has no element")


def _events(raw: bytes) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    found = etree.iterparse(
        BytesIO(raw),
        events=("start", "end"),
        encoding="utf-8",
        recover=True,
        huge_tree=False,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from found
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"not XML: {error}") from error


def _root(name: str) -> str:
    if name not in ROOTS:
        raise ArticleError(f"not a feed, but a document of <{name[:40]}>")
    return name


def _empty(element: Any) -> None:  # noqa: ANN401 - lxml has no types
    """Forget an element that was read, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]


def local(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
