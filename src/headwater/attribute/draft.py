"""An attribution on its way: ranges of items, before names and kinds are known."""

from dataclasses import dataclass

from headwater.languages import Cue
from headwater.model import SourceKind, Span, Stance

Pieces = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a field: items ``[start, end)`` with its negation; ``core`` is its word."""

    cue: Cue
    field: int
    start: int
    core: int
    end: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content as spans, with the rule that found them and how sure it is."""

    rule: str
    cue: Span
    source: Span | None
    content: Pieces
    stance: Stance
    field: int
    score: float
    relayed: bool = False
    impersonal: bool = False
    alone: bool = False  # no attribution inside another's content
    oblique: bool = False  # the source stands in another case than the nominative
    kind: SourceKind | None = None  # what the cue says its source is ("writes": an outlet)
