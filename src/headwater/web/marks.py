"""The text of an article cut where something begins or ends, each piece with what it is part of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Data = dict[str, Any]
# Where roles meet, the least is shown; the proof of an edge lies over all of them, as a line below.
RANK = {"cue": 0, "source": 1, "response": 2, "content": 3, "named": 4, "carried": 5, "edge": 6}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and how it is shown; ``anchors`` are the marks one can jump to here.

    ``edges`` are the numbers of the edges whose proof begins here.
    """

    text: str
    role: str = ""
    classes: str = ""
    title: str = ""
    anchors: tuple[str, ...] = ()
    furniture: bool = False
    edges: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str
    classes: str
    title: str
    anchor: str


def paragraphs(
    reading: Data,
    carried: Iterable[Data] = (),
    claims: Iterable[Data] = (),
    sources: Data | None = None,
) -> list[list[Piece]]:
    """Cut an article into paragraphs of pieces, nothing lost but the line ends.

    ``carried`` are its statements that carry one of the ``claims``, ``sources`` its tree.
    """
    text = reading["text"]
    marks = [*_attributed(reading), *_carried(carried, {claim["id"]: claim for claim in claims})]
    marks += [*_responses(reading), *(_edges(sources) if sources else ())]
    body = [*reading["body"], *([reading["headline"]] if reading["headline"] else [])]
    anchored: set[str] = set()
    return [
        [
            _piece(text, edges, _over(near, edges), body, anchored)
            for edges in _cut(line, near, body)
        ]
        for line, near in _beside(_lines(text), marks)
    ]


def source_of(reading: Data, row: Data) -> str:
    """Name who is speaking, as well as the article lets one."""
    if row["source_name"]:
        return str(row["source_name"])
    start, end = row["source"] or (0, 0)
    return reading["text"][start:end] or "(not named)"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line.rstrip())
        start += len(line)


def _beside(
    lines: Iterable[tuple[int, int]], marks: Iterable[_Mark]
) -> Iterator[tuple[tuple[int, int], list[_Mark]]]:
    """Yield each line with the marks that touch it; one sweep, as both come in order."""
    coming = sorted(marks, key=lambda mark: mark.start, reverse=True)
    near: list[_Mark] = []
    for start, end in lines:
        while coming and coming[-1].start < end:
            near.append(coming.pop())
        near = [mark for mark in near if mark.end > start]
        yield (start, end), near


def _attributed(reading: Data) -> Iterator[_Mark]:
    for number, row in enumerate(reading["attributions"]):
        spans = [("content", span) for span in row["content"]] + [("cue", row["cue"])]
        spans += [("source", row["source"])] if row["source"] else []
        told = f"{source_of(reading, row)} {row['stance']}, {row['quote']}"
        for role, (start, end) in spans:
            look = f"{role} {row['stance']}"
            yield _Mark(start, end, role, look, f"{role}: {told}", f"a{number}")
        if row["antecedent"]:
            start, end = row["antecedent"]["span"]
            stands = f"named here: {source_of(reading, row)}"
            yield _Mark(start, end, "named", "named", stands, f"n{number}")


def _responses(reading: Data) -> Iterator[_Mark]:
    for number, row in enumerate(reading["responses"]):
        told = f"{row['party'] or 'somebody'} {row['kind']}: neither a claim nor a denial"
        start, end = row["span"]
        yield _Mark(start, end, "response", "response", told, f"r{number}")


def _edges(branch: Data) -> Iterator[_Mark]:
    """Yield the proof of each edge of the tree, the same one the tree shows."""
    for below in branch["branches"]:
        if below["number"]:
            told = f"proof {below['number']}: {branch['party']} has it from {below['party']}"
            start, end = below["evidence"][0]
            yield _Mark(start, end, "edge", "edge", told, f"e{below['number']}")
        yield from _edges(below)


def _carried(rows: Iterable[Data], claims: dict[str, Data]) -> Iterator[_Mark]:
    for row in rows:
        claim = claims[row["claim"]]
        told = f"claim: {claim['articles']} articles, {claim['independent_origins']} origins"
        for start, end in row["content"]:
            yield _Mark(start, end, "carried", "carried", told, claim["id"])


def _cut(
    line: tuple[int, int], marks: list[_Mark], body: list[list[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line between which nothing begins or ends."""
    spans = [(mark.start, mark.end) for mark in marks] + [(start, end) for start, end in body]
    inner = {edge for span in spans for edge in span if line[0] < edge < line[1]}
    return pairwise(sorted({*line, *inner}))


def _over(marks: list[_Mark], edges: tuple[int, int]) -> list[_Mark]:
    """Return the marks that cover a stretch, the one to be shown first."""
    over = [mark for mark in marks if mark.start <= edges[0] and edges[1] <= mark.end]
    return sorted(over, key=lambda mark: (RANK[mark.role], mark.end - mark.start))


def _piece(
    text: str,
    edges: tuple[int, int],
    over: list[_Mark],
    body: list[list[int]],
    anchored: set[str],
) -> Piece:
    words = text[edges[0] : edges[1]]
    if not over:
        inside = not body or any(s <= edges[0] and edges[1] <= e for s, e in body)
        return Piece(words, furniture=not inside)
    fresh = tuple(dict.fromkeys(mark.anchor for mark in over if mark.anchor not in anchored))
    anchored.update(fresh)
    proofs = [mark for mark in over if mark.role == "edge"]
    begun = tuple(int(mark.anchor[1:]) for mark in proofs if mark.anchor in fresh)
    first, told = over[0], dict.fromkeys(mark.title for mark in (over[0], *proofs))
    looks = dict.fromkeys([first.classes, *(["edge"] if proofs else [])])
    return Piece(words, first.role, " ".join(looks), "; ".join(told), fresh, edges=begun)
