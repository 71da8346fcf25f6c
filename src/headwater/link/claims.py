"""Groups the statements of a story into claims."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.link.block import candidates
from headwater.link.cluster import group
from headwater.link.retorts import hang_denials
from headwater.link.score import score
from headwater.link.units import Unit, spread
from headwater.model import Judgement, Link

LEAST = 0.2  # mean probability of the pairs within one claim
CROWD = 12  # articles of one story above which its statements resemble each other by their topic
STRICTER = 0.1  # what each doubling of a crowd adds to the least mean
UNSURE = 0.3  # probability from which a pair that was kept apart is shown as possible


@dataclass(frozen=True, slots=True)
class Grouping:
    """The claims of one story as lists of statements, and the pairs that were judged."""

    clusters: tuple[tuple[Unit, ...], ...]
    scores: Mapping[tuple[int, int], float]
    links: tuple[Link, ...]


def grouping(units: Sequence[Unit]) -> Grouping:
    """Group the statements of one story; an unsure pair is kept apart and reported."""
    by_number = {unit.number: unit for unit in units}
    telling = spread(units)
    scores: dict[tuple[int, int], float] = {}
    reasons: dict[tuple[int, int], tuple[str, ...]] = {}
    for left, right in candidates(units, telling):
        pair = left.number, right.number
        scores[pair], reasons[pair] = score(left, right, telling)
    clusters = hang_denials(units, group(sorted(by_number), scores, least(units)))
    place = {number: index for index, cluster in enumerate(clusters) for number in cluster}
    links = tuple(
        _link(by_number[a], by_number[b], value, reasons[a, b], together=place[a] == place[b])
        for (a, b), value in sorted(scores.items())
        if value >= UNSURE or place[a] == place[b]
    )
    made = tuple(tuple(by_number[n] for n in cluster) for cluster in clusters)
    return Grouping(made, scores, links)


def least(units: Sequence[Unit]) -> float:
    """Say how alike the statements of one claim must be: the more so, the bigger the story."""
    articles = len({unit.article_id for unit in units})
    return LEAST + STRICTER * math.log2(max(1.0, articles / CROWD))


def _link(left: Unit, right: Unit, value: float, why: tuple[str, ...], *, together: bool) -> Link:
    judgement = Judgement.SAME if together else Judgement.UNSURE
    one, other = sorted((left.statement.id, right.statement.id))
    return Link(one, other, "statement", judgement, round(value, 4), why)
