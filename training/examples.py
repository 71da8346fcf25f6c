"""Turn annotated texts into windows with labels, and windows into batches of tensors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import torch
from tokenizers import Tokenizer

from corpora import KINDS, Annotated
from network import ROLES
from vocabulary import END, PAD, START
from windows import Window, windows

STANCES = ("asserts", "denies", "confirms", "requests", "promises", "doubts")
SOURCES = (
    "person", "organization", "outlet", "document", "official-anonymous", "group", "unknown",
)  # fmt: skip
NONE = -100  # what cross entropy passes over


@dataclass
class Tie:
    """One cue's word, and the words of its source and content."""

    cue: int
    source: list[int]
    content: list[int]


@dataclass
class Example:
    """One window with what is known of its words."""

    of: Annotated
    window: Window
    roles: list[list[int]] | None = None  # a word: 0 out, 1 begins, 2 inside, for each role
    names: list[int] | None = None
    ties: list[Tie] = field(default_factory=list)
    stances: list[tuple[int, int]] = field(default_factory=list)
    kinds: list[tuple[int, int]] = field(default_factory=list)
    statements: list[tuple[list[int], str]] = field(default_factory=list)  # words, claim


def examples(texts: Iterable[Annotated], cutter: Tokenizer) -> Iterator[Example]:
    """Cut and label."""
    for text in texts:
        for window in windows(text.text, cutter):
            one = Example(text, window)
            if text.attributions is not None:
                _attributions(one, text.attributions)
            if text.names is not None:
                one.names = _names(window, text.names)
            for start, end, claim in text.statements:
                inside = _inside(window.words, [start, end])
                if inside:
                    one.statements.append((inside, claim))
            yield one


def _attributions(one: Example, attributions: list[dict]) -> None:
    words = one.window.words
    one.roles = [[0] * len(words) for _ in ROLES]
    for each in attributions:
        source = [each["source"]] if each.get("source") else []
        cue = [each["cue"]] if each.get("cue") else []
        content = each.get("content") or []
        found = []
        for row, spans in zip(one.roles, (source, cue, content), strict=True):
            found.append([w for span in spans for w in _inside(words, span)])
            for span in spans:
                _begin(row, _inside(words, span), words, span)
        if found[1]:
            at = found[1][0]
            one.ties.append(Tie(at, found[0], found[2]))
            if each.get("stance"):
                one.stances.append((at, STANCES.index(each["stance"])))
        if found[0] and each.get("source_kind"):
            one.kinds.append((found[0][0], SOURCES.index(each["source_kind"])))


def _inside(words: list[tuple[int, int]], span: list[int]) -> list[int]:
    return [i for i, (a, b) in enumerate(words) if a < span[1] and b > span[0]]


def _begin(
    row: list[int], inside: list[int], words: list[tuple[int, int]], span: list[int]
) -> None:
    for at in inside:
        begins = words[at][0] <= span[0] or at == 0 or words[at - 1][1] <= span[0]
        row[at] = 1 if begins or row[at] == 1 else 2


def _names(window: Window, names: list[tuple[int, int, str]]) -> list[int]:
    row = [0] * len(window.words)
    for start, end, kind in names:
        inside = _inside(window.words, [start, end])
        for nth, at in enumerate(inside):
            row[at] = 2 * KINDS.index(kind) + (1 if nth == 0 else 2)
    return row


@dataclass
class Batch:
    """Tensors of some windows."""

    of: list[Example]
    ids: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    roles: torch.Tensor  # windows, words, 3
    weight: torch.Tensor  # windows, words, 3: what a word counts
    names: torch.Tensor


def batch(of: list[Example]) -> Batch:
    """Pad some windows to one size."""
    pieces = max(len(e.window.ids) for e in of) + 2
    words = max(len(e.window.words) for e in of)
    made = Batch(
        of,
        torch.full((len(of), pieces), PAD),
        torch.zeros(len(of), pieces, dtype=torch.long),
        torch.zeros(len(of), words, dtype=torch.long),
        torch.full((len(of), words, 3), NONE),
        torch.ones(len(of), words, 3),
        torch.full((len(of), words), NONE),
    )
    for row, one in enumerate(of):
        ids = torch.tensor([START, *one.window.ids, END])
        made.ids[row, : len(ids)], made.mask[row, : len(ids)] = ids, 1
        count = len(one.window.words)
        made.first[row, :count] = torch.tensor(one.window.firsts) + 1
        if one.roles is not None:
            made.roles[row, :count] = torch.tensor(one.roles).T
            made.weight[row, :count][made.roles[row, :count] == 0] = one.of.trust
        if one.names is not None:
            made.names[row, :count] = torch.tensor(one.names)
    return made
