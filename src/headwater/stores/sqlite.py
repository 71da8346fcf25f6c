"""The store that needs nothing: one SQLite file, in WAL mode, with full-text search."""

import os
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from headwater.errors import StoreError
from headwater.stores.relational import RelationalStore
from headwater.stores.schema import APPLICATION, HEAD

BUSY_SECONDS = 600.0  # a writer waits for others: eight of them may link a stroke each before it
LOOK = 0.02  # seconds between two looks whether the file may be written; it keeps no queue
LOCKED = "locked"  # in what SQLite says then


class SqliteStore(RelationalStore):
    """A store in one file. Threads may read at once; one process writes at a time."""

    def __init__(self, location: str, *, create: bool = True, revision: str = HEAD) -> None:
        path = Path(location)
        if not create and not path.exists():
            raise StoreError(f"no store at {location}: make it with headwater read … --store")
        if path.is_dir() or not path.absolute().parent.is_dir():
            raise StoreError(
                f"{location}: not a file, or in no folder; name a file such as news.db"
            )
        super().__init__(_File(location), revision)


class _File:
    """The way into one file."""

    remedy = (
        "is it a Headwater store, readable and writable, on a disk with room, and does no other"
        " run write to it?"
    )

    def __init__(self, place: str) -> None:
        self.place = place
        self.engine = _engine(place)

    def revision(self, connection: Connection) -> str | None:
        """Tell of which revision the tables are; None: nothing here yet; StoreError: another's."""
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if application != APPLICATION:
            if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
                raise StoreError(f"{self.place}: a database, but no Headwater store; name another")
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)

    def mark(self, connection: Connection) -> None:
        """Write the name of the application into the header of the file."""
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


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
    if not connection.get_execution_options().get("writing"):
        connection.exec_driver_sql("BEGIN")
        return
    busy = int(BUSY_SECONDS * 1000)
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    _take(connection, monotonic() + BUSY_SECONDS)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {busy}")


def _take(connection: Connection, until: float) -> None:
    """Begin to write as soon as nobody else does: SQLite itself looks ten times a second only."""
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except OperationalError as error:
            if LOCKED not in str(error.orig) or monotonic() > until:
                raise
            sleep(uniform(LOOK / 4, LOOK))
        else:
            return
