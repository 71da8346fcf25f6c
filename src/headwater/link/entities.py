"""One person, organization or place, in whatever language it is named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import TypeVar

from headwater.link.bodies import alike
from headwater.link.naming import Shape, block, found_by, naming, parsed
from headwater.link.persons import Person, short_of
from headwater.link.persons import alike as alike_people
from headwater.model import Entity, Form, MentionKind, Naming, Reading, stable_id

MOST = 0.8  # share of a short name's whole names that one party must have to own it alone
SHOWN = 200  # articles that an entity lists

K = TypeVar("K", bound=str)
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Rulings:
    """What a person decided of forms: which name one, and which two never do."""

    together: frozenset[Pair] = field(default_factory=frozenset)
    apart: frozenset[Pair] = field(default_factory=frozenset)


NONE = Rulings()


def entities(
    readings: Sequence[Reading], rulings: Rulings = NONE
) -> tuple[tuple[Entity, ...], tuple[Reading, ...]]:
    """Group the mentions of all readings and mark each with its entity."""
    namings = [naming(reading) for reading in readings]
    groups = merged(list(added({}, namings).values()), rulings)
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in namings:
        for named in one.mentions:
            bearers[named.form].add(one.id)
    made = [
        entity(head, group, sorted({id for form in group for id in bearers[form.id]}))  # noqa: A001 - the field's name
        for head, group in groups.items()
    ]
    known = {
        form.id: one.id for group, one in zip(groups.values(), made, strict=True) for form in group
    }
    marked = tuple(
        marking(reading, one, known) for reading, one in zip(readings, namings, strict=True)
    )
    return tuple(sorted(made, key=lambda one: one.id)), marked


def marking(reading: Reading, named: Naming, known: Mapping[str, str]) -> Reading:
    """Mark the mentions of a reading with the entities of their forms."""
    pairs = zip(reading.mentions, named.mentions, strict=True)
    mentions = tuple(replace(mention, entity=known.get(one.form)) for mention, one in pairs)
    return replace(reading, mentions=mentions)


def added(
    known: Mapping[str, Form], more: Iterable[Naming], less: Iterable[Naming] = ()
) -> dict[str, Form]:
    """Count the namings of articles into forms; return those that change, even to nothing."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    longs: dict[str, Counter[str]] = defaultdict(Counter)
    for sign, namings in ((1, more), (-1, less)):
        for named in (named for one in namings for named in one.mentions):
            names[named.form][named.name] += sign
            kinds[named.form][named.kind] += sign
            if named.short:
                longs[named.short][named.form] += sign
    return {
        key: _changed(
            known.get(key) or Form(key, found_by(key)), names[key], kinds[key], longs[key]
        )
        for key in sorted(names.keys() | longs.keys())
    }


def summed(parts: Sequence[Form]) -> Form:
    """Count one form over all articles, where each part counts it over some of them."""
    whole, *others = parts
    for part in others:
        whole = _changed(whole, dict(part.names), dict(part.kinds), dict(part.longs))
    return whole


def _changed(
    form: Form,
    names: Mapping[str, int],
    kinds: Mapping[MentionKind, int],
    longs: Mapping[str, int],
) -> Form:
    return replace(
        form,
        names=_sum(form.names, names),
        kinds=_sum(form.kinds, kinds),
        longs=_sum(form.longs, longs),
    )


def _sum(known: Iterable[tuple[K, int]], more: Mapping[K, int]) -> tuple[tuple[K, int], ...]:
    total = Counter(dict(known))
    for key, count in more.items():
        total[key] += count
    return tuple(sorted((key, count) for key, count in total.items() if count))


def kin(left: str, right: str) -> bool:
    """Tell whether two forms may come to name one: alike, or one short for the other."""
    one, other = parsed(left), parsed(right)
    if block(one) == block(other) and _alike(one, other):
        return True
    if not isinstance(one, Person) or not isinstance(other, Person):
        return False
    if one.words[-1] != other.words[-1]:
        return False
    return short_of(one, other) or short_of(other, one)


def merged(forms: Sequence[Form], rulings: Rulings = NONE) -> dict[str, list[Form]]:
    """Group forms by whom they name, under the form that stands for them.

    A form joins the most frequent one that it is like. The outcome for forms that no chain of kin
    connects does not depend on each other.
    """
    counts = {parsed(form.id): form.count for form in forms if form.count}
    by_shape = {parsed(form.id): form for form in forms}
    order = sorted(counts, key=lambda shape: (-counts[shape], _order(shape)))
    root = _rooted(order, by_shape, rulings)
    longs = {
        shape: {parsed(long): count for long, count in form.longs}
        for shape, form in by_shape.items()
        if form.longs
    }
    owners = _owners(counts, root) | _long(longs, root)
    last = {shape: root[owners.get(shape, shape)] for shape in order}
    last = _ruled(last, order, by_shape, rulings)
    groups: dict[str, list[Form]] = {}
    for shape in order:
        groups.setdefault(by_shape[last[shape]].id, []).append(by_shape[shape])
    return groups


def _rooted(
    order: Sequence[Shape], by_shape: Mapping[Shape, Form], rulings: Rulings
) -> dict[Shape, Shape]:
    """Map each form to the one that stands for it: the most frequent of those that are alike."""
    root: dict[Shape, Shape] = {}
    blocks: dict[str, list[Shape]] = defaultdict(list)
    for shape in order:
        heads = blocks[block(shape)]
        mine = by_shape[shape].id
        fitting = (
            head
            for head in heads
            if _alike(shape, head) and frozenset((mine, by_shape[head].id)) not in rulings.apart
        )
        root[shape] = next(fitting, shape)
        if root[shape] == shape:
            heads.append(shape)
    return root


def _ruled(
    last: Mapping[Shape, Shape],
    order: Sequence[Shape],
    by_shape: Mapping[Shape, Form],
    rulings: Rulings,
) -> dict[Shape, Shape]:
    """Do as a person ruled: forms that name one come under the head that is first in order."""
    heads = dict(last)
    by_id = {by_shape[shape].id: shape for shape in order}
    for pair in sorted(rulings.apart, key=sorted):
        one, other = (by_id.get(form) for form in sorted(pair))
        if one and other and heads[one] == heads[other]:
            own = other if heads[one] == one else one
            heads[own] = own
    for pair in sorted(rulings.together, key=sorted):
        known = [heads[by_id[form]] for form in sorted(pair) if form in by_id]
        if len(set(known)) > 1:
            first = min(known, key=order.index)
            heads = {shape: first if head in known else head for shape, head in heads.items()}
    return heads


def _order(shape: Shape) -> tuple[bool, Shape]:
    return isinstance(shape, Person), shape


def _alike(left: Shape, right: Shape) -> bool:
    if isinstance(left, Person):
        return isinstance(right, Person) and alike_people(left, right)
    return not isinstance(right, Person) and alike(left, right)


def _owners(counts: Mapping[Shape, int], root: Mapping[Shape, Shape]) -> dict[Shape, Shape]:
    """Give a short name to the person who bears nearly all whole names that it may stand for."""
    people = [shape for shape in counts if isinstance(shape, Person)]
    by_surname: dict[str, list[Person]] = defaultdict(list)
    for shape in people:
        if len(shape.words) > 1:
            by_surname[shape.words[-1]].append(shape)
    found: dict[Shape, Shape] = {}
    for shape in people:
        names: Counter[Shape] = Counter()
        for other in by_surname.get(shape.words[-1], ()):
            if short_of(shape, other):
                names[root[other]] += counts[other]
        if owner := _most(names):
            found[shape] = owner
    return found


def _long(
    spelled: Mapping[Shape, Mapping[Shape, int]], root: Mapping[Shape, Shape]
) -> dict[Shape, Shape]:
    """Give an acronym that an article does not spell out to what nearly all others mean by it."""
    found: dict[Shape, Shape] = {}
    for short, longs in spelled.items():
        names: Counter[Shape] = Counter()
        for long, count in longs.items():
            names[root[long]] += count
        if short in root and (owner := _most(names)):
            found[short] = owner
    return found


def _most(names: Counter[Shape]) -> Shape | None:
    """Return what nearly all of the names are, None where there is no such."""
    if not names:
        return None
    owner, count = min(names.items(), key=lambda item: (-item[1], _order(item[0])))
    return owner if count >= MOST * names.total() else None


def entity(
    head: str, group: Sequence[Form], article_ids: Sequence[str], articles: int | None = None
) -> Entity:
    """Describe whom the forms under ``head`` name; ``articles`` where not all are listed."""
    names: Counter[str] = Counter()
    kinds: Counter[MentionKind] = Counter()
    for form in group:
        names.update(dict(form.names))
        kinds.update(dict(form.kinds))
    shape = parsed(head)
    return Entity(
        id=stable_id("entity", isinstance(shape, Person), *astuple(shape)),
        name=min(names, key=lambda name: (-names[name], name)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        names=tuple(sorted(names)),
        article_ids=tuple(article_ids[:SHOWN]),
        articles=len(article_ids) if articles is None else articles,
    )
