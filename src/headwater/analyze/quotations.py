"""Quotation marks paired, also where they nest, break off, or run over several lines.

A straight mark opens or closes by its neighbours, and turns about where they do not tell. A mark
still open at the end of its line is carried on: to its closing mark in one of the next lines, or,
where the next paragraph opens anew, to the end of its own line (each paragraph of a long
quotation opens again in English).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from headwater.languages import Pack
from headwater.model import Quotation, Span, trim

DEEPEST = 20  # marks open at once; more is noise, and each mark is compared with all that are open
CARRIED = 10  # lines a quotation may run on; the longest in the dev texts has 7
STRAIGHT = '"'
DOUBLED = "''"


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for its closing one, with the number of its line."""

    mark: str
    start: int
    line: int
    line_end: int


@dataclass(frozen=True, slots=True)
class _Desk:
    """The text with what is open in it and what is paired so far."""

    text: str
    closers: dict[str, str]  # opening mark to all marks that may close it
    found: list[Span] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    unclosed: list[_Open] = field(default_factory=list)


def pair(text: str, lines: Sequence[Span], pack: Pack) -> tuple[Quotation, ...]:
    """Pair the marks of all lines; spans include the marks. Outer before inner, in text order."""
    marks = re.compile(f"[{re.escape(''.join(pack.head.quotes))}]")
    desk = _Desk(_single(text), _closers(pack))
    for number, line in enumerate(lines):
        _carry(desk, line, number)
        for match in marks.finditer(desk.text, line.start, line.end):
            _mark(desk, match.start(), line, number)
    whole = {_whole(text, span) for span in (*desk.found, *_unclosed(desk))}
    return tuple(_depths(sorted(whole, key=lambda s: (s.start, -s.end))))


def _unclosed(desk: _Desk) -> Iterator[Span]:
    """End what is never closed with its line, or before a quotation that runs on from there."""
    found = sorted(desk.found)
    for opened in (*desk.unclosed, *desk.stack):
        first = bisect_right(found, opened.start, key=_start)
        inside = found[first : bisect_left(found, opened.line_end, key=_start)]
        crossing = (span.start for span in inside if span.end > opened.line_end)
        span = trim(desk.text, opened.start, min(crossing, default=opened.line_end))
        if span and span.end > span.start + 1:
            yield span


def _start(span: Span) -> int:
    return span.start


def _single(text: str) -> str:
    """Write a doubled apostrophe, which some wires use for a mark, as one straight mark."""
    text = re.sub(r"(?<![^\s(\[—–-])''(?=\w)", f" {STRAIGHT}", text)
    return text.replace(DOUBLED, f"{STRAIGHT} ")


def _whole(text: str, span: Span) -> Span:
    """Give a span back the half of a doubled mark that ``_single`` blanked."""
    start, end = span.start, span.end
    start -= start > 0 and text[start - 1 : start + 1] == DOUBLED
    end += text[end - 1 : end + 1] == DOUBLED
    return Span(start, end)


def _closers(pack: Pack) -> dict[str, str]:
    ends: dict[str, str] = {}
    for pair_of in pack.head.quotes:
        ends[pair_of[0]] = ends.get(pair_of[0], "") + pair_of[1]
    return ends


def _carry(desk: _Desk, line: Span, number: int) -> None:
    """Give up what cannot run on into this line."""
    first = desk.text[line.start]
    gone = [o for o in desk.stack if number - o.line > CARRIED or first == o.mark]
    desk.unclosed.extend(gone)
    desk.stack[:] = [opened for opened in desk.stack if opened not in gone]


def _mark(desk: _Desk, place: int, line: Span, number: int) -> None:
    """Open or close a quotation at one mark."""
    char = desk.text[place]
    if _is_apostrophe(desk.text, place):
        return
    match = _match(desk, place)
    if match is not None:
        broken = desk.stack[match + 1 :]  # these end where the outer one ends
        desk.found.extend(Span(o.start, place) for o in broken if o.line == number)
        desk.found.append(Span(desk.stack[match].start, place + 1))
        del desk.stack[match:]
    elif char in desk.closers and len(desk.stack) < DEEPEST:
        desk.stack.append(_Open(char, place, number, line.end))


def _match(desk: _Desk, place: int) -> int | None:
    """Return the index of the open mark that the mark at ``place`` closes."""
    char = desk.text[place]
    if desk.stack and char != STRAIGHT and desk.stack[-1].mark == char and _shuts(desk.text, place):
        return len(desk.stack) - 1
    if char in desk.closers and char != STRAIGHT and char not in _only_closing(desk.closers):
        return None
    if char == STRAIGHT and _opens(desk.text, place):
        return None
    for index in range(len(desk.stack) - 1, -1, -1):
        if char in desk.closers[desk.stack[index].mark]:
            return index
    return None


def _shuts(text: str, place: int) -> bool:
    """Tell an opening mark set by mistake where one closes: a full stop before, a space after."""
    return text[place - 1] in ".,!?…" and not text[place + 1 : place + 2].strip()


def _only_closing(closers: dict[str, str]) -> str:
    return "".join(end for opening, ends in closers.items() for end in ends if end != opening)


def _opens(text: str, place: int) -> bool:
    """Tell whether a straight mark can only open: a space or bracket before, a word after."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return (before.isspace() or before in "([«“„-–—/") and (after.isalnum() or after in "«“„…¿¡[(")


def _is_apostrophe(text: str, place: int) -> bool:
    if text[place] not in "’‘'":
        return False
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    return after.isalnum() and (before.isalnum() or (text[place] != "'" and after.isdigit()))


def _depths(spans: Sequence[Span]) -> Iterator[Quotation]:
    ends: list[int] = []
    for span in spans:
        while ends and ends[-1] <= span.start:
            ends.pop()
        if ends and ends[-1] < span.end:
            continue  # three apostrophes in a row are two doubled ones that share the middle
        yield Quotation(span, depth=len(ends))
        ends.append(span.end)
