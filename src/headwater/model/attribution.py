"""Who says what: a source, the cue that names it as one, the content it vouches for."""

from dataclasses import dataclass, field
from enum import StrEnum

from headwater.model.provenance import Provenance
from headwater.model.span import Span


class Quote(StrEnum):
    """How the content is given: wholly, not at all, or partly in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    REQUESTS = "requests"
    PROMISES = "promises"
    DOUBTS = "doubts"


class SourceKind(StrEnum):
    """What the source is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    DOCUMENT = "document"
    OFFICIAL_ANONYMOUS = "official-anonymous"
    GROUP = "group"
    UNKNOWN = "unknown"


class ResponseKind(StrEnum):
    """What came of asking someone who then said nothing."""

    DECLINED = "declined"
    UNVERIFIED = "unverified"
    UNANSWERED = "unanswered"


class Bond(StrEnum):
    """How the words of a source lead to the party they stand for."""

    PRONOUN = "pronoun"
    ROLE = "role"
    NOUN = "noun"
    NAME = "name"
    OMITTED = "omitted"


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Where an article names the party that a source stands for, how it leads there, how sure.

    ``score`` is between 0 and 1.
    """

    span: Span
    bond: Bond
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, its cue, and the pieces of content it vouches for, in text order.

    ``source`` is None where the sentence names none; ``source_name`` is the dictionary form of
    who it stands for, None where the text does not settle it. ``within`` is the id of the
    attribution whose content holds this one. ``antecedent`` is where the article names that party,
    when the source itself does not, or not in full.
    """

    id: str
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    quote: Quote = Quote.INDIRECT
    stance: Stance = Stance.ASSERTS
    source_kind: SourceKind = SourceKind.UNKNOWN
    source_name: str | None = None
    within: str | None = None
    antecedent: Antecedent | None = None
    provenance: Provenance = field(default_factory=lambda: Provenance("attribute", ""))


@dataclass(frozen=True, slots=True)
class Response:
    """Someone was asked and said nothing, or could not verify: neither claim nor denial."""

    kind: ResponseKind
    party: str | None
    span: Span
