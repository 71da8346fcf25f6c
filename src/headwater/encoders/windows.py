"""Cut a text into windows of whole paragraphs, and each window into words and pieces.

The model was trained on windows cut in this very way (``training/windows.py``); a test compares
the two. What differs is that a long text is cut into pieces bit by bit, so that memory stays
bounded; at a space that changes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WORD = re.compile(r"\w+(?:[’'ʼ\-]\w+)*|[^\w\s]")
LONE = re.compile(r"[\ud800-\udfff]")  # half a surrogate pair has no UTF-8
BIT = 20_000  # characters cut into pieces at once
OVER = 20  # pieces by which a window's last word may go over the limit; the rest is not looked at


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids, and for each word its first piece and its start and end in the text."""

    ids: list[int]
    firsts: list[int]
    words: list[tuple[int, int]]


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    ids: list[int] = field(default_factory=list)  # of its pieces, up to the next word's first


def windows(text: str, cutter: "Tokenizer", limit: int) -> Iterator[Window]:
    """Cut a text; a window ends at a line's end, else a sentence's, else anywhere.

    All words come, in order, but those of which the tokenizer keeps nothing.
    """
    waiting: list[_Word] = []
    pieces = 0  # before the last of those that wait
    for word in _words(text, cutter):
        pieces += len(waiting[-1].ids) if waiting else 0
        waiting.append(word)
        while pieces >= limit:
            cut = _cut(text, waiting)
            yield _window(waiting[:cut], limit)
            waiting = waiting[cut:]
            pieces = sum(len(kept.ids) for kept in waiting[:-1])
    if waiting:
        yield _window(waiting, limit)


def _window(words: Sequence[_Word], limit: int) -> Window:
    ids: list[int] = []
    firsts = []
    for word in words:
        firsts.append(len(ids))
        ids.extend(word.ids)
    return Window(ids[: limit + OVER], firsts, [(word.start, word.end) for word in words])


def _cut(text: str, words: Sequence[_Word]) -> int:
    """Tell how many words a window takes of those that go over its limit by the last of them."""
    full = len(words) - 1
    for at in range(full, full // 3, -1):
        if "\n" in text[words[at - 1].end : words[at].start]:
            return at
    for at in range(full, full // 3, -1):
        last = words[at - 1]
        if text[last.start : last.end] in ".!?…" and words[at].start > last.end:
            return at
    return full


def _words(text: str, cutter: "Tokenizer") -> Iterator[_Word]:
    """Yield each word when all its pieces are known."""
    last: _Word | None = None
    for start, end in _bits(text):
        encoded = cutter.encode(LONE.sub("?", text[start:end]), add_special_tokens=False)
        ids, offsets = encoded.ids, encoded.offsets
        done = 0
        for match in WORD.finditer(text, start, end):
            first = _first(offsets, done, match.start() - start, match.end() - start)
            if first is None:
                continue
            if last:
                last.ids.extend(ids[done:first])
                yield last
            last, done = _Word(*match.span()), first
        if last:
            last.ids.extend(ids[done:])
    if last:
        yield last


def _first(offsets: Sequence[tuple[int, int]], at: int, start: int, end: int) -> int | None:
    """Find the first piece from ``at`` on that lies within a word; None if none does."""
    while at < len(offsets) and (offsets[at][1] <= start or offsets[at][0] == offsets[at][1]):
        at += 1
    return at if at < len(offsets) and offsets[at][0] < end else None


def _bits(text: str) -> Iterator[tuple[int, int]]:
    """Cut between a word and a space where there are such, so that no word and no space is cut."""
    start = 0
    while len(text) - start > BIT:
        full = start + BIT
        places = range(full - 1, start, -1)
        end = next((at for at in places if text[at] in " \n" and text[at - 1].isalnum()), full)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)
