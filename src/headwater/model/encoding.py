"""What an encoder sees in one text: chances for each word, ties of words to cues, vectors."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from headwater.model.span import Span


@dataclass(frozen=True, slots=True)
class Tie:
    """How the words around one possible cue stand to it.

    ``cue`` and ``first`` are indexes of the text's words: the cue's first word, and the first word
    of the window that was looked at together with it. ``source`` and ``content`` hold a chance for
    each word from ``first`` on, to belong to the source of that cue or to its content.
    """

    cue: int
    first: int
    source: tuple[float, ...]
    content: tuple[float, ...]


@dataclass(frozen=True)
class Encoding:
    """The words of one text in its order, and what an encoder makes of each.

    ``roles`` holds for each word nine chances: out, begins, inside for source, then for cue, then
    for content; each three sum to 1. ``names`` holds eleven that sum to 1: out, then begins and
    inside for each kind of name (person, organization, place, product, event). ``ties`` are in text
    order, one for each word that may begin a cue. ``kinds`` holds for each word the chances of each
    SourceKind, were it the first of a source; ``stances`` those of each Stance, were it the first
    of a cue. ``vectors`` holds ``size`` signed bytes a word:
    the mean over some words, by direction, is the vector of what they say.
    """

    words: tuple[Span, ...] = ()
    roles: tuple[tuple[float, ...], ...] = ()
    names: tuple[tuple[float, ...], ...] = ()
    ties: tuple[Tie, ...] = ()
    vectors: bytes = b""
    size: int = 48
    kinds: tuple[tuple[float, ...], ...] = ()
    stances: tuple[tuple[float, ...], ...] = ()

    @cached_property
    def starts(self) -> list[int]:
        """Return where the words begin; it is asked for every word of a text."""
        return [word.start for word in self.words]

    def within(self, span: Span) -> range:
        """Return the indexes of the words that begin inside a span."""
        first = bisect_left(self.starts, span.start)
        return range(first, bisect_left(self.starts, span.end, first))
