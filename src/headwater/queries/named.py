"""Readings with the entities that their mentions name: linking keeps these beside the readings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from headwater.model import Form, Naming, Reading
from headwater.stores import Store

PAGE = 50  # readings looked up at once


def named(store: Store, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Mark each mention with its entity; an article that is not linked stays as it is."""
    waiting = iter(readings)
    while page := list(islice(waiting, PAGE)):
        namings = {one.id: one for one in store.pick(Naming, [r.article.id for r in page])}
        forms = {named.form for one in namings.values() for named in one.mentions}
        owners = {form.id: form.entity or None for form in store.pick(Form, forms)}
        for reading in page:
            yield _marked(reading, namings.get(reading.article.id), owners)


def _marked(reading: Reading, naming: Naming | None, owners: dict[str, str | None]) -> Reading:
    if naming is None or len(naming.mentions) != len(reading.mentions):
        return reading
    mentions = tuple(
        replace(mention, entity=owners.get(one.form))
        for mention, one in zip(reading.mentions, naming.mentions, strict=True)
    )
    return replace(reading, mentions=mentions)
