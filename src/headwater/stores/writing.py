"""How records get into an SQLite file: by pages, a newer version in the place of the older."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from headwater.model import Reading
from headwater.stores.schema import META, READINGS, REJECTS, Shape, clean, rows, shape_of

PAGE = 200  # records written by one statement
WORDS_OUT = text("DELETE FROM words")
WORDS_IN = text("INSERT OR REPLACE INTO words (rowid, title, text) VALUES (:number, :title, :text)")


def keep(connection: Connection, records: Iterable[object]) -> None:
    """Write records of any kind, page by page, in the transaction of ``connection``."""
    for kind, run in groupby(records, type):
        shape, waiting = shape_of(kind), iter(run)
        while page := _page(waiting, shape):
            _keep(connection, shape, page)


def forget(connection: Connection, kinds: Iterable[type]) -> None:
    """Delete all records of ``kinds``."""
    for kind in kinds:
        connection.execute(delete(shape_of(kind).table))
        if kind is Reading:
            connection.execute(WORDS_OUT)
            connection.execute(delete(META))


def _page(records: Iterator[Any], shape: Shape) -> dict[str, tuple[dict[str, Any], Any]]:
    """Take up to a page of records; of two with one id the latter stays."""
    page: dict[str, tuple[dict[str, Any], Any]] = {}
    for record in records:
        row = rows(record, shape)
        page[row["id"]] = (row, record)
        if len(page) == PAGE:
            break
    return page


def _keep(
    connection: Connection, shape: Shape, page: dict[str, tuple[dict[str, Any], Any]]
) -> None:
    if shape.table is READINGS:
        _index(connection, page)
    else:
        _put(connection, shape.table, [row for row, _ in page.values()])
    if shape.concerns is None:
        return
    beside = shape.concerns
    connection.execute(delete(beside).where(beside.c.id.in_(page)))
    pairs = [
        {"id": key, "article_id": clean(article)}
        for key, (_, record) in page.items()
        for article in dict.fromkeys(shape.articles(record))
    ]
    if pairs:
        connection.execute(insert(beside), pairs)


def _put(connection: Connection, table: Table, found: list[dict[str, Any]]) -> None:
    statement = upsert(table)
    change = {name: statement.excluded[name] for name in found[0] if name != "id"}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=change), found)


def _index(connection: Connection, page: dict[str, tuple[dict[str, Any], Reading]]) -> None:
    """Write readings; words are indexed again only where the article is new."""
    before = dict(_numbers(connection, page, READINGS.c.sha))
    _put(connection, READINGS, [row for row, _ in page.values()])
    fresh = {key: row for key, (row, _) in page.items() if before.get(key) != row["sha"]}
    numbers = dict(_numbers(connection, fresh, READINGS.c.number))
    shown = [
        {
            "number": numbers[key],
            "title": row["title"] or "",
            "text": clean(page[key][1].article.text),
        }
        for key, row in fresh.items()
    ]
    if shown:
        connection.execute(WORDS_IN, shown)
        connection.execute(delete(REJECTS).where(REJECTS.c.place.in_(fresh)))
        connection.execute(delete(META))


def _numbers(connection: Connection, keys: Iterable[str], column: Any) -> Iterable[Any]:  # noqa: ANN401 - a column
    query = select(READINGS.c.id, column).where(READINGS.c.id.in_(list(keys)))
    return (tuple(row) for row in connection.execute(query))
