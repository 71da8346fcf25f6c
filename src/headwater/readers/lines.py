"""One line of a page by itself: article, or which kind of furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from html import unescape

from headwater.languages import Pack
from headwater.model import Span, trim
from headwater.readers.dates import Found, day_names, find_date

LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
DOMAIN = re.compile(r"(?:https?://)?((?:[\w-]{1,63}\.){1,4}[a-z]{2,24})/?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
ENDS = (".", "!", "?", "\u2026", ";", ":", ",")
SEPARATORS = re.compile(r"\s*[\u203a\u00bb>|\u2192/\u2022\u00b7]\s*")
MAX_LINE = 400  # furniture is short; longer lines are never tried against the patterns


class Kind(Enum):
    """What a line is to the article it stands in."""

    TEXT = auto()
    TITLE = auto()
    TAGS = auto()
    PICTURE = auto()
    BYLINE = auto()
    DOMAIN = auto()
    OUTLET = auto()
    DATE = auto()
    CRUMBS = auto()
    LINKS = auto()
    OTHER = auto()


@dataclass(slots=True)
class Line:
    """A line that is not blank, where it stands, and what it was taken for and holds."""

    span: Span
    text: str
    kind: Kind = Kind.TEXT
    value: str = ""
    credit: str = ""
    date: str = ""

    @property
    def is_prose(self) -> bool:
        """Tell whether it is running text: long, or a sentence with its full stop."""
        words = len(self.text.split())
        return words >= 14 or (words >= 7 and self.ends_sentence)

    @property
    def ends_sentence(self) -> bool:
        """Tell whether it ends as a sentence does, quotation marks and brackets aside."""
        return self.bare.endswith(ENDS)

    @property
    def bare(self) -> str:
        """The text without quotation marks and brackets at its end."""
        return unescape(self.text).rstrip("\"'\u00bb\u201c\u201d\u2019)] ")


def split(text: str) -> Iterator[Line]:
    """Yield the lines that hold more than spaces."""
    for found in LINE.finditer(text):
        span = trim(text, found.start(), found.end(), marks="\ufeff\u200b\u200e\u200f")
        if span:
            yield Line(span, span.of(text))


def judge(line: Line, pack: Pack) -> None:
    """Set the kind of a line that shows by itself what it is."""
    if len(line.text) > MAX_LINE:
        return
    if not WORD.search(line.text):
        line.kind = Kind.OTHER
        found = find_date(line.text, pack.lang)
        if found:
            line.kind, line.date = Kind.DATE, found.value
        return
    _judge_by_pack(line, pack)
    if line.kind is Kind.TEXT:
        _judge_by_form(line, pack)


def _judge_by_pack(line: Line, pack: Pack) -> None:
    furniture = pack.furniture
    caption, credit = said_of_picture(line.text, pack)
    if caption is not None or credit is not None:
        line.kind, line.value, line.credit = Kind.PICTURE, caption or "", credit or ""
        return
    for kind, patterns in (
        (Kind.TAGS, furniture.tags),
        (Kind.BYLINE, furniture.bylines),
        (Kind.CRUMBS, furniture.crumbs),
        (Kind.LINKS, furniture.links),
        (Kind.OTHER, furniture.lines),
    ):
        value = _first(patterns, line.text)
        if value is not None:
            line.kind, line.value = kind, value
            break
    if line.kind in (Kind.CRUMBS, Kind.BYLINE):
        found = find_date(line.text, pack.lang)
        line.date = found.value if found else ""


def said_of_picture(text: str, pack: Pack) -> tuple[str | None, str | None]:
    """Return caption and credit in a line on a picture, None for what it does not hold."""
    furniture = pack.furniture
    return _first(furniture.captions, text), _first(furniture.credits, text)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    for pattern in patterns:
        found = pattern.fullmatch(text)
        if found:
            return (found[1] or "").strip() if pattern.groups else ""
    return None


def _judge_by_form(line: Line, pack: Pack) -> None:
    domain = DOMAIN.fullmatch(line.text)
    if domain:
        line.kind, line.value = Kind.DOMAIN, domain[1].lower().removeprefix("www.")
        return
    if len(line.text) <= 80 and any(char.isdigit() for char in line.text):
        found = find_date(line.text, pack.lang)
        if found and len(_rest(found, pack)) <= 2:
            line.kind, line.date = Kind.DATE, found.value
            line.value = " ".join(_rest(found, pack))


def _rest(found: Found, pack: Pack) -> list[str]:
    """Words of a date line that belong to no date."""
    known = {*day_names(pack.lang), *pack.furniture.stamps}
    return [w for w in WORD.findall(found.rest) if len(w) > 2 and w.lower() not in known]
