"""How each row's wording differs from that at its origin, or nearest to it in the store."""

from collections.abc import Mapping

from headwater.link.atlas import Walk
from headwater.link.blurs import blurred
from headwater.link.ends import Walks
from headwater.link.parties import same_name, same_party
from headwater.link.polarity import alike
from headwater.link.rows import Row
from headwater.link.shifts import shifts
from headwater.link.units import when
from headwater.model import Drift, SourceKind

BLURRED = "source-blurred"
ALIKE = 0.35  # likeness from which a row tells what the first one tells, only otherwise


def drifts(walks: Walks) -> Mapping[tuple[int, int], tuple[Drift, ...]]:
    """Compare each row of a claim, by its key, with the row nearest to its origin.

    Rows on two sides of a claim oppose each other, and do not drift.
    """
    return {row.key: _drift(row, walk, walks) for row, walk in walks}


def _drift(row: Row, walk: Walk, walks: Walks) -> tuple[Drift, ...]:
    origin = _origin(row, walk, walks)
    own = origin is None
    origin = origin or _first(row, walks)
    if origin is None:
        return ()
    beside = [
        unit
        for other, _ in walks
        if other.article_id == row.article_id and other.denies == row.denies
        for unit in other.units
        if other.first.source is None or row.first.source is None or other is row
    ]
    found = list(shifts(row, origin, beside))
    if not own and blurred(row, walk, origin):
        found.append((BLURRED, row.first.statement.content[0], origin.first.statement.content[0]))
    return tuple(
        Drift(kind, row.article_id, span, origin.article_id, origin_span)
        for kind, span, origin_span in found
    )


def _first(row: Row, walks: Walks) -> Row | None:
    """Find the first row of the claim, by another, that says the same in much the same words."""
    mine = when(row.first.reading)
    earlier = [
        other
        for other, _ in walks
        if other.denies == row.denies
        and other.article_id != row.article_id
        and when(other.first.reading) < mine
    ]
    first = min(earlier, key=lambda other: (*when(other.first.reading), other.key), default=None)
    return first if first and alike(row.first, first.first) >= ALIKE else None


def _origin(row: Row, walk: Walk, walks: Walks) -> Row | None:
    """Find the row a chain leads to; else the earliest that comes from the same party."""
    last = walk.last
    if last and last.article_id != row.article_id:
        return last if last.denies == row.denies else None
    mine = when(row.first.reading)
    earlier = [
        other
        for other, way in walks
        if other.denies == row.denies
        and other.article_id != row.article_id
        and when(other.first.reading) < mine
        and _one_end(walk, way, other)
    ]
    return min(earlier, key=lambda other: (*when(other.first.reading), other.key), default=None)


def _one_end(walk: Walk, other: Walk, row: Row) -> bool:
    """Tell whether two chains end in one party, or one in the outlet that the other row is of."""
    if not walk.path:
        return False
    end = walk.path[-1]
    if other.path:
        return same_party(end, other.path[-1]) or end.name == other.path[-1].name
    return end.kind is SourceKind.OUTLET and same_name(end.name, row.first.reading.article.voice)
