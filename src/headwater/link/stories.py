"""Groups articles into stories: those that tell of one event within a few days."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.link.cluster import group
from headwater.link.signatures import in_time, near
from headwater.model import Reading, Signature, Story, stable_id

ALIKE = 0.13  # mean likeness of the articles of one story
CLOSE = 0.2  # likeness of two articles from which they are in one vicinity
SEAM = 0.5  # share of the likeness within two parts of a story that there is between them
USUAL = 0.25  # likeness within a story of which little is known yet
PAIRS = 3  # and for how many pairs of articles that stands

Pairs = Mapping[tuple[int, int], float]


def stories(signatures: Sequence[Signature], days: int) -> list[list[Signature]]:
    """Group articles into stories, each article in exactly one, each in order of time."""
    ordered = sorted(signatures, key=in_time)
    return [one for part in vicinities(ordered, near(ordered, days)) for one in part.stories]


@dataclass(frozen=True, slots=True)
class Vicinity:
    """Articles that are near to each other, one to the next, and the stories among them.

    What is not near to any of them changes nothing of it.
    """

    signatures: tuple[Signature, ...]
    stories: tuple[list[Signature], ...]


def vicinities(ordered: Sequence[Signature], pairs: Pairs) -> list[Vicinity]:
    """Part articles, which are in order of time, into vicinities and these into stories."""
    heads = _heads(len(ordered), pairs)
    members: dict[int, list[int]] = {}
    for place, head in enumerate(heads):
        members.setdefault(head, []).append(place)
    inside: dict[int, dict[tuple[int, int], float]] = {head: {} for head in members}
    for (left, right), score in pairs.items():
        if heads[left] == heads[right]:
            inside[heads[left]][left, right] = score
    return [
        Vicinity(
            tuple(ordered[place] for place in places),
            tuple([ordered[place] for place in one] for one in _grouped(places, inside[head])),
        )
        for head, places in members.items()
    ]


def _grouped(places: Sequence[int], pairs: Pairs) -> list[list[int]]:
    """Group the articles of one vicinity, two parts apart where the seam between them shows."""
    within: dict[tuple[int, int], float] = {}  # sums by the first of a part and its size

    def apart(left: Sequence[int], right: Sequence[int]) -> bool:
        one, other = (within.get((part[0], len(part)), 0.0) for part in (left, right))
        crossing = sum(pairs.get((min(a, b), max(a, b)), 0.0) for a in left for b in right)
        within[left[0], len(left) + len(right)] = one + other + crossing
        usual = math.sqrt(_tightness(one, len(left)) * _tightness(other, len(right)))
        return crossing / (len(left) * len(right)) < SEAM * usual

    return group(places, pairs, ALIKE, apart)


def _tightness(within: float, size: int) -> float:
    """Return the mean likeness within a part."""
    return (within + PAIRS * USUAL) / (size * (size - 1) / 2 + PAIRS)


def _heads(size: int, pairs: Pairs) -> list[int]:
    """Return for each place the first of its vicinity."""
    head = list(range(size))

    def top(place: int) -> int:
        while head[place] != place:
            head[place] = place = head[head[place]]
        return place

    for (left, right), score in pairs.items():
        if score >= CLOSE:
            one, other = sorted((top(left), top(right)))
            head[other] = one
    return [top(place) for place in range(size)]


def story(readings: Sequence[Reading]) -> Story:
    """Describe the story that some readings, in order of time, tell."""
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
