"""Groups articles into stories: those that tell of one event within a few days."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.link.cluster import group
from headwater.link.rulings import UNDECIDED, Decided, obeyed
from headwater.link.signatures import in_time, near
from headwater.model import Reading, Ruling, Signature, Story, Subject, stable_id

ALIKE = 0.13  # mean likeness of the articles of one story
CLOSE = 0.2  # likeness of two articles from which they are in one vicinity
SEAM = 0.5  # share of the likeness within two parts of a story that there is between them
USUAL = 0.25  # likeness within a story of which little is known yet
PAIRS = 3  # and for how many pairs of articles that stands

Pairs = Mapping[tuple[int, int], float]


def stories(
    signatures: Sequence[Signature], days: int, decided: Decided = UNDECIDED
) -> list[list[Signature]]:
    """Group articles into stories, each article in exactly one, each in order of time."""
    ordered = sorted(signatures, key=in_time)
    parts = vicinities(ordered, near(ordered, days), decided)
    return [one for part in parts for one in part.stories]


@dataclass(frozen=True, slots=True)
class Vicinity:
    """Articles that are near to each other, one to the next, and the stories among them.

    What is not near to any of them changes nothing of it.
    """

    signatures: tuple[Signature, ...]
    stories: tuple[list[Signature], ...]


def vicinities(
    ordered: Sequence[Signature], pairs: Pairs, decided: Decided = UNDECIDED
) -> list[Vicinity]:
    """Part articles, which are in order of time, into vicinities and these into stories."""
    heads = _heads(len(ordered), [*_close(pairs), *_tied(ordered, decided)])
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
            tuple(
                [ordered[place] for place in sorted(one)]
                for one in _ruled(_grouped(places, inside[head]), ordered, pairs, decided)
            ),
        )
        for head, places in members.items()
    ]


def _close(pairs: Pairs) -> list[tuple[int, int]]:
    return [pair for pair, score in pairs.items() if score >= CLOSE]


def _tied(ordered: Sequence[Signature], decided: Decided) -> list[tuple[int, int]]:
    """Tie the articles that a person put into one story."""
    places = {one.id: place for place, one in enumerate(ordered)}
    sides = [
        [places[key] for key in (*one.left, *one.right) if key in places]
        for one in decided.of(Subject.ARTICLES)
        if one.ruling is Ruling.SAME
    ]
    return [(side[0], other) for side in sides for other in side[1:]]


def _ruled(
    groups: Sequence[Sequence[int]], ordered: Sequence[Signature], pairs: Pairs, decided: Decided
) -> list[list[int]]:
    def like(left: int, right: int) -> float:
        return pairs.get((min(left, right), max(left, right)), 0.0)

    return obeyed(groups, decided.of(Subject.ARTICLES), lambda place: ordered[place].id, like)


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


def _heads(size: int, tied: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each place the first of its vicinity."""
    head = list(range(size))

    def top(place: int) -> int:
        while head[place] != place:
            head[place] = place = head[head[place]]
        return place

    for left, right in tied:
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
