"""Which party is meant: the likeliest one by weighed clues, where it is likely enough."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from headwater.attribute.cast import Figure
from headwater.attribute.clues import Asked, Room, clues


@dataclass(frozen=True, slots=True)
class Choice:
    """A party and the chance that it is the one meant."""

    figure: Figure
    chance: float


def choose(room: Room, asked: Asked, candidates: Sequence[Figure]) -> Choice | None:
    """Return the likeliest party; None where none is likely enough."""
    way = ways()[asked.way]
    found = shares(way.weights, [clues(room, asked, one) for one in candidates])
    best = max(range(len(found)), key=found.__getitem__, default=None)
    if best is None or found[best] < way.least:
        return None
    return Choice(candidates[best], found[best])


def shares(worth: Mapping[str, float], found: Sequence[Mapping[str, float]]) -> list[float]:
    """Return the chance, 0..1, of each of some parties by its clues; the rest is that of none.

    A conditional logit (McFadden 1973) in which none of them has the worth 0.
    """
    scores = [sum(worth.get(name, 0.0) * value for name, value in each.items()) for each in found]
    top = max([0.0, *scores])
    odds = [exp(score - top) for score in scores]
    total = exp(-top) + sum(odds)
    return [each / total for each in odds]


@dataclass(frozen=True, slots=True)
class Way:
    """What clues are worth for one way of asking, and the chance below which it stays open."""

    weights: dict[str, float]
    least: float


@cache
def ways() -> dict[str, Way]:
    """Return what is learned of each way of asking."""
    text = (files("headwater.attribute") / "who.json").read_text(encoding="utf-8")
    return {name: Way(way["weights"], way["least"]) for name, way in json.loads(text).items()}
