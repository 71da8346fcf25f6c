"""How records get into tables: by pages, a newer version in the place of the older."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, true

from headwater.model import Reading, Signature, Story
from headwater.stores.dialects import dialect_of
from headwater.stores.keys import short
from headwater.stores.schema import (
    CLAIMS,
    LINKS,
    READINGS,
    REJECTS,
    SIGNATURES,
    WAITING,
    Shape,
    clean,
    rows,
    shape_of,
)

PAGE = 200  # records written by one statement


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
            dialect_of(connection).clear(connection)
            connection.execute(delete(WAITING))
        if kind is Signature:
            known = select(READINGS.c.id).where(true())  # else SQLite takes "on" for a join's
            connection.execute(_unless_known(connection).from_select(["id"], known))


def drop(connection: Connection, kind: type, keys: Sequence[str]) -> None:
    """Delete the records of one kind with these ids; a story takes its claims and links along."""
    table = shape_of(kind).table
    for some in _pages(keys):
        connection.execute(delete(table).where(table.c.id.in_(some)))
        if kind is Story:
            for part in (CLAIMS, LINKS):
                connection.execute(delete(part).where(part.c.story_id.in_(some)))


def await_linking(connection: Connection, keys: Sequence[str]) -> None:
    """Remember that these articles wait to be linked."""
    if keys:
        rows = [{"id": key} for key in keys]
        connection.execute(_unless_known(connection), rows)


def _unless_known(connection: Connection) -> Any:  # noqa: ANN401 - an insert of some dialect
    return dialect_of(connection).insert(WAITING).on_conflict_do_nothing()


def _pages(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + PAGE] for start in range(0, len(keys), PAGE))


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
    for beside, made in shape.beside:
        connection.execute(delete(beside).where(beside.c.id.in_(page)))
        found = [{"id": key} | row for key, (_, record) in page.items() for row in made(record)]
        if found:
            connection.execute(insert(beside), found)
    if shape.table is SIGNATURES:
        connection.execute(delete(WAITING).where(WAITING.c.id.in_(page)))


def _put(connection: Connection, table: Table, found: list[dict[str, Any]]) -> None:
    statement = dialect_of(connection).insert(table)
    change = {name: statement.excluded[name] for name in found[0] if name != "id"}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=change), found)


def _index(connection: Connection, page: dict[str, tuple[dict[str, Any], Reading]]) -> None:
    """Write readings; words are indexed again only where the article is new."""
    before = dict(_numbers(connection, page, READINGS.c.sha))
    _put(connection, READINGS, [row for row, _ in page.values()])
    fresh = {key: row for key, (row, _) in page.items() if before.get(key) != row["sha"]}
    if fresh:
        shown = {
            key: (row["title"], clean(page[key][1].article.text)) for key, row in fresh.items()
        }
        index_words(connection, shown)
        connection.execute(delete(REJECTS).where(REJECTS.c.place.in_(fresh)))
        await_linking(connection, list(fresh))


def index_words(connection: Connection, shown: Mapping[str, tuple[str | None, str]]) -> None:
    """Index the titles and texts of readings by their ids."""
    numbers = dict(_numbers(connection, shown, READINGS.c.number))
    found = [
        {"number": numbers[key], "title": title or "", "text": body}
        for key, (title, body) in shown.items()
    ]
    dialect_of(connection).index(connection, found)


def _numbers(connection: Connection, keys: Iterable[str], column: Any) -> Iterable[Any]:  # noqa: ANN401 - a column
    known = {name: key for key in keys for name in (key, short(key))}
    query = select(READINGS.c.id, column).where(READINGS.c.id.in_(list(known.values())))
    return ((known[row[0]], row[1]) for row in connection.execute(query))
