"""Judges what is one claim as if each thing were said once: by no reprint and no translation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.link.claims import Grouping, grouping
from headwater.link.repeats import REPRINT, first, joined, repeats, reprinted, shared
from headwater.link.reuse import SAME, Scores, copies
from headwater.link.units import Unit, World
from headwater.model import Link


@dataclass(frozen=True, slots=True)
class Once:
    """The claims of a story with all who repeat them, how alike statements are, and the links."""

    clusters: tuple[tuple[Unit, ...], ...]
    scores: Scores
    links: tuple[Link, ...]


def once(world: World) -> Once:
    """Group the statements of one story.

    A translation is known by the likeness of its statements to those of its model, so where there
    is one, all is judged again without it.
    """
    again = repeats(world)
    found = _grouped(world, again)
    scores = shared(found.scores, again)
    further = {**retold(world, scores), **again}
    if len(further) > len(again):
        again = {number: first(number, further) for number in further}
        found = _grouped(world, again)
        scores = {**scores, **shared(found.scores, again)}
    clusters = joined(found.clusters, again, world.units)
    return Once(clusters, scores, (*found.links, *reprinted(again, world.units)))


def _grouped(world: World, again: Mapping[int, int]) -> Grouping:
    return grouping([unit for unit in world.units if unit.number not in again])


def retold(world: World, scores: Scores) -> dict[int, int]:
    """Find the statements of translations that say what one of their model says, each with it."""
    found: dict[int, int] = {}
    for later, made in sorted(copies(world, scores).items()):
        for copy in made[:1]:
            if copy.share >= REPRINT:
                mine, theirs = world.by_article[later], world.by_article[copy.earlier]
                found.update(_likest(mine, theirs, scores))
    return found


def _likest(
    later: Sequence[Unit], earlier: Sequence[Unit], scores: Scores
) -> Iterator[tuple[int, int]]:
    for unit in later:
        likely = [
            (scores.get((min(pair), max(pair)), 0.0), -other.number)
            for other in earlier
            for pair in ((unit.number, other.number),)
        ]
        score, number = max(likely, default=(0.0, 0))
        if score >= SAME:
            yield unit.number, -number
