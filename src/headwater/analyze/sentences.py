"""Where paragraphs and sentences end."""

import re
from collections.abc import Iterator
from functools import cache

from headwater.languages import Pack, load
from headwater.model import Span, trim

LINE = re.compile(r"[^\n]+")
CLOSERS = "\"'”’»“)]"
CAPITAL = r"A-Z\u00c0-\u00d6\u00d8-\u00de\u0400-\u042f\u0490"
SMALL = r"a-z\u00df-\u00ff\u0430-\u045f\u0491"
# an end mark, closing marks, then a space and what may open a sentence; or no space at all
# between a small letter and a capitalised word, as sloppy pages have it
END = re.compile(
    rf"(?:[.!?…]{{1,4}}[\"'”’»)\]]{{0,3}}(?=\s{{1,4}}[\"'“„«‘(\[–—\-]?\s?[\"'“„«‘¿¡]?[{CAPITAL}\d¿¡])"
    rf"|(?<=[{SMALL}”»\"])[.!?…](?=[{CAPITAL}][{SMALL}]))"
)
LAST_WORD = re.compile(r"[^\s(\[«“„\"]{1,20}$")
# code points; the longest in the dev texts has 1,094, and later steps compare the words of a
# sentence with one another
LONGEST = 2_000
INITIAL = re.compile(r"^(?:\w\.){1,3}$")


def paragraphs(text: str, part: Span) -> Iterator[Span]:
    """Yield the non-empty lines of one part of an article, without outer spaces."""
    for match in LINE.finditer(text, part.start, part.end):
        span = trim(text, *match.span())
        if span:
            yield span


def split(text: str, paragraph: Span, pack: Pack) -> Iterator[Span]:
    """Cut a paragraph after each sentence end; spaces belong to no sentence."""
    start = paragraph.start
    for match in END.finditer(text, paragraph.start, paragraph.end):
        if _is_abbreviation(text, start, match.start(), pack):
            continue
        yield from _bounded(text, start, match.end())
        start = match.end()
    yield from _bounded(text, start, paragraph.end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield one sentence, or the pieces of one that no person wrote, cut at its spaces."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        if span := trim(text, start, cut):
            yield span
        start = cut
    if span := trim(text, start, end):
        yield span


def _is_abbreviation(text: str, start: int, mark: int, pack: Pack) -> bool:
    """Tell whether the full stop at ``mark`` belongs to an abbreviation or an initial."""
    if text[mark] != "." or text[mark : mark + 2] == "..":
        return False
    match = LAST_WORD.search(text, max(start, mark - 20), mark)
    if not match:
        return False
    word = match.group() + "."
    return word.lower() in _abbreviations(pack.lang) or bool(
        INITIAL.match(word) and word[0].isupper()
    )


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    return frozenset(load(lang).head.abbreviations)
