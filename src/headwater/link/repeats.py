"""Reprints repeat: what stands in them word for word is said once, however often it is printed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.link.reuse import WORD, Scores, verbatim
from headwater.link.units import Unit, World
from headwater.model import Judgement, Link

AGAIN = "said again in a reprint or a translation"
REPRINT = 0.5  # share of text from which an article is a reprint


def repeats(world: World) -> dict[int, int]:
    """Find the statements of reprints that stand word for word in what they reprint.

    Each is given with the earliest that has its words: a reprint says nothing that was not said,
    so it takes no part in judging what is one claim.
    """
    found: dict[int, int] = {}
    for later, made in sorted(verbatim(world).items()):
        for copy in sorted(made, key=lambda copy: (-copy.share, copy.earlier))[:1]:
            if copy.share >= REPRINT:
                found.update(
                    _word_for_word(world.by_article[later], world.by_article[copy.earlier])
                )
    return {number: first(number, found) for number in found}


def _word_for_word(later: Iterable[Unit], earlier: Iterable[Unit]) -> Iterator[tuple[int, int]]:
    known: dict[tuple[str, ...], int] = {}
    for unit in earlier:
        known.setdefault(_wording(unit), unit.number)
    for unit in later:
        if (said := known.get(_wording(unit))) is not None:
            yield unit.number, said


def _wording(unit: Unit) -> tuple[str, ...]:
    text = unit.reading.article.text
    return tuple(WORD.findall(" ".join(s.of(text) for s in unit.statement.content).casefold()))


def first(number: int, found: Mapping[int, int]) -> int:
    """Return the statement that is repeated in the end, where a repeat is repeated."""
    while number in found:
        number = found[number]
    return number


def joined(
    clusters: Iterable[Sequence[Unit]], repeated: Mapping[int, int], units: Sequence[Unit]
) -> tuple[tuple[Unit, ...], ...]:
    """Put each repeated statement into the claim of the one whose words it has."""
    by_first: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.number in repeated:
            by_first[repeated[unit.number]].append(unit)
    return tuple(
        tuple(
            sorted(
                [*cluster, *(again for unit in cluster for again in by_first[unit.number])],
                key=lambda unit: unit.number,
            )
        )
        for cluster in clusters
    )


def reprinted(repeated: Mapping[int, int], units: Sequence[Unit]) -> tuple[Link, ...]:
    """Say of each repeated statement why it is one with the first to have its words."""
    ids = {unit.number: unit.statement.id for unit in units}
    pairs = (sorted((ids[number], ids[first])) for number, first in sorted(repeated.items()))
    return tuple(Link(one, two, "statement", Judgement.SAME, 1.0, (AGAIN,)) for one, two in pairs)


def shared(scores: Scores, repeated: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """Give repeated statements the likeness to others of the one whose words they have."""
    again: dict[int, list[int]] = defaultdict(list)
    for number, first in repeated.items():
        again[first].append(number)
    found = dict(scores)
    for (left, right), score in scores.items():
        for one in (left, *again[left]):
            for other in (right, *again[right]):
                found[min(one, other), max(one, other)] = score
    for first, numbers in again.items():
        same = sorted([first, *numbers])
        found.update({(a, b): 1.0 for n, a in enumerate(same) for b in same[n + 1 :]})
    return found
