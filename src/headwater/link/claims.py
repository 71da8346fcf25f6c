"""Groups the statements of a story into claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.link.cluster import group
from headwater.link.retorts import hang_denials
from headwater.link.score import Weights, crowded, score
from headwater.link.units import Unit, spread
from headwater.model import Judgement, Link

LEAST = 0.17  # mean probability of the pairs within one claim
STRICTER = 0.12  # what each doubling of a crowd adds to the least mean
UNSURE = 0.3  # probability from which a pair that was kept apart is shown as possible
TOGETHER = 0.05  # and one of a claim as a reason: the rest is together by what others have


@dataclass(frozen=True, slots=True)
class Grouping:
    """The claims of one story as lists of statements, and the pairs that were judged."""

    clusters: tuple[tuple[Unit, ...], ...]
    scores: Mapping[tuple[int, int], float]
    links: tuple[Link, ...]


def grouping(units: Sequence[Unit], weights: Weights | None = None) -> Grouping:
    """Group the statements of one story; an unsure pair is kept apart and reported.

    ``weights``, where given, stand in for those that were learned.
    """
    by_number = {unit.number: unit for unit in units}
    found = score(units, spread(units), weights)
    scores = dict(zip(found.pairs, found.scores, strict=True))
    clusters = hang_denials(units, group(sorted(by_number), scores, least(units)))
    home = {number: index for index, cluster in enumerate(clusters) for number in cluster}
    links = tuple(
        _link(
            by_number[a], by_number[b], scores[a, b], found.why(place), together=home[a] == home[b]
        )
        for place, (a, b) in enumerate(found.pairs)
        if scores[a, b] >= (TOGETHER if home[a] == home[b] else UNSURE)
    )
    made = tuple(tuple(by_number[n] for n in cluster) for cluster in clusters)
    return Grouping(made, scores, links)


def least(units: Sequence[Unit]) -> float:
    """Say how alike the statements of one claim must be: the more so, the bigger the story."""
    return LEAST + STRICTER * crowded(units)


def _link(left: Unit, right: Unit, value: float, why: tuple[str, ...], *, together: bool) -> Link:
    judgement = Judgement.SAME if together else Judgement.UNSURE
    one, other = sorted((left.statement.id, right.statement.id))
    return Link(one, other, "statement", judgement, round(value, 4), why)
