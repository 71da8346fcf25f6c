"""All that a store holds at one moment, as one SQLite file; others may write meanwhile."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from headwater.errors import StoreError
from headwater.stores.base import Store
from headwater.stores.copying import copy
from headwater.stores.sqlite import SqliteStore

BUSY_SECONDS = 600.0


def snapshot(
    store: Store, path: Path, told: Callable[[str, int], object] = lambda *_: None
) -> None:
    """Write what a store holds into a new SQLite file; StoreError when that fails.

    Of an SQLite store others go on writing; a server's waits until it is copied, and ``told`` hears
    of its tables how many rows are.
    """
    if not isinstance(store, SqliteStore):
        with closing(SqliteStore(str(path))) as target:
            copy(store, target, told)
        return
    try:
        with closing(sqlite3.connect(store.location, timeout=BUSY_SECONDS)) as connection:
            connection.execute("VACUUM INTO ?", (str(path),))
    except sqlite3.Error as error:
        raise StoreError(f"{store.location}: cannot be copied: {error}") from error
