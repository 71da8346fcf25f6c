"""Which articles name an entity: counted on from what was known, and asked for where that ends."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from headwater.link.entities import SHOWN
from headwater.link.memory import Memory
from headwater.model import Entity, Form, MentionKind, Naming

NOBODY = Entity("", "", MentionKind.PERSON, (), ())


class Bearers:
    """Counts the articles of entities after some articles have changed their namings."""

    def __init__(
        self,
        memory: Memory,
        forms: Mapping[str, Form],
        before: Iterable[Naming],
        after: Iterable[Naming],
    ) -> None:
        self._memory, self._forms = memory, forms
        self._had: dict[str, set[str]] = defaultdict(set)
        for key, form in forms.items():
            self._had[form.entity].add(key)
        self._known = {one.id: one for one in memory.pick(Entity, self._had)}
        self._before, self._after = _by_form(before), _by_form(after)

    def had(self, entity: str) -> frozenset[str]:
        """Return the forms that an entity had."""
        return frozenset(self._had.get(entity, ()))

    def counted(self, entity: Entity, forms: frozenset[str]) -> Entity:
        """Fill in the articles of an entity that has these forms now."""
        was = set().union(*(self._before.get(form, ()) for form in forms))
        now = set().union(*(self._after.get(form, ()) for form in forms))
        base = self._base(forms & self._forms.keys())
        if base is None or (was - now and len(base.article_ids) == SHOWN):
            articles, first = self._memory.naming(sorted(forms), SHOWN)
            return replace(entity, article_ids=first, articles=articles)
        first = tuple(sorted((set(base.article_ids) - was) | now)[:SHOWN])
        articles = base.articles - len(was - now) + len(now - was)
        return replace(entity, article_ids=first, articles=articles)

    def _base(self, known: frozenset[str]) -> Entity | None:
        """Return the entity that had just these forms; one of nobody for none, None for others."""
        owners = {self._forms[form].entity for form in known}
        if not owners:
            return NOBODY
        owner = min(owners)
        fits = len(owners) == 1 and self._had[owner] == known
        return self._known.get(owner) if fits else None


def _by_form(namings: Iterable[Naming]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in namings:
        for named in one.mentions:
            found[named.form].add(one.id)
    return found
