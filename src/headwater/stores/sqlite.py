"""The store that needs nothing: one SQLite file, in WAL mode, with full-text search."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any, TypeVar

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    func,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DBAPIError

from headwater.errors import StoreError
from headwater.model import Article
from headwater.model.codec import decode
from headwater.stores.asking import belonging, concerned, sharing
from headwater.stores.schema import (
    APPLICATION,
    HEAD,
    META,
    NAMING_KEYS,
    READINGS,
    WAITING,
    clean,
    seal,
    sha,
    shape_of,
)
from headwater.stores.writing import await_linking, drop, forget, keep

T = TypeVar("T")
PAGE = 200  # records read at once: bounds memory, and leaves no cursor open behind a reader
BUSY_SECONDS = 30
SEARCH = text(
    "SELECT readings.id, snippet(words, 1, '', '', '…', 24) FROM words"
    " JOIN readings ON readings.number = words.rowid"
    " WHERE words MATCH :query ORDER BY bm25(words, 4.0, 1.0), readings.id LIMIT :limit"
)


class SqliteStore:
    """A store in one file. Threads may read at once; one process writes at a time."""

    def __init__(self, location: str, *, create: bool = True) -> None:
        self.location = location
        path = Path(location)
        if not create and not path.exists():
            raise StoreError(f"no store at {location}: make it with headwater read … --store")
        if path.is_dir() or not path.absolute().parent.is_dir():
            raise StoreError(
                f"{location}: not a file, or in no folder; name a file such as news.db"
            )
        self._engine = _engine(location)
        self._local = local()
        try:
            with self._trouble():
                self._open()
        except StoreError:
            self.close()
            raise

    def write(self, records: Iterable[object]) -> None:
        """Keep all of ``records`` or none; a record with a known id takes the old one's place."""
        with self._transaction() as connection:
            keep(connection, records)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Make all that this thread writes within one stroke, which it sees already."""
        with self._transaction() as connection:
            self._local.connection = connection
            try:
                yield
            finally:
                del self._local.connection

    def forget(self, kind: type, ids: Iterable[str]) -> None:
        """Forget records by their ids; a story takes its claims and links along."""
        with self._transaction() as connection:
            drop(connection, kind, [clean(key) for key in ids])

    def replace(self, kinds: tuple[type, ...], records: Iterable[object]) -> None:
        """Forget all records of ``kinds`` and write ``records``, of any kind: all or nothing."""
        with self._transaction() as connection:
            forget(connection, kinds)
            keep(connection, records)

    def read(
        self,
        kind: type[T],
        *,
        article: str | None = None,
        of: str | None = None,
        ranked: bool = False,
        skip: int = 0,
    ) -> Iterator[T]:
        """Stream the records of one kind, in order of their ids, or most articles first."""
        shape = shape_of(kind)
        columns = shape.table.c
        key = columns["rank" if ranked and shape.ranked else "id"]
        query = select(columns.record, key.label("key")).order_by(key).limit(PAGE)
        if article is not None:
            query = query.where(concerned(shape, clean(article)))
        if of is not None:
            query = query.where(belonging(shape, clean(of)))
        found = self._all(query.offset(skip) if skip else query)
        while found:
            yield from (decode(kind, row.record) for row in found)
            found = self._all(query.where(key > found[-1].key)) if len(found) == PAGE else []

    def get(self, kind: type[T], id: str) -> T | None:  # noqa: A002 - the field's name
        """Return one record by its id, None if there is none."""
        table = shape_of(kind).table
        found = self._all(select(table.c.record).where(table.c.id == clean(id)))
        return decode(kind, found[0][0]) if found else None

    def pick(self, kind: type[T], ids: Iterable[str]) -> list[T]:
        """Return the records of these ids that there are, in order of their ids."""
        table, keys = shape_of(kind).table, sorted({clean(key) for key in ids})
        found: list[T] = []
        for start in range(0, len(keys), PAGE):
            query = select(table.c.record).where(table.c.id.in_(keys[start : start + PAGE]))
            found += [decode(kind, row.record) for row in self._all(query.order_by(table.c.id))]
        return found

    def sharing(
        self,
        kind: type,
        keys: Sequence[str],
        *,
        days: tuple[int, int] | None = None,
        least: int = 1,
    ) -> list[str]:
        """Return in order the ids of records found by ``least`` of ``keys``, or more."""
        return [row.id for row in self._all(sharing(shape_of(kind), keys, days, least))]

    def naming(self, forms: Sequence[str], limit: int) -> tuple[int, tuple[str, ...]]:
        """Count the articles that name somebody by one of these forms; return the first ids."""
        beside = NAMING_KEYS.c
        articles = select(beside.id).where(beside.key.in_([clean(form) for form in forms]))
        count = select(func.count()).select_from(articles.distinct().subquery())
        first = self._all(articles.distinct().order_by(beside.id).limit(limit))
        return int(self._all(count)[0][0]), tuple(row.id for row in first)

    def waiting(self, limit: int) -> list[str]:
        """Return ids of articles that wait for a Signature, in order."""
        return [row.id for row in self._all(select(WAITING.c.id).order_by("id").limit(limit))]

    def wait(self, ids: Iterable[str]) -> None:
        """Have these articles wait for a Signature again."""
        with self._transaction() as connection:
            known = select(READINGS.c.id).where(READINGS.c.id.in_([clean(key) for key in ids]))
            await_linking(connection, [row.id for row in connection.execute(known)])

    def count(self, kind: type) -> int:
        """Tell how many records of one kind there are."""
        return int(self._all(select(func.count()).select_from(shape_of(kind).table))[0][0])

    def holds(self, article: Article, encoder: str = "") -> bool:
        """Tell whether this very article has been read, by this Headwater with this encoder."""
        query = select(READINGS.c.sha).where(READINGS.c.id == clean(article.id))
        return any(row[0] == sha(article, encoder) for row in self._all(query))

    def intact(self, article: Article) -> bool:
        """Tell whether ``article`` has the very text that was written under its id."""
        query = select(READINGS.c.sha).where(READINGS.c.id == clean(article.id))
        return any(row[0].endswith(seal(article.text)) for row in self._all(query))

    def at(self, url: str) -> str | None:
        """Return the id of the article with this address, None if there is none."""
        query = select(READINGS.c.id).where(READINGS.c.url == clean(url))
        found = self._all(query.order_by(READINGS.c.id).limit(1))
        return str(found[0][0]) if found else None

    def note(self, name: str, value: str) -> None:
        """Remember something about all articles together."""
        statement = upsert(META).values(name=name, value=value)
        changed = statement.on_conflict_do_update(index_elements=["name"], set_={"value": value})
        with self._transaction() as connection:
            connection.execute(changed)

    def noted(self, name: str) -> str | None:
        """Return what was noted, None if nothing was."""
        found = self._all(select(META.c.value).where(META.c.name == name))
        return str(found[0][0]) if found else None

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str]]:
        """Full-text search: all words, by their beginnings; "words in quotes" stand together."""
        query = _query(words)
        if not query:
            return []
        found = self._all(SEARCH.bindparams(query=query, limit=limit))
        return [(row[0], " ".join(row[1].split())) for row in found]

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _all(self, query: Any) -> list[Any]:  # noqa: ANN401 - any select or text
        within = getattr(self._local, "connection", None)
        if within is not None:
            return list(within.execute(query))
        with self._trouble(), self._engine.connect() as connection:
            return list(connection.execute(query))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        within = getattr(self._local, "connection", None)
        if within is not None:
            yield within
            return
        writing = self._engine.execution_options(writing=True)
        with self._trouble(), writing.begin() as connection:
            yield connection

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(
                f"{self.location}: {error.orig}; is it a Headwater store, readable and writable, "
                "on a disk with room, and does no other run write to it?"
            ) from error

    def _open(self) -> None:
        with self._engine.connect() as connection:
            revision = self._revision(connection)
        if revision == HEAD:
            return
        from headwater.stores.migrate import migrate  # 0.2 s, and seldom needed

        with self._transaction() as connection:
            if self._revision(connection) != HEAD:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
                migrate(connection)

    def _revision(self, connection: Connection) -> str | None:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if application != APPLICATION:
            if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
                raise StoreError(
                    f"{self.location}: a database, but no Headwater store; name another"
                )
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if found is not None and str(found) > HEAD:
            raise StoreError(
                f"{self.location}: made by a newer Headwater (tables {found}, known up to {HEAD}); "
                "upgrade Headwater or name another store"
            )
        return None if found is None else str(found)


def _engine(location: str) -> Engine:
    path, url = Path(location).absolute(), URL.create("sqlite", database=location)
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        # On a read-only disk SQLite cannot keep its files beside, and must be told it need not.
        url = url.set(database=path.as_uri(), query={"immutable": "1", "uri": "true"})
    made = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(raw: Any, _: object) -> None:  # noqa: ANN401 - a DB-API connection
    raw.isolation_level = None  # transactions are begun by _begin, so that they hold DDL too
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _query(words: str) -> str:
    """Write what a user typed in the language of FTS5, every word as plain text."""
    parts = re.findall(r'"([^"]*)"|([^\s"]+)', clean(words))
    terms = []
    for phrase, word in parts:
        kept = " ".join(re.findall(r"\w+", phrase or word))
        if kept:
            terms.append(f'"{kept}"' if phrase else f'"{kept}"*')
    return " ".join(terms)
