"""What stands before a feed's first element and between its lines: document type and entities.

A document type is read here and never by the parser: nothing outside is ever fetched, and what a
feed declares for itself is put in place within bounds. Names that HTML has are known to readers of
feeds, whatever the feed declares; a lone ``&`` stands for itself.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from headwater.errors import ArticleError

PROLOG = re.compile(
    r"\s{0,9999}(?:<\?xml\b[^>]{0,500}>)?(?:\s{1,999}|<!--.{0,20000}?-->){0,99}", re.DOTALL
)
DOCTYPE = re.compile(
    r"<!DOCTYPE\b[^\[>]{0,2000}(?:\[(?P<inside>.{0,200000}?)\]\s{0,99})?>", re.DOTALL
)
QUOTED = r"(?:\"(?P<{0}2>[^\"]{{0,20000}})\"|'(?P<{0}1>[^']{{0,20000}})')"
ENTITY = re.compile(
    r"<!ENTITY\s{1,20}(?P<parameter>%\s{1,20})?(?P<name>[\w.:-]{1,100})\s{1,20}"
    r"(?:(?P<outside>SYSTEM|PUBLIC)\b|" + QUOTED.format("value") + ")"
)
AMPERSAND = re.compile(r"&(?:#(?P<number>[0-9]{1,9}|[xX][0-9a-fA-F]{1,8});|(?P<name>\w{1,60});)?")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
MARKUP = frozenset("&<>")
MAX_REFERENCES = 1_000_000  # a second of work; a feed with 100,000 is an ordinary one
MAX_DECLARED = 1000
MAX_DEPTH = 2  # entities within entities: a feed has no reason for more
MAX_EXPANDED = 1_000_000  # characters that declared entities may come to in all
TOO_DEEP = f"entities within entities, more than {MAX_DEPTH} deep"


def plain_xml(text: str) -> str:
    """Return a feed without document type, its entities in place; ArticleError for a bomb."""
    prolog = PROLOG.match(text)
    rest = text[prolog.end() :] if prolog else text
    entities = _Entities("")
    if rest.startswith("<!DOCTYPE"):
        found = DOCTYPE.match(rest)
        if found is None:
            raise ArticleError("a document type that is too long, or has no end")
        rest = rest[found.end() :]
        entities = _Entities(found["inside"] or "")
    if rest.count("&") > MAX_REFERENCES:
        raise ArticleError(f"more than {MAX_REFERENCES} references")
    parts = (part if apart else AMPERSAND.sub(entities.put, part) for part, apart in _parts(rest))
    return UNPRINTABLE.sub("", "".join(parts))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text where stretches without markup begin and end; a regular expression takes hours."""
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        yield text[at:start], False
        at = end + 3
        yield text[start:at], True
    yield text[at:], False


class _Entities:
    """The entities that a document type declares, each whole; counts what they come to."""

    def __init__(self, inside: str) -> None:
        self._declared = _declared(inside)
        self._whole: dict[str, tuple[str, int]] = {}
        self._left = MAX_EXPANDED
        for name in self._declared:
            self._expand(name, ())

    def put(self, match: re.Match[str]) -> str:
        """Return what stands for one ``&`` or ``&…;`` of the text."""
        name, number = match["name"], match["number"]
        if name in XML:
            return match[0]
        if name in self._whole:
            return self._spend(self._whole[name][0])
        if number or (name and f"{name};" in html5):
            char = unescape(match[0])  # as HTML has it: 150 is a dash
            return f"&#{ord(char)};" if char in MARKUP else char
        return "&amp;" + match[0][1:]

    def _expand(self, name: str, within: tuple[str, ...]) -> tuple[str, int]:
        """Return the text of an entity and how many entities deep it is."""
        if name in self._whole:
            return self._whole[name]
        if name in within or len(within) > MAX_DEPTH:
            raise ArticleError(TOO_DEEP)
        height = 0

        def inner(match: re.Match[str]) -> str:
            nonlocal height
            if match["name"] not in self._declared:
                return self.put(match)
            text, inside = self._expand(match["name"], (*within, name))
            height = max(height, inside + 1)
            return self._spend(text)

        whole = AMPERSAND.sub(inner, self._declared[name])
        if height > MAX_DEPTH:
            raise ArticleError(TOO_DEEP)
        self._whole[name] = whole, height
        return self._whole[name]

    def _spend(self, text: str) -> str:
        self._left -= len(text)
        if self._left < 0:
            raise ArticleError(f"entities that come to more than {MAX_EXPANDED} characters")
        return text


def _declared(inside: str) -> dict[str, str]:
    """Read the entities that a document type declares; those that lie outside stay unknown."""
    found: dict[str, str] = {}
    for match in ENTITY.finditer(inside):
        if match["outside"]:
            continue
        if match["parameter"]:
            raise ArticleError("a document type with entities for itself")
        if match["name"] not in XML:
            found.setdefault(match["name"], match["value2"] or match["value1"] or "")
    if len(found) > MAX_DECLARED:
        raise ArticleError(f"a document type with more than {MAX_DECLARED} entities")
    return found
