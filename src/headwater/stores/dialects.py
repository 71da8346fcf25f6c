"""What the engines of relational stores say each in their own words, in one table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from headwater.stores import fts5, tsvector

Ask = Callable[[Any], list[Any]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """An insert that knows what to do with a known id; full-text search."""

    insert: Callable[[Table], Any]
    index: Callable[[Connection, Sequence[dict[str, Any]]], None]
    clear: Callable[[Connection], None]
    search: Callable[[Ask, str, int], list[tuple[str, str]]]


DIALECTS = {
    "sqlite": Dialect(sqlite.insert, fts5.index, fts5.clear, fts5.search),
    "postgresql": Dialect(postgresql.insert, tsvector.index, tsvector.clear, tsvector.search),
}


def dialect_of(connection: Connection) -> Dialect:
    """Return the dialect of an open connection."""
    return DIALECTS[connection.dialect.name]
