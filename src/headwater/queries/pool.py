"""The sentences of a story that could tell its claims, the best of each claim first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from headwater.model import Bond, Carriage, Claim, Ended, Quote, Reading, Span, Stance, Statement
from headwater.model.span import cover
from headwater.queries.passages import inside, quotation, sentence, when

LONGEST, SHORTEST = 420, 5  # characters and words of a sentence that can be read by itself
CURT = 2  # words of a denial: "He denied it" is read beside what it denies
SAYING = 7  # words of a sentence that is worth hearing for who says it
HALF = 3.0  # days after which a claim is half as new
DAY = 86_400
HEADLINE = 1.5  # outlets that being in a headline is worth
OPENING = "\"'\u201c\u00ab(\u2013\u2014-\u00bf\u00a1"
ENDS, CLOSING = ".!?\u2026", "\"')\u201d\u00bb"
PAIRED = (("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that carries a claim, and the terms of all that is said in it."""

    claim: Claim
    carriage: Carriage
    reading: Reading
    statement: Statement
    span: Span
    terms: frozenset[str]

    def meets(self, other: "Sentence") -> bool:
        """Tell whether two have words in common."""
        same = self.reading.article.id == other.reading.article.id
        return same and self.span.overlaps(other.span)

    @property
    def text(self) -> str:
        """Its exact words."""
        return self.span.of(self.reading.article.text)

    @property
    def denies(self) -> bool:
        """Which side of the claim it takes."""
        return self.carriage.stance is Stance.DENIES

    @property
    def voice(self) -> str:
        """Whose word it is in the end."""
        chain = self.carriage.chain
        return chain[-1] if chain else self.reading.article.voice

    @property
    def quoted(self) -> bool:
        """Whether a known party is heard in its own words, and in enough of them."""
        found = (a for a in self.reading.attributions if a.id == self.statement.attribution)
        heard = any(attribution.quote is not Quote.INDIRECT for attribution in found)
        return heard and self.carriage.ended is Ended.SOURCE and len(self.text.split()) >= SAYING

    @property
    def stands(self) -> bool:
        """Whether it is whole: it begins and ends as sentences, or headlines, do."""
        return self.statement.headline or _whole(self.text)

    @property
    def leans(self) -> bool:
        """Whether it names who speaks only by a pronoun, or not at all."""
        return any(
            found.antecedent is not None
            and found.antecedent.bond in (Bond.PRONOUN, Bond.OMITTED)
            and self.span.overlaps(found.cue)
            for found in self.reading.attributions
        )


class Pool:
    """What a brief may choose from: claims, and for each the sentences in ``langs`` that carry it.

    Sentences are looked for when they are asked for: a big story has thousands, a brief a dozen.
    """

    def __init__(
        self, claims: Sequence[Claim], readings: Mapping[str, Reading], langs: Sequence[str]
    ) -> None:
        self._rank = {lang: place for place, lang in enumerate(langs)}
        self._readings = readings
        self._statements = {
            said.id: said for reading in readings.values() for said in reading.statements
        }
        self._days = {key: _day(reading) for key, reading in readings.items()}
        self._newest = max((day for day in self._days.values() if day), default=None)
        self._content: dict[str, list[tuple[Span, str]]] = {}
        for claim in claims:
            for carriage in claim.carriages:
                place = cover(carriage.content), claim.id
                self._content.setdefault(carriage.article_id, []).append(place)
        self._found: dict[str, tuple[Sentence, ...]] = {}
        self.by_news = sorted(claims, key=lambda claim: (-self._news(claim), claim.id))
        disputed = (claim for claim in claims if claim.outlets > 1 and _denials(claim))
        self.disputed = sorted(disputed, key=lambda claim: not self._outspoken(claim))

    def background(self, claim: Claim) -> bool:
        """Tell whether every article tells a claim as what was before."""
        said = [self._statements.get(carriage.statement_id) for carriage in claim.carriages]
        return bool(said) and all(statement and statement.background for statement in said)

    def told_by(self, shown: Sentence) -> set[str]:
        """Return the ids of all claims that a sentence carries."""
        near = self._content[shown.reading.article.id]
        return {claim for span, claim in near if span.overlaps(shown.span)}

    def sentences(self, claim: Claim) -> tuple[Sentence, ...]:
        """Return the sentences that carry a claim, the best first."""
        if claim.id not in self._found:
            self._found[claim.id] = tuple(sorted(self._of(claim), key=self._quality))
        return self._found[claim.id]

    def _of(self, claim: Claim) -> Iterator[Sentence]:
        for carriage in claim.carriages:
            reading = self._readings.get(carriage.article_id)
            statement = self._statements.get(carriage.statement_id)
            if reading and statement and reading.article.lang in self._rank:
                yield from _readable(claim, carriage, reading, statement)

    def _quality(self, shown: Sentence) -> tuple[object, ...]:
        article = shown.reading.article
        return (
            self._rank[article.lang],
            shown.statement.headline,
            shown.leans + (not shown.stands),
            when(article),
            shown.span,
        )

    def _news(self, claim: Claim) -> float:
        """Weigh a claim: how many carry it, whether a headline does, how long it has been told."""
        found = (self._days.get(carriage.article_id) for carriage in claim.carriages)
        days = [day for day in found if day]
        age = (self._newest - min(days)).total_seconds() / DAY if self._newest and days else 0.0
        weight = claim.outlets + HEADLINE * any(map(self._headed, claim.carriages))
        return float(weight * 0.5 ** (age / HALF))

    def _headed(self, carriage: Carriage) -> bool:
        reading = self._readings.get(carriage.article_id)
        title = reading.article.headline if reading else None
        return bool(title and any(title.contains(s) for s in (*carriage.content, *carriage.also)))

    def _outspoken(self, claim: Claim) -> bool:
        """Tell whether somebody denies a claim in so many words."""
        return any(
            statement.negative
            or _stance(statement, self._readings[row.article_id]) is Stance.DENIES
            for row in _denials(claim)
            if row.article_id in self._readings
            and (statement := self._statements.get(row.statement_id))
        )


def _denials(claim: Claim) -> list[Carriage]:
    return [carriage for carriage in claim.carriages if carriage.stance is Stance.DENIES]


def _stance(statement: Statement, reading: Reading) -> Stance | None:
    found = (a.stance for a in reading.attributions if a.id == statement.attribution)
    return next(found, None)


def _readable(
    claim: Claim, carriage: Carriage, reading: Reading, statement: Statement
) -> Iterator[Sentence]:
    """Yield the sentence of a statement, if it can be read by itself and is no silence."""
    spans = inside(reading.article.text, carriage.content)
    whole = sentence(reading.article, cover(spans)) if spans else None
    wider = whole and quotation(reading.article, whole)
    whole = wider if wider and _short(wider) else whole
    fewest = CURT if carriage.stance is Stance.DENIES else SHORTEST
    if whole is None or not _short(whole):
        return
    if len(whole.of(reading.article.text).split()) < fewest:
        return
    if any(whole.overlaps(response.span) for response in reading.responses):
        return  # that somebody said nothing is in the ledger, and no news
    near = (s for s in reading.statements if any(whole.contains(span) for span in s.content))
    terms = frozenset(term for said in near for term in said.terms)
    yield Sentence(claim, carriage, reading, statement, whole, terms)


def _short(span: Span) -> bool:
    return span.end - span.start <= LONGEST


def _whole(text: str) -> bool:
    """Tell whether a text begins and ends as a sentence does, and closes what it opens."""
    first = next((char for char in text if char.isalnum()), "")
    closed = all(text.count(mark) == text.count(end) for mark, end in PAIRED)
    ended = text.rstrip(CLOSING)[-1:] in tuple(ENDS)
    begun = text[:1].isalnum() or text[:1] in OPENING
    upper = first.isupper() or first.isdigit()
    return begun and upper and ended and closed and text.count('"') % 2 == 0


def languages(readings: Iterable[Reading]) -> list[str]:
    """Order languages by how many articles are in them."""
    spoken = [reading.article.lang for reading in readings]
    return sorted(set(spoken), key=lambda lang: (-spoken.count(lang), lang))


def _day(reading: Reading) -> datetime | None:
    try:
        moment = datetime.fromisoformat(reading.article.published or "")
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
