"""The text of an article cut where something begins or ends, each piece with what it is part of."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Data = dict[str, Any]
RANK = {"cue": 0, "source": 1, "content": 2}  # where roles meet, the narrower one is shown


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the attributions it is part of, innermost first."""

    text: str
    role: str = ""
    classes: str = ""
    title: str = ""
    anchor: str = ""
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str
    number: int


def paragraphs(reading: Data) -> list[list[Piece]]:
    """Cut an article into paragraphs of pieces, nothing lost but the line ends."""
    text, marks = reading["text"], _marks(reading)
    body = [*reading["body"], *([reading["headline"]] if reading["headline"] else [])]
    body = body or [[0, len(text)]]
    shown, anchored = [], set[int]()
    for start, end in _lines(text):
        near = [mark for mark in marks if mark.start < end and start < mark.end]
        inside = [span for span in body if span[0] < end and start < span[1]]
        edges = {start, end}
        edges |= {edge for m in near for edge in (m.start, m.end) if start < edge < end}
        edges |= {edge for span in inside for edge in span if start < edge < end}
        pieces = [_piece(reading, pair, near, inside, anchored) for pair in pairwise(sorted(edges))]
        shown.append(pieces)
    return shown


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def _marks(reading: Data) -> list[_Mark]:
    marks = []
    for number, row in enumerate(reading["attributions"]):
        marks += [_Mark(span[0], span[1], "content", number) for span in row["content"]]
        marks.append(_Mark(row["cue"][0], row["cue"][1], "cue", number))
        if row["source"]:
            marks.append(_Mark(row["source"][0], row["source"][1], "source", number))
    return marks


def _piece(
    reading: Data,
    edges: tuple[int, int],
    marks: list[_Mark],
    body: list[list[int]],
    anchored: set[int],
) -> Piece:
    start, end = edges
    text = reading["text"][start:end]
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    if not over:
        outside = not any(span[0] <= start and end <= span[1] for span in body)
        return Piece(text, furniture=outside)
    over.sort(key=lambda mark: (RANK[mark.role], mark.end - mark.start))
    first = over[0]
    row = reading["attributions"][first.number]
    anchor = "" if first.number in anchored else f"a{first.number}"
    anchored.add(first.number)
    title = f"{first.role}: {source_of(reading, row)} {row['stance']}, {row['quote']}"
    return Piece(text, first.role, f"{first.role} {row['stance']}", title, anchor)


def source_of(reading: Data, row: Data) -> str:
    """Name who is speaking, as well as the article lets one."""
    if row["source_name"]:
        return str(row["source_name"])
    start, end = row["source"] or (0, 0)
    return reading["text"][start:end] or "(not named)"
