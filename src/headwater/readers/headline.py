"""Which line is the title."""

import re
from collections import Counter

from headwater.model import Span
from headwater.readers.dates import month_names
from headwater.readers.lines import WORD, Kind, Line

MAX_TITLE = 220
MAX_STOPPED = 110  # a title that ends in a full stop is shorter; else it is a first paragraph
MIN_WORDS = 3  # shorter lines above a title are of a menu
HEAD_LINES = 25  # a title further down is none


def locate(text: str, title: str) -> Span | None:
    """Find a known title where the text begins with it, however its spaces fall."""
    words = [re.escape(word) for word in title.split()[:60]]
    found = re.compile(r"\s*(" + r"\s+".join(words) + r")(?!\w)").match(text) if words else None
    return Span(*found.span(1)) if found else None


def known_title(lines: list[Line], title: str) -> Line | None:
    """Find the line among the first that is a known title."""
    wanted = folded(title)
    return next((line for line in lines[:HEAD_LINES] if folded(line.text) == wanted), None)


def choose_title(lines: list[Line], lang: str) -> Line | None:
    """Pick the title: a line said twice above the article, else its first line that can be one."""
    head = _head(lines)
    plain = [line for line in head if line.kind is Kind.TEXT and len(line.text) <= MAX_TITLE]
    times = Counter(folded(line.text) for line in plain)
    twice = [n for n in plain if times[folded(n.text)] > 1 and len(n.text.split()) > MIN_WORDS]
    if twice:
        return twice[0]
    for number, line in enumerate(lines[:HEAD_LINES]):
        if line.kind is Kind.TEXT and len(line.text.split()) >= MIN_WORDS:
            return line if _is_title(line, lines[number + 1 : number + 3], lang) else None
    return None


def _head(lines: list[Line]) -> list[Line]:
    """Lines above the running text; a long title is let through."""
    for number, line in enumerate(lines[:HEAD_LINES]):
        if line.kind is Kind.TEXT and line.is_prose and line.ends_sentence:
            return lines[:number]
    return lines[:HEAD_LINES]


def _is_title(line: Line, following: list[Line], lang: str) -> bool:
    if not following or len(line.text) > MAX_TITLE or _is_dateline(line, lang):
        return False
    if not line.ends_sentence or line.bare.endswith(("?", "!", "\u2026")):
        return True
    leads_on = max(len(other.text) for other in following) > len(line.text)
    return line.bare.endswith(".") and len(line.text) <= MAX_STOPPED and leads_on


def _is_dateline(line: Line, lang: str) -> bool:
    """Tell an agency's place and day, which opens the first paragraph, from a title."""
    months = month_names(lang)
    named = any(word.lower() in months for word in WORD.findall(line.text))
    return named and any(c.isdigit() for c in line.text) and "(" in line.text[-20:]


def folded(text: str) -> str:
    """Reduce a title to what two printings of it share."""
    return " ".join(WORD.findall(text.casefold()))
