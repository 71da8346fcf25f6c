"""Whether two sources of one claim tell the same, or one tells it with another figure or doer.

Who gives another number, day or doer, says "may" where the first said that it is, or "not", backs
nobody: as an origin of the claim it is possible only.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from headwater.link.rows import Row
from headwater.link.units import PREFIX, Unit, counted
from headwater.link.wording import words

WORDING = 65  # of 100: letters in common of two sentences of one wording; a paraphrase has 45 to 65
SHARED = 3  # keys that two near-verbatim sentences share
EXCHANGED = 3  # and that each has at most for itself
WRITTEN, SAID = "nw", "cnw"  # kinds of keys: names and words; those beside concepts


def otherwise(row: Row, first: Row) -> bool:
    """Tell whether a row of another source tells a claim otherwise than the first did."""
    return (
        row.first.statement.negative != first.first.statement.negative
        or bool(row.first.statement.hedges) != bool(first.first.statement.hedges)
        or _counts_other(row, first)
        or _dates_other(row, first)
        or _of_another(row.first, first.first)
    )


def _counts_other(row: Row, first: Row) -> bool:
    """Tell whether both count one thing and no number is the same."""
    mine, theirs = _numbers(row), _numbers(first)
    units = {kind for _, kind in mine} & {kind for _, kind in theirs}
    values = {value for value, kind in mine if kind in units}
    return bool(units) and not values & {value for value, kind in theirs if kind in units}


def _numbers(row: Row) -> frozenset[tuple[float, str]]:
    found = (quantity for unit in row.units for quantity in unit.statement.quantities)
    return frozenset((quantity.value, counted(quantity.unit)) for quantity in found)


def _dates_other(row: Row, first: Row) -> bool:
    """Tell whether both name points in time by number, and none is within another."""
    mine, theirs = set(_times(row)), set(_times(first))
    near = any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)
    return bool(mine and theirs) and not near


def _times(row: Row) -> Iterator[str]:
    for unit in row.units:
        text = unit.reading.article.text
        for moment in unit.statement.moments:
            if moment.value and any(char.isdigit() for char in moment.span.of(text)):
                yield moment.value


def _of_another(unit: Unit, other: Unit) -> bool:
    """Tell two sentences of one wording in which a word or two stand for others."""
    if unit.reading.article.lang != other.reading.article.lang:
        return False
    if fuzz.ratio(words(unit), words(other)) < WORDING:
        return False
    mine, theirs = _keys(unit), _keys(other)
    exchanged = [len(mine - theirs), len(theirs - mine)]
    return min(exchanged) > 0 and max(exchanged) <= EXCHANGED and len(mine & theirs) >= SHARED


def _keys(unit: Unit) -> frozenset[str]:
    """Return what a statement is about; its figures and days are compared as such."""
    return frozenset(
        term[PREFIX:] if term[0] in WRITTEN else term for term in unit.terms if term[0] in SAID
    )
