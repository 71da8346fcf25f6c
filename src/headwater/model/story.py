"""What several articles have in common: entities, claims, stories, and the way upstream."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.model.analysis import MentionKind
from headwater.model.attribution import Stance
from headwater.model.span import Span


class Judgement(StrEnum):
    """What was decided of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Ended(StrEnum):
    """How a walk upstream ended."""

    SOURCE = "source"
    UNNAMED = "unnamed"
    UNSEEN = "unseen"
    LOOP = "loop"
    NOT_ESTABLISHED = "not-established"


class Side(StrEnum):
    """Which side of a claim an origin is on."""

    SUPPORTS = "supports"
    DENIES = "denies"


class Act(StrEnum):
    """What somebody did about a claim."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    REQUESTS = "requests"
    PROMISES = "promises"
    DECLINED = "declined"
    UNVERIFIED = "unverified"
    UNANSWERED = "unanswered"
    CORRECTED = "corrected"
    WITHDREW = "withdrew"


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization or place, in whatever language it is named.

    ``articles`` counts those that name it; ``article_ids`` are the first of them, by their ids.
    """

    id: str
    name: str
    kind: MentionKind
    names: tuple[str, ...]
    article_ids: tuple[str, ...]
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A judged pair of records of one kind, with its score in 0..1 and the features that fired.

    ``story_id`` is the story in which they were compared.
    """

    left: str
    right: str
    kind: str
    judgement: Judgement
    score: float
    why: tuple[str, ...] = ()
    story_id: str | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """How a statement's wording differs from its origin's, with the two spans that show it."""

    kind: str
    article_id: str
    span: Span
    origin_article_id: str
    origin_span: Span


@dataclass(frozen=True, slots=True)
class Carriage:
    """One article carrying a claim on the word of one immediate source.

    ``chain`` names the parties upstream of the article's publisher, nearest first; ``also`` are
    restatements in the same article; ``implicit`` where no source is named though one follows.
    """

    article_id: str
    statement_id: str
    content: tuple[Span, ...]
    also: tuple[Span, ...]
    stance: Stance
    speaker: str
    chain: tuple[str, ...]
    ended: Ended
    implicit: bool = False
    drift: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A party at the end of chains. ``why`` says on what ground it is counted, or is not."""

    party: str
    side: Side
    ended: Ended
    established: bool
    why: str
    article_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a claim's ledger: what a party did about it, where it stands, through whom.

    ``through`` names the parties between the article and ``party``, nearest first. ``version`` is
    the digest of the earlier version that the span is in, "" where it is in the article's text.
    """

    act: Act
    party: str
    article_id: str
    span: Span
    published: str | None = None
    through: tuple[str, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements that say the same, in any language, with the origins that stand behind them."""

    id: str
    text: str
    lang: str
    story_id: str | None
    independent_origins: int
    possible_origins: int
    origins: tuple[Origin, ...]
    carriages: tuple[Carriage, ...]
    ledger: tuple[Entry, ...] = ()

    @property
    def outlets(self) -> int:
        """How many articles carry it."""
        return len({carriage.article_id for carriage in self.carriages})


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event."""

    id: str
    title: str
    article_ids: tuple[str, ...]
    started: str | None = None
    ended: str | None = None
