"""Which sentences tell a story: what is new, who says so, what is disputed, what was before.

Extraction only: a line is one sentence of one article, and claims say what is the same in other
words, so that nothing is told twice. Pure: the same records give the same brief.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from headwater.model import Bond, Carriage, Claim, Ended, Quote, Reading, Span, Stance, Statement
from headwater.model.span import cover
from headwater.queries.passages import Byline, byline, inside, sentence, when

LONGEST, SHORTEST = 420, 5  # characters and words of a sentence that can be read by itself
SAYING = 7  # words of a sentence that is worth hearing for who says it
CURT = 2  # words of a denial: "He denied it" is read beside what it denies
NEW, SAID, PAIRS, BEFORE = 5, 4, 3, 3  # lines of each chapter at most
HALF = 3.0  # days after which a claim is half as new
ALIKE, TELLING = 0.6, 3  # share of common terms from which sentences say the same; of so many
PAIRED = (("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ("(", ")"))
HEADLINE = 1.5  # outlets that being in a headline is worth


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


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that carries a claim, with what makes it a good or a bad one to show."""

    claim: Claim
    carriage: Carriage
    reading: Reading
    statement: Statement
    span: Span
    terms: frozenset[str]

    @property
    def key(self) -> tuple[str, int, int]:
        """Where it stands."""
        return self.reading.article.id, self.span.start, self.span.end

    @property
    def denies(self) -> bool:
        """Tell which side it takes."""
        return self.carriage.stance is Stance.DENIES


@dataclass
class _Told:
    """What has been chosen: claims, sentences, and what they speak of."""

    claims: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    chosen: list[_Sentence] = field(default_factory=list)


def select(
    claims: Sequence[Claim], readings: Iterable[Reading], langs: Sequence[str] = ()
) -> tuple[Section, ...]:
    """Choose the lines of a brief, in ``langs``, the first one liked best; () takes any."""
    known = {reading.article.id: reading for reading in readings}
    pool = _Pool(claims, known, langs or _common(known.values()))
    told = _Told()
    disputed = [line for claim in claims for line in pool.both(claim, told)][: 2 * PAIRS]
    plain = [claim for claim in pool.by_news if not pool.background(claim)]
    new = _take(pool, plain, told, NEW)
    said = _take(pool, [claim for claim in plain if pool.voiced(claim)], told, SAID, voices=True)
    before = _take(pool, [c for c in pool.by_news if pool.background(c)], told, BEFORE)
    made = ((Chapter.NEW, new), (Chapter.SAID, said), (Chapter.DISPUTED, disputed))
    return tuple(
        Section(chapter, tuple(_line(shown) for shown in lines))
        for chapter, lines in (*made, (Chapter.BACKGROUND, before))
        if lines
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


class _Pool:
    """The sentences that carry each claim of a story, the best first."""

    def __init__(
        self, claims: Sequence[Claim], readings: Mapping[str, Reading], langs: Sequence[str]
    ) -> None:
        self._rank = {lang: place for place, lang in enumerate(langs)}
        self._readings = readings
        self._statements = {
            said.id: said for reading in readings.values() for said in reading.statements
        }
        self.by_claim = {claim.id: sorted(self._of(claim), key=self._quality) for claim in claims}
        self.carriers: dict[tuple[str, int, int], set[str]] = {}
        for found in self.by_claim.values():
            for shown in found:
                self.carriers.setdefault(shown.key, set()).add(shown.claim.id)
        newest = max((d for r in readings.values() if (d := _day(r)) is not None), default=None)
        self.by_news = sorted(claims, key=lambda c: (-self._news(c, newest), c.id))

    def _of(self, claim: Claim) -> Iterator[_Sentence]:
        for carriage in claim.carriages:
            reading = self._readings.get(carriage.article_id)
            statement = self._statements.get(carriage.statement_id)
            if reading and statement and reading.article.lang in self._rank:
                yield from _sentences(claim, carriage, reading, statement)

    def _quality(self, shown: _Sentence) -> tuple[object, ...]:
        article = shown.reading.article
        return (
            self._rank[article.lang],
            shown.statement.headline,
            _leans(shown) + (not _whole(shown.span.of(article.text))),
            when(article),
            shown.span,
        )

    def _news(self, claim: Claim, newest: datetime | None) -> float:
        """Weigh a claim: how many carry it, whether a headline does, how long it has been told."""
        found = [
            self._readings[c.article_id] for c in claim.carriages if c.article_id in self._readings
        ]
        days = [day for reading in found if (day := _day(reading)) is not None]
        age = (newest - min(days)).total_seconds() / 86_400 if newest and days else 0.0
        weight = claim.outlets + HEADLINE * any(map(self._headed, claim.carriages))
        return float(weight * 0.5 ** (age / HALF))

    def _headed(self, carriage: Carriage) -> bool:
        reading = self._readings.get(carriage.article_id)
        title = reading.article.headline if reading else None
        return bool(title and any(title.contains(s) for s in (*carriage.content, *carriage.also)))

    def background(self, claim: Claim) -> bool:
        """Tell whether every article tells a claim as what was before."""
        said = [self._statements.get(carriage.statement_id) for carriage in claim.carriages]
        return bool(said) and all(statement and statement.background for statement in said)

    def voiced(self, claim: Claim) -> bool:
        """Tell whether somebody is quoted with it."""
        return any(_quoted(shown) for shown in self.by_claim[claim.id])

    def both(self, claim: Claim, told: _Told) -> list[_Sentence]:
        """Choose a sentence for a disputed claim and one against it; nothing if it is not both."""
        found = self.by_claim[claim.id] if claim.outlets > 1 else []
        against = next((shown for shown in found if shown.denies), None)
        backing = next(
            (s for s in found if not s.denies and s.key != (against and against.key)), None
        )
        if against is None or backing is None or len(told.chosen) >= 2 * PAIRS:
            return []
        if claim.id in told.claims or _repeats(backing, told):
            return []
        self.choose(backing, told)
        self.choose(against, told)
        return [backing, against]

    def choose(self, shown: _Sentence, told: _Told) -> None:
        """Note that a sentence is told, and with it every claim that it carries."""
        told.chosen.append(shown)
        told.claims |= self.carriers[shown.key]
        told.parties.add(_voice(shown))


def _take(
    pool: _Pool, claims: Iterable[Claim], told: _Told, most: int, *, voices: bool = False
) -> list[_Sentence]:
    """Choose up to ``most`` sentences for claims not yet told; with ``voices`` one a party."""
    taken: list[_Sentence] = []
    for claim in claims:
        if len(taken) == most:
            break
        if claim.id not in told.claims:
            fitting = (s for s in pool.by_claim[claim.id] if _fits(s, told, voices=voices))
            if shown := next(fitting, None):
                taken.append(shown)
                pool.choose(shown, told)
    return taken


def _fits(shown: _Sentence, told: _Told, *, voices: bool) -> bool:
    if shown.denies or _repeats(shown, told):
        return False
    return not voices or (_quoted(shown) and _voice(shown) not in told.parties and _says(shown))


def _repeats(shown: _Sentence, told: _Told) -> bool:
    """Tell whether what a sentence speaks of has been told, whatever the claims say."""
    return any(
        shown.key == other.key or _common_terms(shown.terms, other.terms) for other in told.chosen
    )


def _common_terms(left: frozenset[str], right: frozenset[str]) -> bool:
    fewer = min(len(left), len(right))
    return fewer >= TELLING and len(left & right) / fewer >= ALIKE


def _sentences(
    claim: Claim, carriage: Carriage, reading: Reading, statement: Statement
) -> Iterator[_Sentence]:
    spans = inside(reading.article.text, carriage.content)
    whole = sentence(reading.article, cover(spans)) if spans else None
    fewest = CURT if carriage.stance is Stance.DENIES else SHORTEST
    if whole is None or not _readable(whole.of(reading.article.text), fewest):
        return
    if any(whole.overlaps(response.span) for response in reading.responses):
        return  # that somebody said nothing is in the ledger, and no news
    near = [s for s in reading.statements if any(whole.contains(span) for span in s.content)]
    terms = frozenset(term for said in near for term in said.terms)
    yield _Sentence(claim, carriage, reading, statement, whole, terms)


def _readable(text: str, fewest: int) -> bool:
    return len(text) <= LONGEST and len(text.split()) >= fewest


def _whole(text: str) -> bool:
    """Tell whether a text begins as a sentence does, and closes what it opens."""
    first = next((char for char in text if char.isalnum()), "")
    closed = all(text.count(mark) == text.count(end) for mark, end in PAIRED)
    return (first.isupper() or first.isdigit()) and closed and text.count('"') % 2 == 0


def _leans(shown: _Sentence) -> bool:
    """Tell whether a sentence names who speaks only by a pronoun, or not at all."""
    return any(
        found.antecedent is not None
        and found.antecedent.bond in (Bond.PRONOUN, Bond.OMITTED)
        and shown.span.overlaps(found.cue)
        for found in shown.reading.attributions
    )


def _quoted(shown: _Sentence) -> bool:
    """Tell whether a known party is heard in its own words."""
    found = (a for a in shown.reading.attributions if a.id == shown.statement.attribution)
    heard = any(attribution.quote is not Quote.INDIRECT for attribution in found)
    return heard and shown.carriage.ended is Ended.SOURCE


def _says(shown: _Sentence) -> bool:
    return len(shown.span.of(shown.reading.article.text).split()) >= SAYING


def _voice(shown: _Sentence) -> str:
    chain = shown.carriage.chain
    return chain[-1] if chain else shown.reading.article.voice


def _common(readings: Iterable[Reading]) -> list[str]:
    """Order languages by how many articles are in them."""
    spoken = [reading.article.lang for reading in readings]
    return sorted(set(spoken), key=lambda lang: (-spoken.count(lang), lang))


def _day(reading: Reading) -> datetime | None:
    try:
        moment = datetime.fromisoformat(reading.article.published or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=None)


def _line(shown: _Sentence) -> Line:
    article = shown.reading.article
    return Line(
        shown.span.of(article.text),
        shown.span,
        byline(article),
        shown.claim.id,
        shown.statement.id,
        shown.carriage.stance,
        shown.carriage.chain,
        shown.claim.outlets,
        shown.claim.independent_origins,
    )
