"""Cut a text into windows of whole paragraphs, and each window into words and pieces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tokenizers import Tokenizer

WORD = re.compile(r"\w+(?:[’'ʼ\-]\w+)*|[^\w\s]")
PIECES = 190  # of one window


@dataclass(frozen=True)
class Window:
    """Piece ids, and for each word its first piece and its span in the whole text."""

    ids: list[int]
    firsts: list[int]
    words: list[tuple[int, int]]


def windows(text: str, cutter: Tokenizer, limit: int = PIECES) -> Iterator[Window]:
    """Cut a text; a window ends at a line's end, else a sentence's, else anywhere."""
    encoded = cutter.encode(text, add_special_tokens=False)
    owner: dict[int, int] = {}
    for piece, (start, end) in enumerate(encoded.offsets):
        for at in range(start, end):
            owner.setdefault(at, piece)
    words = [m.span() for m in WORD.finditer(text)]
    firsts = _firsts(words, owner)
    known = [i for i, first in enumerate(firsts) if first is not None]
    words, first = [words[i] for i in known], [firsts[i] or 0 for i in known]
    begin = 0
    while begin < len(words):
        end = _end(text, words, first, begin, limit)
        low = first[begin]
        high = first[end] if end < len(words) else len(encoded.ids)
        high = max(min(high, low + limit + 20), low + 1)
        inside = [i for i in range(begin, end) if first[i] < high]
        yield Window(
            encoded.ids[low:high], [first[i] - low for i in inside], [words[i] for i in inside]
        )
        begin = end


def _firsts(words: list[tuple[int, int]], owner: dict[int, int]) -> list[int | None]:
    return [next((owner[c] for c in range(a, b) if c in owner), None) for a, b in words]


def _end(text: str, words: list[tuple[int, int]], first: list[int], begin: int, limit: int) -> int:
    end = begin
    while end < len(words) and first[end] - first[begin] < limit:
        end += 1
    if end == len(words):
        return end
    least = begin + (end - begin) // 3
    for at in range(end, least, -1):
        if "\n" in text[words[at - 1][1] : words[at][0]]:
            return at
    for at in range(end, least, -1):
        last = text[words[at - 1][0] : words[at - 1][1]]
        if last in ".!?…" and words[at][0] > words[at - 1][1]:
            return at
    return end
