"""Groups articles into stories: those that tell of one event within a few days."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from headwater.link.cluster import group
from headwater.link.units import World, weight
from headwater.model import Reading, Story, stable_id

ALIKE = 0.16  # mean likeness of the articles of one story
COMMON = 0.25  # share of the store's articles above which a key brings nobody together
HEADLINE = 2.0  # a headline's keys count double
BACKGROUND = 0.3
FEW = 40  # below so many articles every key may bring two together


def stories(world: World, days: int) -> list[Story]:
    """Return the stories of a store, each article in exactly one."""
    vectors = _vectors(world)
    pairs = {
        (left, right): _alike(vectors[left], vectors[right])
        for left, right in _candidates(vectors)
        if _near(world.readings[left], world.readings[right], days)
    }
    clusters = group(range(len(world.readings)), pairs, ALIKE)
    return [_story([world.readings[index] for index in cluster]) for cluster in clusters]


def _vectors(world: World) -> list[dict[str, float]]:
    counts = [_counts(world, reading) for reading in world.readings]
    frequency = Counter(term for terms in counts for term in terms)
    return [
        {
            term: (1 + math.log(count)) * weight(term) * _rarity(frequency[term], len(counts))
            for term, count in terms.items()
        }
        for terms in counts
    ]


def _counts(world: World, reading: Reading) -> dict[str, float]:
    found: dict[str, float] = {}
    for unit in world.by_article[reading.article.id]:
        worth = HEADLINE if unit.statement.headline else 1.0
        worth *= BACKGROUND if unit.statement.background else 1.0
        for term in unit.terms:
            found[term] = found.get(term, 0.0) + worth
    return {term: max(count, 1.0) for term, count in found.items()}


def _rarity(frequency: int, articles: int) -> float:
    return math.log(1 + (articles + 20) / (frequency + 1))


def _candidates(vectors: Sequence[Mapping[str, float]]) -> Iterator[tuple[int, int]]:
    most = max(FEW, int(COMMON * len(vectors)))
    posts: dict[str, list[int]] = {}
    for index, vector in enumerate(vectors):
        for term in vector:
            posts.setdefault(term, []).append(index)
    seen: Counter[tuple[int, int]] = Counter()
    for term in sorted(posts):
        indexes = posts[term]
        if len(indexes) <= most:
            seen.update((a, b) for place, a in enumerate(indexes) for b in indexes[place + 1 :])
    return (pair for pair in sorted(seen) if seen[pair] >= SHARED)


SHARED = 3  # keys two articles must share to be compared


def _alike(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Likeness, half of it without names: another event may have the same people and place."""
    return 0.5 * _cosine(left, right) + 0.5 * _cosine(_nameless(left), _nameless(right))


def _nameless(vector: Mapping[str, float]) -> dict[str, float]:
    return {term: value for term, value in vector.items() if not term.startswith("n:")}


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    small, large = sorted((left, right), key=len)
    dot = sum(value * large[term] for term, value in small.items() if term in large)
    sizes = math.sqrt(sum(v * v for v in left.values()) * sum(v * v for v in right.values()))
    return dot / sizes if sizes else 0.0


def _near(left: Reading, right: Reading, days: int) -> bool:
    one, other = _time(left), _time(right)
    return not one or not other or abs((one - other).total_seconds()) <= days * 86400


def _time(reading: Reading) -> datetime | None:
    try:
        moment = datetime.fromisoformat(reading.article.published or "")
    except ValueError:
        return None
    return moment.replace(tzinfo=None)


def _story(readings: Sequence[Reading]) -> Story:
    first = readings[0].article
    times = sorted(reading.article.published for reading in readings if reading.article.published)
    ids = tuple(sorted(reading.article.id for reading in readings))
    return Story(
        id=stable_id("story", *ids),
        title=first.title or first.text[:80].splitlines()[0],
        article_ids=ids,
        started=times[0] if times else None,
        ended=times[-1] if times else None,
    )
