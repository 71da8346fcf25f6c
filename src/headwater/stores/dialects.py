"""What the engines of relational stores say each in their own words, in one table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func
from sqlalchemy.dialects import postgresql, sqlite

from headwater.stores import fts5, tsvector

Ask = Callable[[Any], list[Any]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """An insert that knows what to do with a known id, full-text search, where a part stands."""

    insert: Callable[[Table], Any]
    index: Callable[[Connection, Sequence[dict[str, Any]]], None]
    clear: Callable[[Connection], None]
    search: Callable[[Ask, str, int], list[tuple[str, str]]]
    inside: Callable[[Any, str], Any]


SQLITE = Dialect(sqlite.insert, fts5.index, fts5.clear, fts5.search, func.instr)
POSTGRESQL = Dialect(
    postgresql.insert, tsvector.index, tsvector.clear, tsvector.search, func.strpos
)
DIALECTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def dialect_of(connection: Connection) -> Dialect:
    """Return the dialect of an open connection."""
    return DIALECTS[connection.dialect.name]
