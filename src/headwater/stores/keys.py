"""Texts to look things up by, made short enough for the indexes of PostgreSQL."""

import hashlib

from sqlalchemy import Dialect, MetaData, Text, TypeDecorator

LONGEST = 1_200  # bytes: an index row holds 2,704, and two keys may stand in one
BEGINNING = 250  # characters that are left of a longer one, for people and for order


class Key(TypeDecorator[str]):
    """A text of any length, of which the index holds only so much: its beginning and its digest.

    Both what is written and what is asked for goes through here, so a long key is found by itself.
    The record beside it has it whole. SQLite needs no such thing, but holds the same.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return what the engine is handed."""
        return None if value is None else short(value)


def short(key: str) -> str:
    """Return a key as an index holds it."""
    if len(key) * 4 <= LONGEST or len(raw := key.encode()) <= LONGEST:
        return key
    return f"{key[:BEGINNING]}…{hashlib.sha256(raw).hexdigest()}"


def bound(tables: MetaData) -> None:
    """Have every text column that an index holds take keys."""
    for table in tables.tables.values():
        indexed = {column for index in table.indexes for column in index.columns}
        unique = {column for column in table.columns if column.unique or column.primary_key}
        for column in indexed | unique:
            if isinstance(column.type, Text):
                column.type = Key()
