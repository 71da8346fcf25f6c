"""A store: whether it opens, is whole and of this version, and has room to grow."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from headwater import queries
from headwater.errors import StoreError
from headwater.health.check import Check, broken, note, ok
from headwater.settings import Settings
from headwater.stores import Store
from headwater.stores.opening import kind_of, open_store
from headwater.stores.schema import APPLICATION, HEAD

LARGE_LOG = 1_000_000_000  # bytes of a write-ahead log that nobody has taken in
LEAST_ROOM = 1_000_000_000
SHARE = 0.2  # of a store's size that should be free beside it
ODD = (sqlite3.Error, OSError)


def store(place: str, settings: Settings) -> Iterator[Check]:
    """Look at the store at ``place``; one of an older version is left as it is."""
    if kind_of(place, settings.store) == "sqlite":
        found = list(_file(Path(place)))
        yield from found
        if any(check.state != "ok" for check in found if check.name == "store"):
            return
    try:
        opened = open_store(place, settings.store)
    except StoreError as error:
        yield broken("store", str(error), "see the message; make one: headwater read … --store")
        return
    try:
        with closing(opened):
            yield from _content(opened)
    except StoreError as error:
        yield broken("store", str(error), "headwater verify tells more; else restore a backup")


def _content(opened: Store) -> Iterator[Check]:
    totals = queries.counts(opened)
    found = f"{totals.articles:,} articles, {totals.stories:,} stories, {totals.claims:,} claims"
    yield ok("content", found)
    if opened.waiting(1):
        yield note("linking", "articles wait for it", "headwater link --store …")
    if totals.rejects > totals.articles:
        told = f"{totals.rejects:,} rejects for {totals.articles:,} articles"
        yield note("rejects", told, "see why: headwater rejects --store …")


def _file(path: Path) -> Iterator[Check]:
    """Look at a file without changing it."""
    if not path.is_file():
        yield broken("store", f"no file {path}", "make one: headwater read … --store")
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw:
            yield _revision(raw, path)
            yield _whole(raw)
    except ODD as error:
        remedy = "is it a store? restore a backup, or read the news again into a new one"
        yield broken("store", f"{path}: {error}", remedy)
        return
    yield _writable(path)
    yield _log(path)
    yield _room(path)


def _revision(raw: sqlite3.Connection, path: Path) -> Check:
    (application,) = raw.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        return broken("store", f"{path} is no Headwater store", "name another file")
    (found,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    if found > HEAD:
        return broken("store", f"tables {found}, known up to {HEAD}", "use a newer Headwater")
    if found < HEAD:
        remedy = "opening it brings them up to date; make a copy of the file before"
        return note("store", f"tables {found}, of an older Headwater; now {HEAD}", remedy)
    return ok("store", f"{path}, tables {found}")


def _whole(raw: sqlite3.Connection) -> Check:
    rows = [row for (row,) in raw.execute("PRAGMA quick_check(3)")]
    if rows != ["ok"]:
        remedy = "restore a backup, or read the news again into a new store"
        return broken("integrity", "; ".join(rows)[:300], remedy)
    return ok("integrity", "whole")


def _writable(path: Path) -> Check:
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        remedy = "reading from it works; to add news, allow writing to the file and its folder"
        return note("writing", f"{path} cannot be written to by you", remedy)
    return ok("writing", "allowed")


def _log(path: Path) -> Check:
    log = path.with_name(path.name + "-wal")
    size = log.stat().st_size if log.is_file() else 0
    found = f"write-ahead log of {size / 1e6:.1f} MB"
    if size > LARGE_LOG:
        return note("log", found, "end all that read the store, then open it once")
    return ok("log", found)


def _room(path: Path) -> Check:
    size, free = path.stat().st_size, shutil.disk_usage(path.absolute().parent).free
    found = f"{free / 1e9:.1f} GB free beside {size / 1e9:.2f} GB"
    if free < max(LEAST_ROOM, size * SHARE):
        return broken("room", found, "make room on that disk, or move the store")
    return ok("room", found)
