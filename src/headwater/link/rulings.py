"""What persons decided, and how linking obeys: parts are joined or parted, edges and names changed.

Rulings are applied in order of their ids, the latest last, to what linking found by itself; so a
run never overwrites one, and taking one back restores what was found before.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from headwater.link.entities import Rulings
from headwater.link.units import Unit
from headwater.model import SELF, Attribution, Correction, Reading, Ruling, Statement, Subject

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Decided:
    """All corrections, those that were taken back too, in order of their ids."""

    all: tuple[Correction, ...] = ()

    def of(self, subject: Subject) -> list[Correction]:
        """Return those in force about one kind of thing."""
        return [one for one in self.all if one.subject is subject and not one.undone]

    @property
    def forms(self) -> Rulings:
        """What holds of forms of names."""
        together: set[frozenset[str]] = set()
        apart: set[frozenset[str]] = set()
        for one in self.of(Subject.FORMS):
            crossing = {frozenset((a, b)) for a in one.left for b in one.right if a != b}
            if one.ruling is Ruling.SAME:
                together |= crossing
                apart -= crossing
            else:
                apart |= crossing
                together -= crossing
        return Rulings(frozenset(together), frozenset(apart))

    @property
    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs of names, in small letters, that are two parties."""
        found: set[frozenset[str]] = set()
        for one in self.of(Subject.PARTIES):
            pair = frozenset(name.casefold() for name in (*one.left, *one.right))
            found = found | {pair} if one.ruling is Ruling.NOT_SAME_PARTY else found - {pair}
        return frozenset(found)

    def partners(self, subject: Subject, ids: Iterable[str]) -> set[str]:
        """Return all that any correction, in force or not, names beside one of these."""
        known = set(ids)
        return {
            key
            for one in self.all
            if one.subject is subject and known & {*one.left, *one.right}
            for key in (*one.left, *one.right)
        }


UNDECIDED = Decided()


def decisions(corrections: Iterable[Correction]) -> Decided:
    """Put corrections in order."""
    return Decided(tuple(sorted(corrections, key=lambda one: one.id)))


def ruled(
    clusters: Iterable[Sequence[Unit]],
    scores: Mapping[tuple[int, int], float],
    decided: Decided,
) -> list[tuple[Unit, ...]]:
    """Join and part the claims of a story as was ruled of their statements."""
    rulings = decided.of(Subject.STATEMENTS)

    def like(left: Unit, right: Unit) -> float:
        one, other = sorted((left.number, right.number))
        return scores.get((one, other), 0.0)

    made = obeyed(clusters, rulings, lambda unit: unit.statement.id, like)
    return [tuple(sorted(part, key=lambda unit: unit.number)) for part in made]


def obeyed(
    groups: Iterable[Sequence[T]],
    rulings: Sequence[Correction],
    name: Callable[[T], str],
    like: Callable[[T, T], float],
) -> list[list[T]]:
    """Join and part groups as was ruled of their members, who go by ``name``.

    A member of a parted group that nobody ruled on stays with whom it is more ``like``, on average.
    """
    made = [list(group) for group in groups]
    for one in rulings:
        sides = set(one.left), set(one.right)
        if one.ruling is Ruling.SAME:
            made = _joined(made, sides[0] | sides[1], name)
        else:
            made = [part for group in made for part in _parted(group, sides, name, like)]
    return made


def _joined(groups: Sequence[list[T]], ids: set[str], name: Callable[[T], str]) -> list[list[T]]:
    whole = [one for group in groups if _names(group, ids, name) for one in group]
    made: list[list[T]] = []
    for group in groups:
        if not _names(group, ids, name):
            made.append(group)
        elif whole:  # it comes where the first of them was
            made.append(whole)
            whole = []
    return made


def _names(group: Iterable[T], ids: set[str], name: Callable[[T], str]) -> bool:
    return any(name(one) in ids for one in group)


def _parted(
    group: list[T],
    sides: tuple[set[str], set[str]],
    name: Callable[[T], str],
    like: Callable[[T, T], float],
) -> list[list[T]]:
    left, right = ([one for one in group if name(one) in side] for side in sides)
    if not left or not right:
        return [group]
    ruled = sides[0] | sides[1]
    goes_left = {
        name(one)
        for one in group
        if name(one) not in ruled and _mean(one, left, like) > _mean(one, right, like)
    } | {name(one) for one in left}
    return [
        [one for one in group if name(one) in goes_left],
        [one for one in group if name(one) not in goes_left],
    ]


def _mean(one: T, others: Sequence[T], like: Callable[[T, T], float]) -> float:
    return sum(like(one, other) for other in others) / len(others)


def corrected(reading: Reading, decided: Decided) -> Reading:
    """Return a reading without the edges that were dropped, with one name for each party."""
    for one in decided.of(Subject.EDGE):
        if reading.article.id in one.left:
            reading = _without(reading, *one.right)
    for one in decided.of(Subject.PARTIES):
        if one.ruling is Ruling.SAME_PARTY:
            names = {name.casefold() for name in one.right}
            reading = _renamed(reading, names, one.left[0])
    return reading


def _renamed(reading: Reading, names: set[str], name: str) -> Reading:
    """Give everybody of these names one name."""

    def called(known: str) -> str:
        return name if known.casefold() in names else known

    def maybe(known: str | None) -> str | None:
        return None if known is None else called(known)

    return replace(
        reading,
        article=replace(reading.article, publisher=maybe(reading.article.publisher)),
        attributions=tuple(
            replace(a, source_name=maybe(a.source_name)) for a in reading.attributions
        ),
        citations=tuple(
            replace(c, citing=called(c.citing), cited=called(c.cited)) for c in reading.citations
        ),
        statements=tuple(replace(s, speaker=called(s.speaker)) for s in reading.statements),
        responses=tuple(replace(r, party=maybe(r.party)) for r in reading.responses),
        mentions=tuple(replace(m, name=called(m.name)) for m in reading.mentions),
    )


def _without(reading: Reading, citing: str, cited: str) -> Reading:
    """Take an edge out of a reading, and with it the attributions that say the same."""
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    gone = {a.id: a for a in reading.attributions if _says(a, by_id, citing, cited)}

    def outer(key: str | None) -> str | None:
        while key in gone:
            key = gone[key].within
        return key

    def said(statement: Statement) -> Statement:
        if statement.attribution not in gone:
            return statement
        key = outer(statement.attribution)
        speaker = by_id[key].source_name if key else None
        return replace(statement, attribution=key, speaker=speaker or reading.article.voice)

    return replace(
        reading,
        attributions=tuple(
            replace(a, within=outer(a.within)) for a in reading.attributions if a.id not in gone
        ),
        citations=tuple(
            c
            for c in reading.citations
            if (c.citing.casefold(), c.cited.casefold()) != (citing.casefold(), cited.casefold())
        ),
        statements=tuple(said(statement) for statement in reading.statements),
    )


def _says(attribution: Attribution, by_id: dict[str, Attribution], citing: str, cited: str) -> bool:
    if (attribution.source_name or "").casefold() != cited.casefold():
        return False
    outer = by_id.get(attribution.within or "")
    voice = (outer.source_name or "") if outer else SELF
    return voice.casefold() == citing.casefold()
