"""A store copied into another, of another engine too: table by table, in one stroke."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from headwater.errors import StoreError
from headwater.model import Article
from headwater.model.codec import decode
from headwater.stores.metadata import METADATA
from headwater.stores.relational import RelationalStore
from headwater.stores.schema import READINGS, clean
from headwater.stores.writing import index_words

PAGE = 500  # rows copied at once
Told = Callable[[str, int], object]


def copy(source: object, target: object, told: Told = lambda *_: None) -> int:
    """Copy all tables into an empty store, all or nothing; return how many rows there are.

    ``told`` hears the name of a table and how many of its rows are copied. Nobody writes to the
    source meanwhile.
    """
    if not isinstance(source, RelationalStore) or not isinstance(target, RelationalStore):
        raise StoreError("only stores in SQLite and PostgreSQL can be copied")
    with source.transaction() as out, target.transaction() as into:
        full = [table.name for table in METADATA.sorted_tables if _size(into, table)]
        if full:
            raise StoreError(f"{target.location}: not empty ({full[0]}); name a new store")
        return sum(_copy(out, into, table, told) for table in METADATA.sorted_tables)


def _copy(out: Connection, into: Connection, table: Table, told: Told) -> int:
    done = 0
    for rows in _pages(out, table):
        into.execute(insert(table), rows)
        if table is READINGS:
            _index(into, rows)
        done += len(rows)
        told(table.name, done)
    return done


def _size(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _pages(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Stream a table; numbers of readings are given anew, since each engine counts by itself."""
    columns = [column for column in table.columns if column is not READINGS.c.number]
    query = select(*columns).order_by(*table.primary_key)
    found = connection.execute(query, execution_options={"yield_per": PAGE})
    for page in found.mappings().partitions():
        yield [dict(row) for row in page]


def _index(into: Connection, rows: Sequence[dict[str, Any]]) -> None:
    texts = {row["id"]: clean(decode(Article, row["record"]).text) for row in rows}
    index_words(into, {row["id"]: (row["title"], texts[row["id"]]) for row in rows})
