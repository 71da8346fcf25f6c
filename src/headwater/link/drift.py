"""How a row's wording differs from that of the article its chain leads to."""

from collections.abc import Iterator, Sequence

from headwater.link.rows import Row
from headwater.link.units import Unit
from headwater.model import Drift, Quantity, Span

DROPPED, NUMBER, BLURRED = "hedge-dropped", "number-changed", "source-blurred"


def drift(row: Row, origin: Row | None) -> tuple[Drift, ...]:
    """Compare a row with the row its chain leads to; nothing where they are one or oppose."""
    if origin is None or origin.article_id == row.article_id or origin.denies != row.denies:
        return ()
    mine, theirs = row.first, origin.first
    found = [*_hedges(row, origin), *_numbers(mine, theirs), *_source(mine, theirs)]
    return tuple(
        Drift(kind, row.article_id, span, origin.article_id, origin_span)
        for kind, span, origin_span in found
    )


def _hedges(row: Row, origin: Row) -> Iterator[tuple[str, Span, Span]]:
    mine, theirs = row.first.statement, origin.first.statement
    if theirs.hedges and not _hedged(row.units):
        yield DROPPED, mine.content[0], theirs.hedges[0].span


def _hedged(units: Sequence[Unit]) -> bool:
    return any(unit.statement.hedges for unit in units)


def _numbers(mine: Unit, theirs: Unit) -> Iterator[tuple[str, Span, Span]]:
    """Find a lone number that has become another of the same unit."""
    one, other = mine.statement.quantities, theirs.statement.quantities
    if len(one) == len(other) == 1 and _differ(one[0], other[0]):
        yield NUMBER, one[0].span, other[0].span


def _differ(left: Quantity, right: Quantity) -> bool:
    return left.unit == right.unit and left.value != right.value


def _source(mine: Unit, theirs: Unit) -> Iterator[tuple[str, Span, Span]]:
    """Find a source that is no longer named at all."""
    named = theirs.source is not None
    if named and mine.source is None:
        yield BLURRED, mine.statement.content[0], theirs.statement.content[0]
