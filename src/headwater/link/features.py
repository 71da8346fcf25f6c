"""What is looked at in two statements: a table with a row a pair and a column a feature."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.link.block import Floats, Pairs, Places
from headwater.link.parties import publisher, same_name
from headwater.link.units import FIGURE, NAME, Unit, digits, number_weight
from headwater.model import SELF, Stance

FEW = 3  # keys below which a statement is too thin to be sure of
VAGUE = 0.5  # what a number tells that is said to count nothing
ENOUGH = 1.6  # weight in common that is more than one key
ELSE = 0.5  # likeness in other things from which a number is met by no chance
LITTLE = 1.0  # weight added to sizes, so that one key in common is far from all
NEAR = 0.3  # likeness of the surroundings above which more of it tells nothing

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pairs of a story and its statements, column by column."""

    pairs: Pairs
    units: Sequence[Unit]
    rest: Floats  # the weight of a statement's keys, names and numbers aside
    named: Floats  # the weight of its names
    place: Floats  # from 0, the first of its article, to 1, the last

    def column(self, value: Callable[[Unit], object]) -> tuple[Places, Places]:
        """Give what is said of each statement as a number, for the left and for the right ones."""
        known: dict[object, int] = {}
        found = [known.setdefault(value(unit), len(known)) for unit in self.units]
        numbers = np.array(found, np.intp)
        return numbers[self.pairs.left], numbers[self.pairs.right]

    def flags(self, value: Callable[[Unit], bool]) -> tuple[Flags, Flags]:
        """Tell something of each statement, for the left and for the right ones."""
        found = np.array([value(unit) for unit in self.units], np.bool_)
        return found[self.pairs.left], found[self.pairs.right]

    def each(
        self, worth: Callable[[Unit, Unit], float], key: Callable[[Unit], object], where: Flags
    ) -> Floats:
        """Judge the pairs at ``where``, those of one key, left and right, once for all of them."""
        lefts, rights = self.column(key)
        known: dict[tuple[int, int], float] = {}
        found = np.zeros(len(where))
        for at in np.flatnonzero(where).tolist():
            pair = int(lefts[at]), int(rights[at])
            if pair not in known:
                left, right = self.pairs.left[at], self.pairs.right[at]
                known[pair] = worth(self.units[left], self.units[right])
            found[at] = known[pair]
        return found


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing looked at, by the name that is learned and shown; its values lie in 0..1."""

    name: str
    values: Callable[[Sheet], Floats]


def sheet(units: Sequence[Unit], pairs: Pairs, telling: Mapping[str, float]) -> Sheet:
    """Lay out the statements of a story, which come in order, for judging its pairs."""
    rest, named = (
        np.array([_weight(unit, telling, names=names) for unit in units], np.float64)
        for names in (False, True)
    )
    return Sheet(pairs, units, rest, named, _places(units))


def _weight(unit: Unit, telling: Mapping[str, float], *, names: bool) -> float:
    kept = [
        term
        for term in sorted(unit.terms)
        if not term.startswith(FIGURE) and term.startswith(NAME) == names
    ]
    return sum(unit.terms[term] * telling.get(term, 1.0) for term in kept)


def _places(units: Sequence[Unit]) -> Floats:
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, unit in enumerate(units):
        first.setdefault(unit.article_id, at)
        last[unit.article_id] = at
    return np.array(
        [
            (at - first[u.article_id]) / max(1, last[u.article_id] - first[u.article_id])
            for at, u in enumerate(units)
        ],
        np.float64,
    )


def _ones(flags: Flags) -> Floats:
    return flags.astype(np.float64)


def table(found: Sheet) -> Floats:
    """Return the values of all features, a row a pair."""
    if not len(found.pairs.left):
        return np.zeros((0, len(FEATURES)))
    return np.stack([feature.values(found) for feature in FEATURES], axis=1)


def cover(found: Sheet) -> Floats:
    """Return shared weight over the smaller size, names and numbers aside."""
    pairs = found.pairs
    shared = pairs.shared - pairs.names - pairs.figures
    return shared / (np.minimum(found.rest[pairs.left], found.rest[pairs.right]) + LITTLE)


def names_alike(found: Sheet) -> Floats:
    """Return shared weight over the mean size of names only."""
    pairs = found.pairs
    return pairs.names / (np.sqrt(found.named[pairs.left] * found.named[pairs.right]) + LITTLE)


def other_names(found: Sheet) -> Floats:
    """One where both have names and none is the same."""
    left, right = found.named[found.pairs.left] > 0, found.named[found.pairs.right] > 0
    return _ones(left & right & (found.pairs.names == 0))


def same_numbers(found: Sheet) -> Floats:
    """Say how telling the number is that both have."""
    return found.each(_same_number, lambda unit: unit.numbers, _both_count(found))


def _same_number(left: Unit, right: Unit) -> float:
    """Weigh a number of one thing in full, half where either does not say of what."""
    return max(
        (
            number_weight(value) * (1.0 if counts == others else VAGUE)
            for value, counts in left.numbers
            for other, others in right.numbers
            if value == other and (counts == others or not counts or not others)
        ),
        default=0.0,
    )


def chance(found: Sheet) -> Floats:
    """Say how far what two share could be chance: a number and little else, or hardly a key."""
    alone = np.maximum(0.0, 1.0 - (cover(found) + names_alike(found)) / ELSE)
    slight = np.maximum(0.0, 1.0 - found.pairs.shared / ENOUGH)
    return same_numbers(found) * alone + slight


def other_numbers(found: Sheet) -> Floats:
    """One where both count and no number is the same."""
    return _ones(_both_count(found) & (same_numbers(found) == 0.0))


def misquoted(found: Sheet) -> Floats:
    """One where a figure was copied wrong, by a power of ten."""
    return found.each(_misquoted, lambda unit: unit.numbers, other_numbers(found) > 0)


def _misquoted(left: Unit, right: Unit) -> float:
    one, other = ({digits(value) for value, _ in unit.numbers} for unit in (left, right))
    return float(bool(one & other - {""}))


def one_counts(found: Sheet) -> Floats:
    """One where only one of the two has a number."""
    left, right = found.flags(_counts)
    return _ones(left != right)


def _both_count(found: Sheet) -> Flags:
    left, right = found.flags(_counts)
    return left & right


def _counts(unit: Unit) -> bool:
    return bool(unit.numbers)


def same_speaker(found: Sheet) -> Floats:
    """One where both credit one source."""
    left, right = found.flags(_credits)
    return found.each(
        lambda one, other: float(same_name(one.speaker, other.speaker)),
        lambda unit: unit.speaker,
        left & right,
    )


def _credits(unit: Unit) -> bool:
    return unit.source is not None


def same_outlet(found: Sheet) -> Floats:
    """One where either is said on the word of the outlet that the other stands in."""
    left, right = found.flags(_credits)
    return found.each(
        lambda one, other: float(on_word_of(one, other) or on_word_of(other, one)),
        lambda unit: (unit.source and unit.speaker, unit.reading.article.publisher),
        left | right,
    )


def on_word_of(later: Unit, earlier: Unit) -> bool:
    """Tell whether one credits the outlet of the other."""
    name = earlier.reading.article.publisher
    return bool(later.source and name and publisher(later.speaker, (name,), loose=False))


def cited(found: Sheet) -> Floats:
    """One where the article of one cites the outlet of the other."""
    return found.each(
        lambda one, other: float(cites(one, other) or cites(other, one)),
        lambda unit: unit.article_id,
        np.ones(len(found.pairs.left), np.bool_),
    )


def cites(later: Unit, earlier: Unit) -> bool:
    """Tell whether the article of one cites the outlet of the other."""
    name, own = earlier.reading.article.publisher, later.reading.article.publisher
    if not name or name == own:
        return False
    edges = later.reading.citations
    return any(e.citing == SELF and publisher(e.cited, (name,), loose=False) for e in edges)


def one_denies(found: Sheet) -> Floats:
    """One where one of the two is said in denial."""
    left, right = found.flags(lambda unit: unit.stance is Stance.DENIES)
    return _ones(left != right)


def one_article(found: Sheet) -> Floats:
    """One where both stand in one article."""
    left, right = found.column(lambda unit: unit.article_id)
    return _ones(left == right)


def next_to(found: Sheet) -> Floats:
    """One where one follows the other."""
    return _ones((one_article(found) > 0) & (found.pairs.right - found.pairs.left == 1))


def two_languages(found: Sheet) -> Floats:
    """One where the languages differ: less of the wording can be shared then."""
    left, right = found.column(lambda unit: unit.reading.article.lang)
    return _ones(left != right)


def meant(found: Sheet) -> Floats:
    """Say how far the words of either mean what some word of the other means."""
    return found.pairs.meant


def within(found: Sheet) -> Floats:
    """Say how far the words of one of them do."""
    return found.pairs.within


def nearest(found: Sheet) -> Floats:
    """One where each is the nearest in meaning that the other has in its article."""
    meaning = found.pairs.meant
    left, right = _best(found, meaning)
    return _ones((meaning > 0) & (meaning >= left) & (meaning >= right))


def outdone(found: Sheet) -> Floats:
    """Say how much more one has in common with another statement beside the other one.

    In a short article everything stands around everything: who is the partner, and whose
    neighbours they are, shows in the own words alone.
    """
    mine = cover(found)
    left, right = _best(found, mine)
    return np.minimum(1.0, np.maximum(left, right) - mine)


def _best(found: Sheet, values: Floats) -> tuple[Floats, Floats]:
    """Return for each pair the best value of its left one in the right one's article, and back."""
    pairs, articles = found.pairs, found.column(lambda unit: unit.article_id)
    size, count = len(found.units), 1 + int(max(each.max(initial=0) for each in articles))
    keys = (pairs.left * count + articles[1], pairs.right * count + articles[0])
    best = np.zeros(size * count)
    for key in keys:
        np.maximum.at(best, key, values)
    return best[keys[0]], best[keys[1]]


def thin(found: Sheet) -> Floats:
    """One where either has hardly any key."""
    left, right = found.flags(lambda unit: len(unit.terms) < FEW)
    return _ones(left | right)


def one_headline(found: Sheet) -> Floats:
    """One where one of the two is a headline."""
    left, right = found.flags(lambda unit: unit.statement.headline)
    return _ones(left != right)


def far(found: Sheet) -> Floats:
    """How far apart they stand in their articles, the one at the top, the other at the end."""
    apart: Floats = np.abs(found.place[found.pairs.left] - found.place[found.pairs.right])
    return apart


FEATURES = (
    Feature("one within the other", cover),
    Feature("names alike", names_alike),
    Feature("other names", other_names),
    Feature("what stands around is alike", lambda found: found.pairs.around),
    Feature("at least a little", lambda found: np.minimum(1.0, found.pairs.around / NEAR)),
    Feature("the same number", same_numbers),
    Feature("other numbers", other_numbers),
    Feature("a figure misquoted", misquoted),
    Feature("only one gives a number", one_counts),
    Feature("the same source", same_speaker),
    Feature("one credits the other's outlet", same_outlet),
    Feature("one cites the other's outlet", cited),
    Feature("one is a denial", one_denies),
    Feature("one article", one_article),
    Feature("one after the other", next_to),
    Feature("two languages", two_languages),
    Feature("hardly a word", thin),
    Feature("one is a headline", one_headline),
    Feature("one stands high, the other low", far),
    Feature("meant alike", meant),
    Feature("one meant within the other", within),
    Feature("nearest in meaning", nearest),
    Feature("another beside says it more", outdone),
)
