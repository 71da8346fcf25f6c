"""Which sentences tell a story: what is new, who says so, what is disputed, what was before.

Extraction only: a line is one sentence of one article, and claims say what is the same in other
words, so that nothing is told twice. Pure: the same records give the same brief.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from headwater.model import Claim, Reading, Span, Stance
from headwater.queries.passages import Byline, byline
from headwater.queries.pool import Pool, Sentence, languages

NEW, SAID, PAIRS, BEFORE = 5, 4, 3, 3  # lines of each chapter at most; of disputes, pairs
ALIKE, TELLING = 0.6, 3  # share of common terms from which sentences say the same; of so many


class Chapter(StrEnum):
    """What the lines of a section are there for."""

    NEW = "new"
    SAID = "said"
    DISPUTED = "disputed"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, where it stands, on whose word, and how many tell its claim."""

    text: str
    span: Span
    byline: Byline
    claim_id: str
    statement_id: str
    stance: Stance
    chain: tuple[str, ...]
    articles: int
    independent_origins: int


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading."""

    chapter: Chapter
    lines: tuple[Line, ...]


@dataclass
class _Told:
    """What has been chosen: sentences, the claims in them, and whose word they are."""

    pool: Pool
    claims: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    chosen: list[Sentence] = field(default_factory=list)

    def add(self, shown: Sentence) -> None:
        """Note that a sentence is told, and with it every claim that it carries."""
        self.chosen.append(shown)
        self.claims |= {shown.claim.id, *self.pool.told_by(shown)}
        self.parties.add(shown.voice)

    def repeats(self, shown: Sentence) -> bool:
        """Tell whether a claim in a sentence is told, or what it speaks of, whatever claims say."""
        if self.claims & self.pool.told_by(shown):
            return True
        return any(_alike(shown.terms, other.terms) for other in self.chosen)


def select(
    claims: Sequence[Claim], readings: Iterable[Reading], langs: Sequence[str] = ()
) -> tuple[Section, ...]:
    """Choose the lines of a brief, in ``langs``, the first one liked best; () takes any."""
    known = {reading.article.id: reading for reading in readings}
    pool = Pool(claims, known, langs or languages(known.values()))
    told = _Told(pool)
    disputed = _disputes(told)
    plain = [claim for claim in pool.by_news if not pool.background(claim)]
    made = {
        Chapter.NEW: _take(told, plain, NEW),
        Chapter.SAID: _take(told, plain, SAID, voices=True),
        Chapter.DISPUTED: disputed,
        Chapter.BACKGROUND: _take(told, [c for c in pool.by_news if pool.background(c)], BEFORE),
    }
    return tuple(
        Section(chapter, tuple(map(_line, lines))) for chapter, lines in made.items() if lines
    )


def untold(claims: Iterable[Claim], readings: Iterable[Reading], langs: Sequence[str]) -> int:
    """Count the claims that several articles carry, but none in ``langs``."""
    spoken = {reading.article.id: reading.article.lang for reading in readings}
    return sum(
        claim.outlets > 1
        and not any(spoken.get(carriage.article_id) in langs for carriage in claim.carriages)
        for claim in claims
        if langs
    )


def _disputes(told: _Told) -> list[Sentence]:
    """Choose pairs: a sentence for a disputed claim and, after it, one against it."""
    taken: list[Sentence] = []
    for claim in told.pool.disputed:
        found = told.pool.sentences(claim)
        against = next((shown for shown in found if shown.denies and shown.stands), None)
        backing = next((shown for shown in found if not shown.denies), None)
        if against is None or backing is None or against.meets(backing):
            continue
        if claim.id not in told.claims and not told.repeats(backing):
            taken += [backing, against]
            told.add(backing)
            told.add(against)
        if len(taken) == 2 * PAIRS:
            break
    return taken


def _take(
    told: _Told, claims: Iterable[Claim], most: int, *, voices: bool = False
) -> list[Sentence]:
    """Choose up to ``most`` sentences for claims not yet told; with ``voices`` one a party."""
    taken: list[Sentence] = []
    for claim in claims:
        if len(taken) == most:
            break
        if claim.id not in told.claims:
            found = told.pool.sentences(claim)
            if shown := next((s for s in found if _fits(s, told, voices=voices)), None):
                taken.append(shown)
                told.add(shown)
    return taken


def _fits(shown: Sentence, told: _Told, *, voices: bool) -> bool:
    if shown.denies or told.repeats(shown):
        return False
    heard = shown.quoted and shown.stands and shown.voice not in told.parties
    return heard or not voices


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    fewer = min(len(left), len(right))
    return fewer >= TELLING and len(left & right) / fewer >= ALIKE


def _line(shown: Sentence) -> Line:
    return Line(
        shown.text,
        shown.span,
        byline(shown.reading.article),
        shown.claim.id,
        shown.statement.id,
        shown.carriage.stance,
        shown.carriage.chain,
        shown.claim.outlets,
        shown.claim.independent_origins,
    )
