"""What one article's language shows, before anyone asks who says what."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from headwater.model.span import Span


class MentionKind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    PRODUCT = "product"
    EVENT = "event"


class Bound(StrEnum):
    """How a number is meant: as it stands, or as a limit."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. ``lemma`` is lower case; the rest is empty where unknown.

    ``pos`` holds every OpenCorpora part of speech the form may be (NOUN, VERB, PREP …), likeliest
    first in ``lemma``; ``lemmas`` all dictionary forms; ``cases`` every case of its nominal
    readings (``nomn``, ``gent`` …); ``grams`` all other grammemes (``plur``, ``femn``, ``anim`` …).
    """

    span: Span
    lower: str
    lemma: str
    lemmas: frozenset[str] = frozenset()
    pos: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    grams: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its tokens ``[first, last)``; ``paragraph`` counts from 0, headline is 0."""

    span: Span
    first: int
    last: int
    paragraph: int = 0
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, its kind and its dictionary form; ``entity`` is set by linking."""

    span: Span
    kind: MentionKind
    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between paired quotation marks, marks included; ``depth`` 0 is outermost."""

    span: Span
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or stretch of time: ISO ``YYYY[-MM[-DD[Thh:mm]]]`` or an ISO interval ``a/b``.

    ``value`` is None where the text alone (no publication time) cannot settle it.
    """

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and bound; ``unit`` is an interlingual name, "" for a bare count."""

    span: Span
    value: float
    unit: str = ""
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that says "perhaps"; ``kind`` names its group in the pack."""

    span: Span
    kind: str = "possible"


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the language steps found in one article, each list in text order."""

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    moments: tuple[Moment, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    aside: tuple[Mention, ...] = ()  # names in furniture, where an encoder has tagged them

    def words(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that stand within a span."""
        first = bisect_left(self.tokens, span.start, key=_start)
        last = bisect_left(self.tokens, span.end, lo=first, key=_start)
        inside = self.tokens[first:last]
        return inside[:-1] if inside and inside[-1].span.end > span.end else inside


def _start(token: Token) -> int:
    return token.span.start
