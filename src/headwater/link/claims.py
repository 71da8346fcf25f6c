"""Groups the statements of a story into claims, and each article's share of a claim into rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.link.block import candidates
from headwater.link.cluster import group
from headwater.link.parties import same_name
from headwater.link.score import score
from headwater.link.units import Unit, spread, when
from headwater.model import Judgement, Link, Stance

LEAST = 0.22  # mean probability within one claim
SURE = 0.5
UNSURE = 0.3


@dataclass(frozen=True, slots=True)
class Row:
    """One article carrying a claim on the word of one immediate source; ``units`` first is main."""

    claim: int
    units: tuple[Unit, ...]
    denies: bool

    @property
    def first(self) -> Unit:
        """The statement that shows it best."""
        return self.units[0]

    @property
    def article_id(self) -> str:
        """The article it stands in."""
        return self.first.article_id

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from other rows."""
        return self.claim, self.first.number


@dataclass(frozen=True, slots=True)
class Grouping:
    """The claims of one story as lists of statements, and the pairs that were judged."""

    clusters: tuple[tuple[Unit, ...], ...]
    links: tuple[Link, ...]


def grouping(units: Sequence[Unit]) -> Grouping:
    """Group the statements of one story."""
    by_number = {unit.number: unit for unit in units}
    telling = spread(units)
    scores: dict[tuple[int, int], float] = {}
    reasons: dict[tuple[int, int], tuple[str, ...]] = {}
    for left, right in candidates(units, telling):
        value, why = score(left, right, telling)
        scores[left.number, right.number] = value
        reasons[left.number, right.number] = why
    clusters = group(sorted(by_number), scores, LEAST)
    place = {number: index for index, cluster in enumerate(clusters) for number in cluster}
    links = tuple(
        _link(by_number[a], by_number[b], value, reasons[a, b], together=place[a] == place[b])
        for (a, b), value in sorted(scores.items())
        if value >= UNSURE or place[a] == place[b]
    )
    return Grouping(tuple(tuple(by_number[n] for n in c) for c in clusters), links)


def _link(left: Unit, right: Unit, value: float, why: tuple[str, ...], *, together: bool) -> Link:
    judgement = Judgement.SAME if together else Judgement.UNSURE
    pair = sorted((left.statement.id, right.statement.id))
    return Link(pair[0], pair[1], "statement", judgement, round(value, 4), why)


def rows(claim: int, units: Sequence[Unit]) -> list[Row]:
    """Gather one claim's statements by article and immediate source, in order of time.

    What an article says in its own voice of a claim it also credits is a restatement of that.
    """
    negative = {unit.number: says_no(unit) for unit in units}
    oriented = negative[_first(units).number]
    found: list[Row] = []
    for article in dict.fromkeys(unit.article_id for unit in units):
        mine = [unit for unit in units if unit.article_id == article]
        for together in _by_source(mine, negative):
            denies = negative[together[0].number] != oriented
            found.append(Row(claim, tuple(_best_first(together)), denies))
    return found


def _first(units: Sequence[Unit]) -> Unit:
    return min(units, key=lambda unit: (when(unit.reading), unit.statement.headline, unit.number))


def says_no(unit: Unit) -> bool:
    """Tell whether a statement, all its negations taken together, says that it is not so."""
    return (unit.stance is Stance.DENIES) != unit.statement.negative


def _by_source(units: Sequence[Unit], negative: Mapping[int, bool]) -> list[list[Unit]]:
    groups: list[list[Unit]] = []
    own: list[Unit] = []
    for unit in units:
        if unit.attribution is None:
            own.append(unit)
            continue
        for together in groups:
            if _same_source(unit, together[0], negative):
                together.append(unit)
                break
        else:
            groups.append([unit])
    for unit in own:
        hosts = [g for g in groups if negative[g[0].number] == negative[unit.number]]
        if hosts:
            hosts[0].append(unit)
        else:
            groups.append([unit])
    return groups


def _same_source(left: Unit, right: Unit, negative: Mapping[int, bool]) -> bool:
    return negative[left.number] == negative[right.number] and same_name(
        left.statement.speaker, right.statement.speaker
    )


def _best_first(units: Sequence[Unit]) -> list[Unit]:
    """The body before the headline, the credited before the own voice, the fuller before others."""
    return sorted(
        units,
        key=lambda unit: (
            unit.statement.headline,
            unit.attribution is None,
            -sum(unit.terms.values()),
            unit.number,
        ),
    )
