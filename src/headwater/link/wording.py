"""In whose words a claim is shown: in those that can be read without what stands around them."""

from collections.abc import Sequence

from headwater.link.units import Unit

FEWEST = 5  # words: less is a heading or a part of a list, seldom a statement
ENDS = ".!?\u2026\n"


def telling(units: Sequence[Unit]) -> Unit:
    """Pick the earliest statement in the language the claim was first made in that stands alone.

    Where none does, the earliest of all: what another language says in full may say more.
    """
    first = min(units, key=_number)
    near = [unit for unit in units if unit.reading.article.lang == first.reading.article.lang]
    whole = [unit for unit in near if stands_alone(words(unit))]
    return min([unit for unit in whole if _ends(unit)] or whole or [first], key=_number)


def words(unit: Unit) -> str:
    """Write out what a statement says."""
    text = unit.reading.article.text
    return " ".join(span.of(text) for span in unit.statement.content)


def stands_alone(text: str) -> bool:
    """Tell whether words read as a sentence: several, the first with a capital, quotes closed."""
    first = next((char for char in text if char.isalnum()), "")
    closed = all(text.count(opening) == text.count(end) for opening, end in ("“”", "«»", "()"))
    enough = sum(any(map(str.isalpha, word)) for word in text.split()) >= FEWEST
    return first.isupper() and enough and closed and text.count('"') % 2 == 0


def _ends(unit: Unit) -> bool:
    """Tell whether a statement runs to the end of its sentence."""
    text, span = unit.reading.article.text, unit.statement.content[-1]
    after = text[span.end : span.end + 2].lstrip("”»\"'")
    return text[span.end - 1] in ENDS or not after or after[0] in ENDS


def _number(unit: Unit) -> int:
    return unit.number
