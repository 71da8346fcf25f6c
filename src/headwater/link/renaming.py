"""Keeps whom names name up to date: only the forms that articles touch, and their kin, are merged.

A circle is a set of forms that a chain of kin connects; ``entities.merged`` over one does not
depend on another. So a new form needs only be compared with those it shares a key with.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.link.bearers import Bearers
from headwater.link.bonds import Bonds
from headwater.link.entities import Rulings, added, entity, kin, merged
from headwater.link.memory import Memory
from headwater.link.naming import found_by
from headwater.link.rulings import UNDECIDED, Decided
from headwater.model import Entity, Form, Naming, Subject


@dataclass(frozen=True, slots=True)
class _Change:
    """All forms of the circles that are touched, as they were and as they are."""

    before: Mapping[str, Form]
    after: Mapping[str, Form]
    touched: frozenset[str]
    ruled: frozenset[str] = frozenset()

    @property
    def broken(self) -> set[str]:
        """The circles that lost a form, a tie to what an acronym stands for, or a ruling."""
        return {
            form.circle
            for key, form in self.before.items()
            if key not in self.after
            or key in self.ruled
            or dict(form.longs).keys() - dict(self.after[key].longs).keys()
        }


def rename(memory: Memory, namings: Sequence[Naming], decided: Decided = UNDECIDED) -> None:
    """Take the namings of new and changed articles in; one without mentions names nobody now."""
    earlier = memory.pick(Naming, [one.id for one in namings])
    known = {form.id: form for form in memory.pick(Form, _touched(earlier, namings))}
    changed = added(known, namings, earlier)
    memory.write(namings)
    partners = decided.partners(Subject.FORMS, changed)
    tied = [*known.values(), *memory.pick(Form, partners)]
    before = _around(memory, [changed[key] for key in changed if key not in known], tied)
    after = {key: form for key, form in (before | changed).items() if form.names or form.longs}
    memory.forget(Form, sorted(before.keys() - after.keys()))
    bearers = Bearers(memory, before, earlier, namings)
    change = _Change(before, after, frozenset(changed), frozenset(partners))
    _settle(memory, change, bearers, decided.forms)


def _touched(before: Iterable[Naming], after: Iterable[Naming]) -> set[str]:
    named = [named for one in (*before, *after) for named in one.mentions]
    return {one.form for one in named} | {one.short for one in named if one.short}


def _around(memory: Memory, fresh: Sequence[Form], known: Iterable[Form]) -> dict[str, Form]:
    """Return all forms of the circles that are touched, and of those new forms are kin to."""
    circles = {form.circle for form in known}
    keys = sorted({key for form in fresh for key in form.found_by})
    there = [(key, found_by(key)) for key in memory.sharing(Form, keys)]
    kindred = {other for one, other in _meeting(fresh, there) if kin(one, other)}
    circles |= {form.circle for form in memory.pick(Form, kindred)}
    return {form.id: form for circle in sorted(circles) for form in memory.read(Form, of=circle)}


def _circles(change: _Change) -> Bonds:
    """Tie forms to their kin; an old circle that lost nothing holds together as it did."""
    bonds, broken, first = Bonds(change.after), change.broken, dict[str, str]()
    for key, form in change.after.items():
        if form.circle and form.circle not in broken:
            bonds.tie(first.setdefault(form.circle, key), key)
        for long, _ in form.longs:
            if long in change.after:
                bonds.tie(key, long)
    loose = [f for f in change.after.values() if not f.circle or f.circle in broken]
    there = [(form.id, form.found_by) for form in change.after.values()]
    for one, other in _meeting(loose, there):
        if bonds.head(other) != bonds.head(one) and kin(one, other):
            bonds.tie(one, other)
    return bonds


def _meeting(
    some: Iterable[Form], there: Iterable[tuple[str, Sequence[str]]]
) -> Iterator[tuple[str, str]]:
    """Yield pairs, of some forms with those that share a key with them."""
    posts: dict[str, list[str]] = defaultdict(list)
    for other, keys in there:
        for key in keys:
            posts[key].append(other)
    for form in some:
        for key in form.found_by:
            yield from ((form.id, other) for other in posts.get(key, ()))


def _settle(memory: Memory, change: _Change, bearers: Bearers, rulings: Rulings) -> None:
    """Merge each circle and write what is other than before."""
    circles = _circles(change)
    for left, right in map(sorted, rulings.together):
        if left in change.after and right in change.after:
            circles.tie(left, right)
    parts: dict[str, list[Form]] = defaultdict(list)
    for key in sorted(change.after):
        parts[circles.head(key)].append(change.after[key])
    made: list[Entity] = []
    current: set[str] = set()
    placed: dict[str, Form] = {}
    for circle, members in parts.items():
        placed |= {form.id: replace(form, circle=circle, entity="") for form in members}
        for head, group in merged(members, rulings).items():
            one = entity(head, group, ())
            current.add(one.id)
            placed |= {f.id: replace(f, circle=circle, entity=one.id) for f in group}
            ids = frozenset(form.id for form in group)
            if bearers.had(one.id) != ids or ids & change.touched or ids & change.ruled:
                made.append(bearers.counted(one, ids))
    memory.write(made)
    memory.write(form for form in placed.values() if form != change.before.get(form.id))
    old = {form.entity for form in change.before.values()} - {""}
    memory.forget(Entity, sorted(old - current))
