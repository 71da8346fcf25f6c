"""Keeps whom names name up to date: only the forms that articles touch, and their kin, are merged.

A circle is a set of forms that a chain of kin connects; ``entities.merged`` over one does not
depend on another. So a new form needs only be compared with those it shares a key with.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.link.bonds import Bonds
from headwater.link.entities import NONE, SHOWN, Rulings, added, entity, kin, merged
from headwater.link.memory import Memory
from headwater.model import Entity, Form, Naming


@dataclass(frozen=True, slots=True)
class _Change:
    """All forms of the circles that are touched, as they were and as they are."""

    before: Mapping[str, Form]
    after: Mapping[str, Form]
    touched: frozenset[str]

    @property
    def broken(self) -> set[str]:
        """The circles that lost a form, or a tie to what an acronym stands for."""
        return {
            form.circle
            for key, form in self.before.items()
            if key not in self.after or dict(form.longs).keys() - dict(self.after[key].longs).keys()
        }


def rename(memory: Memory, namings: Sequence[Naming], rulings: Rulings = NONE) -> None:
    """Take the namings of new and changed articles in; one without mentions names nobody now."""
    earlier = memory.pick(Naming, [one.id for one in namings])
    known = {form.id: form for form in memory.pick(Form, _touched(earlier, namings))}
    changed = added(known, namings, earlier)
    memory.write(namings)
    before = _around(memory, [changed[key] for key in changed if key not in known], known.values())
    after = {key: form for key, form in (before | changed).items() if form.names or form.longs}
    memory.forget(Form, sorted(before.keys() - after.keys()))
    _settle(memory, _Change(before, after, frozenset(changed)), rulings)


def _touched(before: Iterable[Naming], after: Iterable[Naming]) -> set[str]:
    named = [named for one in (*before, *after) for named in one.mentions]
    return {one.form for one in named} | {one.short for one in named if one.short}


def _around(memory: Memory, fresh: Sequence[Form], known: Iterable[Form]) -> dict[str, Form]:
    """Return all forms of the circles that are touched, and of those new forms are kin to."""
    circles = {form.circle for form in known}
    kindred = {
        key for form in fresh for key in memory.sharing(Form, form.found_by) if kin(form.id, key)
    }
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
    for one, other in _meeting(loose, change.after.values()):
        if bonds.head(other) != bonds.head(one) and kin(one, other):
            bonds.tie(one, other)
    return bonds


def _meeting(some: Iterable[Form], forms: Iterable[Form]) -> Iterator[tuple[str, str]]:
    """Yield pairs, of some forms with any, that share a key."""
    posts: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        for found in form.found_by:
            posts[found].append(form.id)
    for form in some:
        for found in form.found_by:
            yield from ((form.id, other) for other in posts[found])


def _settle(memory: Memory, change: _Change, rulings: Rulings) -> None:
    """Merge each circle and write what is other than before."""
    circles = _circles(change)
    parts: dict[str, list[Form]] = defaultdict(list)
    for key in sorted(change.after):
        parts[circles.head(key)].append(change.after[key])
    current: set[str] = set()
    for circle, members in parts.items():
        placed = {form.id: replace(form, circle=circle, entity="") for form in members}
        for head, group in merged(members, rulings).items():
            made = entity(head, group, ())
            current.add(made.id)
            placed |= {f.id: replace(f, circle=circle, entity=made.id) for f in group}
            if not _same(made.id, group, change):
                articles, some = memory.naming([form.id for form in group], SHOWN)
                memory.write([replace(made, article_ids=some, articles=articles)])
        memory.write(form for form in placed.values() if form != change.before.get(form.id))
    old = {form.entity for form in change.before.values()} - {""}
    memory.forget(Entity, sorted(old - current))


def _same(owner: str, group: Sequence[Form], change: _Change) -> bool:
    """Tell whether an entity has the very forms that it had, and none of them is touched."""
    had = {key for key, form in change.before.items() if form.entity == owner}
    return had == {form.id for form in group} and not had & change.touched
