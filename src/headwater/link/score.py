"""How likely two statements are one claim: a table of features, each with its weight and words."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from headwater.link.parties import publisher, same_name
from headwater.link.units import NAME, Unit, digits, number_weight
from headwater.model import SELF

AGREE = 0.5  # likeness of all else from which a cited text's other figure is a misquoted one
CITED = 0.4
FEW = 3  # keys below which a statement is too thin to be sure of


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two statements share, weighed once for all features."""

    shared: float
    left: float
    right: float
    keys: tuple[str, ...]

    @property
    def cosine(self) -> float:
        """Shared weight over the mean size."""
        return self.shared / math.sqrt(self.left * self.right) if self.shared else 0.0

    @property
    def cover(self) -> float:
        """Shared weight over the smaller size."""
        return self.shared / min(self.left, self.right) if self.shared else 0.0


Pair = tuple[Unit, Unit, Likeness]


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing looked at: its value is 0..1, ``weight`` what it adds to the log-odds."""

    name: str
    weight: float
    value: Callable[[Unit, Unit, Likeness], float]


def likeness(left: Unit, right: Unit, telling: Mapping[str, float]) -> Likeness:
    """Weigh what two statements share by how telling each key is in their story."""
    keys = sorted(left.terms.keys() & right.terms.keys())
    return Likeness(
        sum(left.terms[key] * telling.get(key, 1.0) for key in keys),
        _size(left, telling),
        _size(right, telling),
        tuple(keys),
    )


def _size(unit: Unit, telling: Mapping[str, float]) -> float:
    return sum(weight * telling.get(key, 1.0) for key, weight in unit.terms.items())


def same_numbers(left: Unit, right: Unit, _: Likeness) -> float:
    """Say how telling the number is that both have."""
    values = {value for value, _ in left.numbers}
    return max((number_weight(v) for v, _ in right.numbers if v in values), default=0.0)


def other_numbers(left: Unit, right: Unit, _: Likeness) -> float:
    """One where both count and no number is the same."""
    if not left.numbers or not right.numbers or same_numbers(left, right, _):
        return 0.0
    return 1.0


def one_counts(left: Unit, right: Unit, _: Likeness) -> float:
    """One where only one of the two has a number."""
    return float(bool(left.numbers) != bool(right.numbers))


def misquoted(left: Unit, right: Unit, likeness: Likeness) -> float:
    """Say how likely a figure was copied wrong: by a power of ten, or out of a cited text."""
    if not other_numbers(left, right, likeness):
        return 0.0
    if {digits(v) for v, _ in left.numbers} & {digits(v) for v, _ in right.numbers} - {""}:
        return 1.0
    agree = likeness.cosine >= AGREE and (cites(left, right) or cites(right, left))
    return CITED if agree else 0.0


def cites(later: Unit, earlier: Unit) -> bool:
    """Tell whether the article of one cites the outlet of the other."""
    name, own = earlier.reading.article.publisher, later.reading.article.publisher
    if not name or name == own:
        return False
    edges = later.reading.citations
    return any(e.citing == SELF and publisher(e.cited, (name,), loose=False) for e in edges)


def same_days(left: Unit, right: Unit, _: Likeness) -> float:
    """One where a point in time is the same."""
    return float(bool(left.days & right.days))


def thin(left: Unit, right: Unit, _: Likeness) -> float:
    """One where either has hardly any key."""
    return float(min(len(left.terms), len(right.terms)) < FEW)


def names(left: Unit, right: Unit, likeness: Likeness) -> float:
    """Share of two names, or more, that both have."""
    return min(2, sum(key.startswith(NAME) for key in likeness.keys)) / 2


def much(left: Unit, right: Unit, likeness: Likeness) -> float:
    """How much is shared at all, level above four telling keys."""
    return min(1.0, likeness.shared / 4)


def concepts(left: Unit, right: Unit, likeness: Likeness) -> float:
    """Share of four concepts, or more, that both have."""
    return min(4, sum(key.startswith("c:") for key in likeness.keys)) / 4


def same_speaker(left: Unit, right: Unit, _: Likeness) -> float:
    """One where both credit one source."""
    if left.source is None or right.source is None:
        return 0.0
    return float(same_name(left.speaker, right.speaker))


def same_outlet(left: Unit, right: Unit, _: Likeness) -> float:
    """One where either is said on the word of the outlet that the other stands in."""
    return float(on_word_of(left, right) or on_word_of(right, left))


def on_word_of(later: Unit, earlier: Unit) -> bool:
    """Tell whether one credits the outlet of the other."""
    name = earlier.reading.article.publisher
    return bool(later.source and name and publisher(later.speaker, (name,), loose=False))


def one_article(left: Unit, right: Unit, _: Likeness) -> float:
    """One where both stand in one article, which seldom says a thing twice."""
    return float(left.article_id == right.article_id)


def two_languages(left: Unit, right: Unit, _: Likeness) -> float:
    """One where the languages differ: less of the wording can be shared then."""
    return float(left.reading.article.lang != right.reading.article.lang)


FEATURES = (
    Feature("alike", 4.5, lambda left, right, likeness: likeness.cosine),
    Feature("one within the other", 0.5, lambda left, right, likeness: likeness.cover),
    Feature("concepts in common", 1.5, concepts),
    Feature("names in common", -1.4, names),
    Feature("the same number", 1.7, same_numbers),
    Feature("other numbers", -0.8, other_numbers),
    Feature("a figure misquoted", 2.4, misquoted),
    Feature("only one gives a number", -0.3, one_counts),
    Feature("the same source", 2.0, same_speaker),
    Feature("one credits the other's outlet", 1.0, same_outlet),
    Feature("one article", -0.5, one_article),
    Feature("two languages", 0.8, two_languages),
    Feature("hardly a word", -0.3, thin),
)
BIAS = -3.2


def score(left: Unit, right: Unit, telling: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    """Return the probability that two statements are one claim, and the features that fired."""
    shared = likeness(left, right, telling)
    values = [(feature, feature.value(left, right, shared)) for feature in FEATURES]
    odds = BIAS + sum(feature.weight * value for feature, value in values)
    fired = tuple(f"{feature.name} {value:.2f}" for feature, value in values if value)
    return 1 / (1 + math.exp(-odds)), fired
