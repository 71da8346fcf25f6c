"""All lines of a page together: what each is to the article, and the fields they give."""

import re
from dataclasses import dataclass
from itertools import pairwise

from headwater.languages import Pack
from headwater.model import Picture, Span, trim
from headwater.readers.headline import (
    HEAD_LINES,
    MAX_TITLE,
    choose_title,
    folded,
    known_title,
    locate,
)
from headwater.readers.lines import SEPARATORS, WORD, Kind, Line, judge, split

MAX_LINKS = 6  # headlines of other articles in one list of links
MAX_AFTER = 40  # the same below the tags, where the article has ended
LISTED = re.compile(r"(?:\d{1,2}:\d\d|\d{1,2}[.)])\s+(?=\S)")
NAME = re.compile(r"[^\W\d_][\w'\u2019\u02bc.-]*(?: [^\W\d_][\w'\u2019\u02bc.-]*){1,3}")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a text say about the article in it."""

    headline: Span | None
    body: tuple[Span, ...]
    domain: str | None = None
    outlet: str | None = None
    published: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


def lay_out(text: str, pack: Pack, title: str | None = None) -> Layout:
    """Tell article from furniture, line by line, and read the fields off the furniture."""
    lines = list(split(text))
    for line in lines:
        judge(line, pack)
    headline = _mark_title(text, lines, pack, title)
    _mark_head(lines, pack)
    _mark_captions(lines, text)
    _mark_above(lines)
    _mark_links(lines)
    return Layout(
        headline=headline,
        body=_body(lines, text),
        domain=_first(lines, Kind.DOMAIN),
        outlet=_first(lines, Kind.OUTLET),
        published=next((line.date for line in _top(lines) if line.date), None),
        section=_section(lines, pack),
        authors=_authors(lines, pack),
        tags=_tags(lines),
        pictures=_pictures(lines),
    )


def _mark_title(text: str, lines: list[Line], pack: Pack, title: str | None) -> Span | None:
    span = locate(text, title) if title else None
    line = known_title(lines, title) if title else choose_title(lines, pack.lang)
    headline = span or (_unnumbered(line) if line else None)
    if headline is None:
        return None
    said = folded(headline.of(text))
    for other in lines[: HEAD_LINES * 2]:
        if headline.overlaps(other.span):
            headline = _ended(headline, other, text)
        elif folded(other.text) == said:
            other.kind = Kind.TITLE
    return headline


def _ended(headline: Span, line: Line, text: str) -> Span:
    """Settle a line the title is in: what follows on it belongs to the title if it is short."""
    if line.span.end - headline.start <= MAX_TITLE or line.span.end <= headline.end:
        line.kind = Kind.TITLE
        return Span(headline.start, max(headline.end, line.span.end))
    rest = trim(text, headline.end, line.span.end)
    if rest:
        line.span, line.text = rest, rest.of(text)
    return headline


def _unnumbered(line: Line) -> Span:
    """Leave out the hour or number that lists of news put before a title."""
    found = LISTED.match(line.text)
    return Span(line.span.start + (found.end() if found else 0), line.span.end)


def _mark_head(lines: list[Line], pack: Pack) -> None:
    """Settle the short lines above the article, which show what they are by where they stand."""
    outlets = {n.casefold() for o in pack.outlets for n in (o.name, *o.aliases)}
    head = _head(lines)
    names = [line.text for line in head if _is_name(line)]
    for number, line in enumerate(head):
        if line.kind is not Kind.TEXT:
            continue
        if line.text.casefold() in outlets:
            line.kind, line.value = Kind.OUTLET, line.text
        elif _is_name(line) and (names.count(line.text) > 1 or _is_beside(head, number)):
            line.kind, line.value = Kind.BYLINE, line.text
        elif len(SEPARATORS.split(line.text)) > 2 and not line.is_prose:
            line.kind, line.value = Kind.CRUMBS, line.text


def _head(lines: list[Line]) -> list[Line]:
    for number, line in enumerate(lines[:HEAD_LINES]):
        if line.kind is Kind.TEXT and line.is_prose:
            return lines[:number]
    return lines[:HEAD_LINES]


def _top(lines: list[Line]) -> list[Line]:
    """Lines down to the second of running text; dates below are of comments and other news."""
    prose = [n for n, line in enumerate(lines) if line.kind is Kind.TEXT and line.is_prose]
    return lines[: prose[1]] if len(prose) > 1 else lines


def _is_name(line: Line) -> bool:
    """Tell whether a line may be a person's name: two to four capitalised words."""
    return (
        line.kind is Kind.TEXT
        and len(line.text) <= 40
        and NAME.fullmatch(line.text) is not None
        and all(word[0].isupper() for word in line.text.split())
    )


def _is_beside(head: list[Line], number: int) -> bool:
    near = (Kind.DATE, Kind.DOMAIN, Kind.OUTLET)
    return any(line.kind in near for line in head[max(0, number - 1) : number + 2])


def _mark_captions(lines: list[Line], text: str) -> None:
    """Take a line without a full stop right above a photo credit for its caption."""
    head = len(_head(lines))
    for number, (line, after) in enumerate(pairwise(lines)):
        bare = after.kind is Kind.PICTURE and after.credit and not after.value
        if not bare or line.kind is not Kind.TEXT or line.ends_sentence:
            continue
        if number < head + 1 or "\n" not in text[line.span.end : after.span.start].strip(" \r")[1:]:
            line.kind, line.value = Kind.PICTURE, line.text


def _mark_above(lines: list[Line]) -> None:
    """Take short lines above the title for what they are: menus, kickers, names of sections."""
    title = next((n for n, line in enumerate(lines) if line.kind is Kind.TITLE), 0)
    for line in lines[:title]:
        if line.kind is Kind.TEXT and not line.is_prose:
            line.kind = Kind.OTHER


def _mark_links(lines: list[Line]) -> None:
    """Headlines that follow "read also:", or the tags below the article, belong to others."""
    left, begun = 0, False
    for line in lines:
        begun = begun or (line.kind is Kind.TEXT and line.is_prose)
        if line.kind is Kind.LINKS:
            left = max(left, 0 if line.value else MAX_LINKS)
        elif line.kind is Kind.TAGS and begun:
            left = MAX_AFTER
        elif left and line.kind is Kind.TEXT and not line.ends_sentence and not line.is_prose:
            line.kind = Kind.OTHER
            left -= 1
        elif line.kind is Kind.TEXT:
            left = 0


def _body(lines: list[Line], text: str) -> tuple[Span, ...]:
    """Spans of the article's lines; neighbours with only space between are one span."""
    spans: list[Span] = []
    for line in lines:
        if line.kind is not Kind.TEXT:
            continue
        if spans and not text[spans[-1].end : line.span.start].strip():
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
    return tuple(spans)


def _first(lines: list[Line], kind: Kind) -> str | None:
    return next((line.value for line in lines if line.kind is kind and line.value), None)


def _section(lines: list[Line], pack: Pack) -> str | None:
    crumbs = _first(lines, Kind.CRUMBS)
    if not crumbs:
        return None
    parts = [part for part in SEPARATORS.split(crumbs) if part]
    parts = parts if len(parts) > 1 else crumbs.split()
    kept = [part for part in parts if part.casefold() not in pack.furniture.homes]
    return kept[-1] if kept else None


def _authors(lines: list[Line], pack: Pack) -> tuple[str, ...]:
    """Names of the bylines; one of several parts is several where each part is a full name."""
    words = [re.escape(word.lstrip("=")) for word in pack.words.conjunctions]
    joint = re.compile("|".join([r"\s?[,;/&]\s?", *(rf",?\s{word}\s" for word in words)]))
    found = [line.value for line in lines if line.kind is Kind.BYLINE and line.value]
    parts = ((value, joint.split(value)) for value in found)
    named = (split if all(map(NAME.fullmatch, split)) else [value] for value, split in parts)
    return tuple(dict.fromkeys(name for names in named for name in names))


def _tags(lines: list[Line]) -> tuple[str, ...]:
    found = _first(lines, Kind.TAGS)
    if not found:
        return ()
    parts = re.split(r"[,;#|]\s*", found) if re.search(r"[,;#|]", found) else found.split()
    return tuple(dict.fromkeys(part.strip() for part in parts if WORD.search(part)))


def _pictures(lines: list[Line]) -> tuple[Picture, ...]:
    pictures: list[Picture] = []
    above: Line | None = None
    for line in lines:
        if line.kind is Kind.PICTURE and above and not above.credit and not line.value:
            pictures[-1] = Picture(above.value, line.credit or None)
        elif line.kind is Kind.PICTURE:
            pictures.append(Picture(line.value or None, line.credit or None))
        above = line if line.kind is Kind.PICTURE else None
    return tuple(dict.fromkeys(pictures))
