"""One person, organization or place, in whatever language it is named."""

from collections.abc import Sequence

from headwater.model import Entity, Reading


def entities(readings: Sequence[Reading]) -> tuple[tuple[Entity, ...], tuple[Reading, ...]]:
    """Group the mentions of all readings and mark each with its entity."""
    return (), tuple(readings)
