"""Who wrote whose text over: in its very words, or point by point in others; in order of time."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from headwater.link.units import Unit, World

WIDTH = 5  # words in a row that two texts hardly share by chance
COMMON = 60  # articles above which a run of words is a formula
LEAST = 0.12  # share of the later text that marks it as reuse
WORD = re.compile(r"\w+")
SAME = 0.6  # likelihood from which two statements are one point told again
ECHOED = 0.45  # share of a text's points, in the same order, that marks it as written over
POINTS = 3  # points below which their order is chance
BACK = 0.35  # and share of the earlier text's points: a long report may hold a short one by chance
NEAR = 0.05  # difference of shares below which the earlier of two models is taken

Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Copy:
    """``later`` has this share of its text from ``earlier``; ``retold``: in other words."""

    later: str
    earlier: str
    share: float
    retold: bool = False


def copies(world: World, scores: Scores | None = None) -> Mapping[str, tuple[Copy, ...]]:
    """Find for each article of a story the earlier ones it takes text from, the fullest first.

    Runs of words show text that was taken over; ``scores``, how likely two statements are one,
    show what was translated or reworded: its points follow in the same order. An article without
    a date is nobody's copy: nothing shows which came first.
    """
    found = verbatim(world)
    for copy in _echoes(world, scores or {}):
        same = [known for known in found[copy.later] if known.earlier == copy.earlier]
        if not same or same[0].share < copy.share:
            others = [known for known in found[copy.later] if known.earlier != copy.earlier]
            found[copy.later] = [*others, replace(copy, retold=not same)]
    order = {reading.article.id: place for place, reading in enumerate(world.readings)}
    return {later: tuple(_models_first(made, order)) for later, made in found.items()}


def _models_first(made: Sequence[Copy], order: Mapping[str, int]) -> list[Copy]:
    """Put the fullest first; of models that are copies of each other the earliest."""
    top = max((copy.share for copy in made), default=0.0) - NEAR
    return sorted(
        made, key=lambda copy: (copy.share < top, -min(copy.share, top), order[copy.earlier])
    )


def verbatim(world: World) -> dict[str, list[Copy]]:
    """Find for each article with a date the earlier ones whose runs of words it has."""
    posts: dict[str, list[str]] = defaultdict(list)
    found: dict[str, list[Copy]] = {}
    for reading in world.readings:
        article = reading.article
        if not article.published:
            continue
        runs = _runs(article.text)
        shared = Counter(
            earlier for run in runs if len(posts[run]) <= COMMON for earlier in posts[run]
        )
        made = [Copy(article.id, other, count / len(runs)) for other, count in shared.items()]
        found[article.id] = [copy for copy in made if copy.share >= LEAST]
        for run in runs:
            posts[run].append(article.id)
    return found


@lru_cache(maxsize=128)  # the articles of one story are asked for more than once
def _runs(text: str) -> frozenset[str]:
    words = WORD.findall(text.casefold())
    return frozenset(
        " ".join(words[place : place + WIDTH]) for place in range(len(words) - WIDTH + 1)
    )


def _echoes(world: World, scores: Scores) -> Iterator[Copy]:
    """Yield whose points an article makes again in the same order."""
    order = {reading.article.id: place for place, reading in enumerate(world.readings)}
    points = {article: _points(units) for article, units in world.by_article.items()}
    outlet = {reading.article.id: reading.article.voice for reading in world.readings}
    dated = {reading.article.id for reading in world.readings if reading.article.published}
    for (later, earlier), pairs in sorted(_pairs(world.units, scores, order).items()):
        if later not in dated or outlet[later] == outlet[earlier]:
            continue
        mine, theirs = points[later], points[earlier]
        told = [(mine[a], theirs[b], score) for a, b, score in pairs if a in mine and b in theirs]
        if len({a for a, _, _ in told}) < POINTS:
            continue
        forth = _ordered(told, [point[1] for point in sorted(mine.values())])
        back = _ordered([(b, a, s) for a, b, s in told], [p[1] for p in sorted(theirs.values())])
        if forth >= ECHOED and back >= BACK:
            yield Copy(later, earlier, forth, retold=True)


Point = tuple[int, float]  # its place in the article, and how much it tells


def _points(units: Iterable[Unit]) -> dict[int, Point]:
    """Give each statement of the body its place and its weight."""
    body = [unit for unit in units if not unit.statement.headline]
    return {unit.number: (at, sum(unit.terms.values())) for at, unit in enumerate(body)}


def _pairs(
    units: Sequence[Unit], scores: Scores, order: Mapping[str, int]
) -> dict[tuple[str, str], list[tuple[int, int, float]]]:
    """Gather the statements that may be one, by the later and the earlier article."""
    home = {unit.number: unit.article_id for unit in units}
    found: dict[tuple[str, str], list[tuple[int, int, float]]] = defaultdict(list)
    for (left, right), score in sorted(scores.items()):
        if score < SAME or home[left] == home[right]:
            continue
        if order[home[left]] < order[home[right]]:
            left, right = right, left
        found[home[left], home[right]].append((left, right, score))
    return found


def _ordered(pairs: Sequence[tuple[Point, Point, float]], weights: Sequence[float]) -> float:
    """Return the share of a text's weight in its heaviest run of points that keeps their order."""
    total = sum(weights)
    best: list[tuple[int, int, float]] = []
    for (place, weight), (other, _), score in sorted(pairs):
        before = (sum_ for at, there, sum_ in best if at < place and there < other)
        best.append((place, other, weight * score + max(before, default=0.0)))
    return max((sum_ for _, _, sum_ in best), default=0.0) / total if total else 0.0
