"""What a relational store asks its tables: records by what they concern, belong to and share."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Select, Table, false, func, select, union_all

from headwater.errors import StoreError
from headwater.stores.schema import (
    CLAIMS,
    ENTITIES,
    FORMS,
    LINK_KEYS,
    LINKS,
    NAMING_KEYS,
    READINGS,
    REJECTS,
    UNDATED,
    Shape,
    clean,
)
from headwater.stores.tables_claims import CLAIM_TEXTS


def concerned(shape: Shape, article: str) -> Any:  # noqa: ANN401 - a condition of SQLAlchemy
    """Keep what concerns an article."""
    if shape.table is READINGS:
        return READINGS.c.id == article
    if shape.table is REJECTS:
        return REJECTS.c.place == article
    if shape.table is ENTITIES:
        forms = select(NAMING_KEYS.c.key).where(NAMING_KEYS.c.id == article)
        return ENTITIES.c.id.in_(select(FORMS.c.entity_id).where(FORMS.c.id.in_(forms)))
    if shape.concerns is None:
        return false()
    beside = shape.concerns
    return shape.table.c.id.in_(select(beside.c.id).where(beside.c.article_id == article))


def belonging(shape: Shape, owner: str) -> Any:  # noqa: ANN401 - a condition of SQLAlchemy
    """Keep what is a part of something: the claims of a story, the links of a statement."""
    if shape.of is not None:
        return shape.of == owner
    if shape.table is LINKS:
        return LINKS.c.id.in_(select(LINK_KEYS.c.id).where(LINK_KEYS.c.key == owner))
    return false()


def sharing(
    shape: Shape, keys: Sequence[str], days: tuple[int, int] | None, least: int
) -> Select[Any]:
    """Look for records that are found by ``least`` of ``keys``."""
    if shape.keys is None:
        raise StoreError(f"{shape.table.name} are not found by keys")
    found = _posts(shape.keys, [clean(key) for key in keys], days)
    return (
        select(found.c.id).group_by(found.c.id).having(func.count() >= least).order_by(found.c.id)
    )


def due(shape: Shape, when: int) -> Select[Any]:
    """Look for records that are due by a time, in that order."""
    if "due" not in shape.table.c:
        raise StoreError(f"{shape.table.name} are never due")
    columns = shape.table.c
    return select(columns.record).where(columns.due <= when).order_by(columns.due, columns.id)


def telling(
    inside: Callable[[Any, str], Any], words: str, party: str, *, denied: bool
) -> Select[Any]:
    """Look for claims by what is in their text and in the names of parties, as users type it."""
    query = select(CLAIMS.c.record, CLAIM_TEXTS.c.rank.label("key")).join_from(CLAIM_TEXTS, CLAIMS)
    for column, part in ((CLAIM_TEXTS.c.text, words), (CLAIM_TEXTS.c.parties, party)):
        if part:
            query = query.where(inside(column, clean(part.casefold())) > 0)
    return query.where(CLAIM_TEXTS.c.denied > 0) if denied else query


def _posts(table: Table, keys: Sequence[str], days: tuple[int, int] | None) -> Any:  # noqa: ANN401 - a subquery
    known = select(table.c.id).where(table.c.key.in_(keys))
    if days is None:
        return known.subquery()
    # two looks along the index; one with "or" would go through all days of a key
    return union_all(
        known.where(table.c.day.between(*days)), known.where(table.c.day == UNDATED)
    ).subquery()
