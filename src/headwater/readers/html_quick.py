"""Pages by the million: the running text is left to Resiliparse.

What a page says of itself is read from the few elements that say it, parsed by themselves. Four
times as fast as trafilatura at its fastest, for archives.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any

from lxml.html import HTMLParser, document_fromstring
from resiliparse.extract.html2text import extract_plain_text

from headwater.errors import ArticleError
from headwater.model import Hyperlink, Span
from headwater.readers.fields import host
from headwater.readers.links import MOST, is_own

TELLING = re.compile(
    r"<(?:meta|time)\b[^<>]{1,3000}>|<link\b[^<>]{0,300}canonical[^<>]{0,3000}>"
    r"|<(script)\b[^<>]{0,200}ld\+json[^<>]{0,200}>|<(title|h1)\b[^<>]{0,3000}>",
    re.I,
)
BODY = ("ld+json", "<time", "<h1", "<H1")  # what of that stands outside the head, too
CLOSED = {"script": 200_000, "title": 5000, "h1": 5000}  # characters after which it must have ended
TOLD = 500  # such elements of a page that are read
LINK = re.compile(r"href=[\"']?(https?://[^\"'\s<>]{1,2000})[^<>]{0,2000}>")  # as all but few write
ANCHOR = ("<a ", "<A ", "<a\n")
ADDRESS = re.compile(r"https?://(?:www\.)?([^/?#]*)", re.I)
LONG = 600  # characters of the markup of a link's words
LINKS = 2000  # of a page that are looked at
STRETCH = 1 << 13  # characters between two looks at what is not closed
MAX_OPEN = 5000  # with those that never are: a page has 1500 pictures, lines and fields at most
BEFORE = 400  # characters of markup before a link in which the words before it are looked for
KNOWN = 20  # characters by which the ends of a text are known in its page
CONTEXT = 40  # characters by which the place of a link is known
BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|h[1-6]|td|tr|br|blockquote|section|article)\b", re.I)
TAG = re.compile(r"<[^<>]{0,3000}>")
SPACE = re.compile(r"\s+")


def telling(text: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return a small page of the elements in which a page tells of itself."""
    page = f"<html><body>{''.join(_telling(text))}</body></html>".encode("utf-8", "replace")
    return document_fromstring(page, parser=HTMLParser(encoding="utf-8"))


def _telling(text: str) -> Iterator[str]:
    for found in islice(_openings(text), TOLD):
        name = (found[1] or found[2] or "").lower()
        if not name:
            yield found[0]
            continue
        end = text.find("</", found.end(), found.end() + CLOSED[name])
        while name == "script" and end >= 0 and text[end + 2 : end + 8].lower() != name:
            end = text.find("</", end + 2, found.end() + CLOSED[name])
        if end >= 0:
            yield f"{text[found.start() : end]}</{name}>"


def _openings(text: str) -> Iterator[re.Match[str]]:
    """Find where elements that tell begin: any in the head, the likely ones in the body."""
    head = max(text.find("</head"), text.find("<body"), 0) or len(text)
    yield from TELLING.finditer(text, 0, head)
    for mark in BODY:
        at = text.find(mark, head)
        while at >= 0:
            found = TELLING.match(text, max(0, text.rfind("<", at - 200, at + 1)))
            if found:
                yield found
            at = text.find(mark, at + 1)


def check_depth(text: str) -> None:
    """Refuse elements within elements without end, on which the parser takes minutes."""
    deep = 0
    if text.count("<") <= MAX_OPEN:
        return
    for start in range(0, len(text), STRETCH):
        deep += text.count("<", start, start + STRETCH) - 2 * text.count(
            "</", start, start + STRETCH
        )
        if deep > MAX_OPEN:
            raise ArticleError(f"more than {MAX_OPEN} elements that are not closed")


def main_text(text: str) -> str:
    """Return the running text of a page, a paragraph a line."""
    found = extract_plain_text(
        text,
        preserve_formatting=True,
        main_content=True,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        post_meta=False,
    )
    return "\n".join(line for row in found.splitlines() if (line := row.strip()))


def quick_links(page: str, text: str, own: str | None) -> tuple[Hyperlink, ...]:
    """Find links to other sites in the text by their words and those before them, in order."""
    found = {link.span: link for link in islice(_links(page, text, own), MOST)}
    return tuple(found[span] for span in sorted(found))


def _links(page: str, text: str, own: str | None) -> Iterator[Hyperlink]:
    for anchor in islice(LINK.finditer(page, *_region(page, text)), LINKS):
        start = page.rfind("<", max(0, anchor.start() - BEFORE), anchor.start())
        if not page.startswith(ANCHOR, max(0, start)):
            continue
        if is_own(ADDRESS.match(anchor[1])[1].lower(), own):  # type: ignore[index] # as LINK is
            continue
        end = page.find("</", anchor.end(), anchor.end() + LONG)
        words = _words(page[anchor.end() : end]) if end > 0 else ""
        there = host(unescape(anchor[1])) if words and words in text else None
        if there is None or is_own(there, own):
            continue
        before = BLOCK.split(page[max(0, start - BEFORE) : start])[-1]
        context = _words(before.partition(">")[2], strip=False).lstrip()[-CONTEXT:]
        at = text.find(context + words) + len(context)
        if at >= len(context):
            yield Hyperlink(Span(at, at + len(words)), unescape(anchor[1]))


def _region(page: str, text: str) -> tuple[int, int]:
    """Tell where in a page its text is, by how it begins and ends; else that is the whole page."""
    begins = page.find(text.partition("\n\n")[2][:KNOWN])
    ends = page.rfind(text.rpartition("\n")[2][-KNOWN:])
    return max(0, begins - BEFORE), ends + BEFORE if ends > begins else len(page)


def _words(markup: str, *, strip: bool = True) -> str:
    words = SPACE.sub(" ", unescape(TAG.sub("", markup)))
    return words.strip() if strip else words
