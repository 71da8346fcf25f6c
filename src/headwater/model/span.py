"""Where something stands in an article's text."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points: ``text[start:end]``, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the characters this span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


def cover(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all of ``spans`` (at least one)."""
    kept = list(spans)
    return Span(min(s.start for s in kept), max(s.end for s in kept))


def trim(text: str, start: int, end: int, marks: str = "") -> Span | None:
    """Return ``[start, end)`` without spaces, and without ``marks``, at its ends; None if empty."""
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Span(start, end) if start < end else None
