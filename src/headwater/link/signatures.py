"""What an article is compared by with others: its most telling keys, from its Reading alone.

No count over a store enters: that an unrelated article is there changes no likeness. What a key
tells is known from word statistics that come with the package.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from headwater.languages.countries import territories
from headwater.languages.skeleton import skeleton
from headwater.link.units import NAME, Unit, weight
from headwater.model import Reading, Signature

KEPT = 48  # keys of an article
INDEXED = 24  # of them that an article is found by
SHARED = 2  # of those that two articles share to be compared
HEADLINE = 2.0  # a headline's keys count double
BACKGROUND = 0.3  # and those of background little
KINDS = {"n": 0.6, "w": 0.8, "q": 1.5, "m": 1.5}  # who is in the news is in many stories of a week
ON_THE_MAP = 0.4  # what the name of a country tells: it stands in the news of every day
FAR = 0.85  # likeness left of two articles that are as far apart as a story may last
UNDATED = 0.75  # and where nobody knows how far apart they are
DAY = 86_400
WORD = re.compile(r"\w+")


def signature(reading: Reading, units: Iterable[Unit]) -> Signature:
    """Make the signature of a reading, without its mentions; ``units`` are its statements."""
    told = {key: _told(key, count) for key, count in sorted(_counts(units).items())}
    kept = sorted(told, key=lambda key: (-told[key], key))[:KEPT]
    published = reading.article.published
    size = math.sqrt(math.fsum(told[key] ** 2 for key in kept)) or 1.0
    return Signature(
        id=reading.article.id,
        published=published,
        day=day(published),
        keys=tuple(kept),
        weights=tuple(round(told[key] / size, 6) for key in kept),
        found_by=tuple(kept[:INDEXED]),
    )


def _counts(units: Iterable[Unit]) -> dict[str, float]:
    found: dict[str, float] = {}
    for unit in units:
        worth = HEADLINE if unit.statement.headline else 1.0
        worth *= BACKGROUND if unit.statement.background else 1.0
        for key in unit.terms:
            found[key] = found.get(key, 0.0) + worth
    return found


def _told(key: str, count: float) -> float:
    worth = weight(key) * KINDS.get(key[0], 1.0)
    if key in _countries():
        worth *= ON_THE_MAP
    return worth * (1 + math.log(max(count, 1.0)))


@cache
def _countries() -> frozenset[str]:
    """Return the keys of the words in names of countries, in every language."""
    words = {word for name in territories() for word in WORD.findall(name)}
    return frozenset(NAME + skeleton(word) for word in words)


def day(published: str | None) -> int | None:
    """Return the number of the day of a publication time, None where it is no time."""
    seconds = _seconds(published)
    return None if seconds is None else int(seconds // DAY)


@lru_cache(maxsize=10_000)
def _seconds(published: str | None) -> float | None:
    try:
        time = datetime.fromisoformat(published or "").replace(tzinfo=None)
    except ValueError:
        return None
    return (time - datetime.min).total_seconds()  # noqa: DTZ901 - a difference of times without zone


@dataclass(frozen=True, slots=True)
class Print:
    """A signature made ready to be compared with many."""

    found_by: frozenset[str]
    weights: Mapping[str, float]
    seconds: float | None


def ready(signature: Signature) -> Print:
    """Make a signature ready to be compared."""
    weights = dict(zip(signature.keys, signature.weights, strict=True))
    return Print(frozenset(signature.found_by), weights, _seconds(signature.published))


def closeness(left: Print, right: Print, days: int) -> float:
    """Say how alike two articles are, 0 to 1; 0 where they are more than ``days`` days apart."""
    time = _together(left, right, days)
    if not time or len(left.found_by & right.found_by) < SHARED:
        return 0.0
    shared = left.weights.keys() & right.weights.keys()
    return time * math.fsum([left.weights[key] * right.weights[key] for key in shared])


def _together(left: Print, right: Print, days: int) -> float:
    if left.seconds is None or right.seconds is None:
        return UNDATED
    apart = abs(left.seconds - right.seconds) / (days * DAY)
    return 1.0 - (1.0 - FAR) * apart if apart <= 1.0 else 0.0


def in_time(signature: Signature) -> tuple[str, str]:
    """Order of articles: by publication, the undated last, then by id."""
    return signature.published or "~", signature.id


def near(signatures: Sequence[Signature], days: int) -> dict[tuple[int, int], float]:
    """Compare those that share a key they are found by; pairs of places, lower first."""
    posts: dict[str, list[int]] = {}
    for place, one in enumerate(signatures):
        for key in one.found_by:
            posts.setdefault(key, []).append(place)
    pairs = {
        (a, b) for places in posts.values() for n, a in enumerate(places) for b in places[n + 1 :]
    }
    known = [ready(one) for one in signatures]
    scored = {(a, b): closeness(known[a], known[b], days) for a, b in sorted(pairs)}
    return {pair: score for pair, score in scored.items() if score}
