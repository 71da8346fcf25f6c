"""The working form of linking: readings by article id, statements as weighted bags of keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from headwater.languages.concepts import OPPOSITE, weights
from headwater.link.parties import Party
from headwater.link.speakers import source_of
from headwater.model import Attribution, Reading, Stance, Statement

NAME, FIGURE = "n:", "q:"
PREFIX = 2  # a term is a letter, a colon and a key
BASE = {"c": 1.0, "n": 1.0, "w": 0.6, "q": 1.3, "m": 1.0}
AROUND = 2  # days from publication within which a day tells little: "on Tuesday"
DAY = 10  # letters of a date without its hour
HUGE = 1e15  # from here on a number is not written out
FEW, SOME = 3, 20  # numbers up to these are met by chance, often and at times
UNKNOWN = 0.7  # weight of a concept nobody has counted


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement with all that comparing it needs."""

    number: int
    reading: Reading
    statement: Statement
    attribution: Attribution | None
    source: Party | None  # who is credited; None in the article's own voice
    terms: Mapping[str, float]
    poles: frozenset[str]  # concepts said by their opposite
    numbers: frozenset[tuple[float, str]]
    days: frozenset[str]

    @property
    def article_id(self) -> str:
        """The article it stands in."""
        return self.reading.article.id

    @property
    def speaker(self) -> str:
        """Who says it: the source, or the article's publisher."""
        return self.source.name if self.source else self.reading.article.voice

    @property
    def stance(self) -> Stance:
        """What its speaker does with it; the article's own voice asserts."""
        return self.attribution.stance if self.attribution else Stance.ASSERTS


@dataclass(frozen=True, slots=True)
class World:
    """All readings in one order that does not depend on how they came."""

    readings: tuple[Reading, ...]
    units: tuple[Unit, ...]
    by_article: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)


def when(reading: Reading) -> tuple[str, str]:
    """Order of articles: by publication, the undated last, then by id."""
    return reading.article.published or "~", reading.article.id


def world(readings: Iterable[Reading]) -> World:
    """Sort readings, the latest of one id last wins, and number their statements."""
    latest = {reading.article.id: reading for reading in readings}
    ordered = tuple(sorted(latest.values(), key=when))
    units: list[Unit] = []
    by_article: dict[str, tuple[Unit, ...]] = {}
    for reading in ordered:
        made = _units(reading, len(units))
        by_article[reading.article.id] = tuple(made)
        units.extend(made)
    return World(ordered, tuple(units), by_article)


def _units(reading: Reading, first: int) -> list[Unit]:
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    return [
        _unit(reading, statement, by_id.get(statement.attribution or ""), first + place)
        for place, statement in enumerate(reading.statements)
    ]


def _unit(
    reading: Reading, statement: Statement, attribution: Attribution | None, number: int
) -> Unit:
    numbers = frozenset(
        (quantity.value, counted(quantity.unit)) for quantity in statement.quantities
    )
    days = frozenset(_telling_days(statement, reading))
    plain = [term.replace(OPPOSITE, "") for term in statement.terms]
    keys = [*plain, *(f"{FIGURE}{value:g}" for value, _ in numbers), *(f"m:{day}" for day in days)]
    return Unit(
        number=number,
        reading=reading,
        statement=statement,
        attribution=attribution,
        source=source_of(attribution, reading) if attribution else None,
        terms={key: weight(key) for key in sorted(set(keys))},
        poles=frozenset(term.replace(OPPOSITE, "") for term in statement.terms if OPPOSITE in term),
        numbers=numbers,
        days=days,
    )


def _telling_days(statement: Statement, reading: Reading) -> Iterator[str]:
    """Yield the days a statement names, but for those on which all of the story happens."""
    now = _date(reading.article.published or "")
    for moment in statement.moments:
        day = _date(moment.value or "")
        if day and not (now and abs((day - now).days) <= AROUND):
            yield day.isoformat()


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:DAY])
    except ValueError:
        return None


def weight(term: str) -> float:
    """Say how much a key tells before anything is known of the story it stands in."""
    kind, key = term[0], term[PREFIX:]
    if kind == "c":
        return BASE[kind] * weights().get(key, UNKNOWN)
    return BASE[kind] * (number_weight(float(key)) if kind == "q" else 1.0)


def number_weight(value: float) -> float:
    """Say how much it tells that two texts have one number: two of anything is common."""
    return 0.3 if value <= FEW else 0.7 if value <= SOME else 1.0


def digits(value: float) -> str:
    """Return a figure's digits whatever its scale, "" for one digit: 2.5 million has those of 25.

    Who miscopies a figure loses or adds a zero; that two have one digit in common is chance.
    """
    found = f"{value:.15g}".replace(".", "").strip("0") if value < HUGE else ""
    return found if len(found) > 1 else ""


def spread(units: Sequence[Unit]) -> dict[str, float]:
    """Say how telling each key is within its story, 0 to 1.

    A key that half of an article's statements have is its topic and tells them not apart. The
    share is averaged over the articles that have the key, so that a reprint changes nothing.
    """
    shares: dict[str, dict[str, int]] = {}
    sizes: dict[str, int] = {}
    for unit in units:
        sizes[unit.article_id] = sizes.get(unit.article_id, 0) + 1
        for term in unit.terms:
            counts = shares.setdefault(term, {})
            counts[unit.article_id] = counts.get(unit.article_id, 0) + 1
    return {
        term: 1.0
        - sum(count / (sizes[article] + SMOOTH) for article, count in counts.items()) / len(counts)
        for term, counts in shares.items()
    }


SMOOTH = 2  # statements added to each article, so that a short one says little of its topic


def counted(unit: str) -> str:
    """Return what a unit counts: "taler/day" talers, "year-old" years; texts tell it both ways."""
    return unit.partition("/")[0].removesuffix("-old")
