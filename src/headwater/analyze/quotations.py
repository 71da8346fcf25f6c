"""Quotation marks paired, also where they nest, break off, or run over several lines.

A straight mark opens or closes by its neighbours, and turns about where they do not tell. A mark
still open at the end of its line is carried on: to its closing mark in one of the next lines, or,
where the next paragraph opens anew, to the end of its own line (each paragraph of a long
quotation opens again in English).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.languages import Pack
from headwater.model import Quotation, Span

DEEPEST = 20  # marks open at once; more is noise, and each mark is compared with all that are open
CARRIED = 10  # lines a quotation may run on; the longest in the dev texts has 7
STRAIGHT = '"'
DOUBLED = "''"


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    line_end: int
    line: int


def pair(text: str, lines: Sequence[Span], pack: Pack) -> tuple[Quotation, ...]:
    """Pair the marks of all lines; spans include the marks. Outer before inner, in text order."""
    closers = _closers(pack)
    written, text = text, _single(text)
    found: list[Span] = []
    stack: list[_Open] = []
    for number, line in enumerate(lines):
        stack = _carry(text, line, stack, found, number, closers)
        for place in range(line.start, line.end):
            char = text[place]
            if char not in closers and not any(char in ends for ends in closers.values()):
                continue
            _mark(text, place, line, number, stack, found, closers)
    found.extend(Span(o.start, o.line_end) for o in stack if o.line_end > o.start + 1)
    whole = {_whole(written, span) for span in found}
    return tuple(_depths(sorted(whole, key=lambda s: (s.start, -s.end))))


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
    """Opening mark to all marks that may close it."""
    ends: dict[str, str] = {}
    for pair_of in pack.head.quotes:
        ends[pair_of[0]] = ends.get(pair_of[0], "") + pair_of[1]
    return ends


def _carry(
    text: str,
    line: Span,
    stack: list[_Open],
    found: list[Span],
    number: int,
    closers: dict[str, str],
) -> list[_Open]:
    """Give up what cannot run on into this line."""
    kept: list[_Open] = []
    reopens = text[line.start] in closers
    for opened in stack:
        gone = number - opened.line > CARRIED or (reopens and text[line.start] == opened.mark)
        if gone:
            found.append(Span(opened.start, opened.line_end))
        else:
            kept.append(opened)
    return kept


def _mark(
    text: str,
    place: int,
    line: Span,
    number: int,
    stack: list[_Open],
    found: list[Span],
    closers: dict[str, str],
) -> None:
    char = text[place]
    if _is_apostrophe(text, place):
        return
    match = _match(text, place, stack, closers)
    if match is not None:
        for opened in stack[match + 1 :]:  # broken marks inside end where the outer one ends
            if opened.line == number:
                found.append(Span(opened.start, place))
        found.append(Span(stack[match].start, place + 1))
        del stack[match:]
    elif char in closers and len(stack) < DEEPEST:
        stack.append(_Open(char, place, line.end, number))


def _match(text: str, place: int, stack: list[_Open], closers: dict[str, str]) -> int | None:
    """Index of the open mark that the mark at ``place`` closes."""
    char = text[place]
    if char in closers and char != STRAIGHT and char not in _only_closing(closers):
        return None
    if char == STRAIGHT and _opens(text, place):
        return None
    for index in range(len(stack) - 1, -1, -1):
        if char in closers[stack[index].mark]:
            return index
    return None


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
        yield Quotation(span, depth=len(ends))
        ends.append(span.end)
