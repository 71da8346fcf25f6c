"""Groups articles into stories: those that tell of one event within a few days."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from headwater.link.cluster import group
from headwater.link.units import World, weight
from headwater.model import Reading, Story, stable_id

ALIKE = 0.14  # mean likeness of the articles of one story
SHARED = 5  # keys two articles must share to be compared
COMMON = 0.25  # share of the store's articles above which a key brings nobody together
MANY = 200  # and so many articles at most: pairs grow with the square of it
FEW = 40  # below so many articles every key may bring two together
HEADLINE = 2.0  # a headline's keys count double
BACKGROUND = 0.3  # and those of background little
PRIOR = 20  # articles added to the store, so that rarity in a small store says little
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Vector:
    """An article as weighted keys, with its length."""

    weights: Mapping[str, float]
    size: float


def stories(world: World, days: int) -> list[Story]:
    """Return the stories of a store, each article in exactly one."""
    vectors = _vectors(world)
    times = [_time(reading) for reading in world.readings]
    pairs = {
        (left, right): alike(vectors[left], vectors[right])
        for left, right in _candidates(vectors)
        if _near(times[left], times[right], days)
    }
    clusters = group(range(len(world.readings)), pairs, ALIKE)
    return [_story([world.readings[index] for index in cluster]) for cluster in clusters]


def alike(left: Vector, right: Vector) -> float:
    """Return the cosine of two articles."""
    small, large = sorted((left.weights, right.weights), key=len)
    terms = sorted(small.keys() & large.keys())  # a sum in another order differs in its last bit
    return sum(small[term] * large[term] for term in terms) / (left.size * right.size or 1.0)


def _vectors(world: World) -> list[Vector]:
    counts = [_counts(world, reading) for reading in world.readings]
    frequency = Counter(term for terms in counts for term in terms)
    rarity = {
        term: weight(term) * math.log(1 + (len(counts) + PRIOR) / (found + 1))
        for term, found in frequency.items()
    }
    return [_vector(terms, rarity) for terms in counts]


def _vector(counts: Mapping[str, float], rarity: Mapping[str, float]) -> Vector:
    weights = {t: (1 + math.log(counts[t])) * rarity[t] for t in sorted(counts)}
    return Vector(weights, math.sqrt(sum(value * value for value in weights.values())))


def _counts(world: World, reading: Reading) -> dict[str, float]:
    found: dict[str, float] = {}
    for unit in world.by_article[reading.article.id]:
        worth = HEADLINE if unit.statement.headline else 1.0
        worth *= BACKGROUND if unit.statement.background else 1.0
        for term in unit.terms:
            found[term] = found.get(term, 0.0) + worth
    return {term: max(count, 1.0) for term, count in found.items()}


def _candidates(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    most = max(FEW, min(MANY, int(COMMON * len(vectors))))
    posts: dict[str, list[int]] = {}
    for index, vector in enumerate(vectors):
        for term in vector.weights:
            posts.setdefault(term, []).append(index)
    seen: Counter[tuple[int, int]] = Counter()
    for indexes in posts.values():
        if len(indexes) <= most:
            seen.update((a, b) for place, a in enumerate(indexes) for b in indexes[place + 1 :])
    return (pair for pair in sorted(seen) if seen[pair] >= SHARED)


def _time(reading: Reading) -> datetime | None:
    try:
        return datetime.fromisoformat(reading.article.published or "").replace(tzinfo=None)
    except ValueError:
        return None


def _near(left: datetime | None, right: datetime | None, days: int) -> bool:
    return not left or not right or abs((left - right).total_seconds()) <= days * DAY


def _story(readings: Sequence[Reading]) -> Story:
    first = readings[0].article
    times = sorted(reading.article.published for reading in readings if reading.article.published)
    ids = tuple(sorted(reading.article.id for reading in readings))
    lines = first.text.strip().splitlines() or [first.id]
    return Story(
        id=stable_id("story", *ids),
        title=first.title or lines[0],
        article_ids=ids,
        started=times[0] if times else None,
        ended=times[-1] if times else None,
    )
