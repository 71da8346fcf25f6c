"""The machine and what is installed on it."""

import locale
import os
import platform
import re
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path

from headwater import __version__
from headwater.health.check import Check, broken, note, ok

PACKAGE = "headwater"
OLDEST = (3, 11)
ROOM = 1_000_000_000  # bytes: what a large page, unpacked, and a night of logs may take
AGAIN = "install it again: pip install --force-reinstall headwater"


def python() -> Check:
    """Look at the interpreter."""
    found = f"{platform.python_implementation()} {platform.python_version()} at {sys.executable}"
    if sys.version_info < OLDEST:
        return broken("python", found, f"use Python {'.'.join(map(str, OLDEST))} or newer")
    return ok("python", found)


def libraries() -> Iterator[Check]:
    """Look whether the package and each library that it needs is installed."""
    try:
        wanted = metadata.requires(PACKAGE) or []
    except metadata.PackageNotFoundError:
        yield broken("package", "runs from a folder, and is not installed", "pip install -e .")
        return
    known = [name for row in wanted if ";" not in row and (name := _name(row))]
    missing = [name for name in known if not _has(name)]
    where = Path(__file__).parents[1]
    if missing:
        yield broken("package", f"{PACKAGE} {__version__} lacks {', '.join(missing)}", AGAIN)
    else:
        yield ok("package", f"{PACKAGE} {__version__} at {where}, {len(known)} libraries")


def sqlite() -> Check:
    """Look whether the SQLite of this Python can search by words."""
    found = f"SQLite {sqlite3.sqlite_version}"
    try:
        with closing(sqlite3.connect(":memory:")) as raw:
            raw.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    except sqlite3.Error as error:
        remedy = "use a Python whose SQLite has FTS5, or a store in PostgreSQL"
        return broken("sqlite", f"{found}: {error}", remedy)
    return ok("sqlite", f"{found} with full-text search")


def disk() -> Check:
    """Look for room where temporary files go."""
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    found = f"{free / 1e9:.1f} GB free in {folder}"
    if free < ROOM:
        return broken("disk", found, "make room, or name another folder in TMPDIR")
    return ok("disk", found)


def memory() -> Check:
    """Look for memory that is free."""
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return ok("memory", f"not told by {platform.system()}")
    found = f"{free / 1e9:.1f} GB free, {os.cpu_count()} processors"
    if free < ROOM:
        return note("memory", found, "read with --engine serial, or --encoder none")
    return ok("memory", found)


def terminal() -> Check:
    """Look whether names in any script come through."""
    spoken = locale.getencoding()
    found = f"encoding {spoken}"
    if spoken.lower().replace("-", "") != "utf8":
        remedy = "names may look odd: set LANG to a UTF-8 locale, such as C.UTF-8; output is UTF-8"
        return note("terminal", found, remedy)
    return ok("terminal", f"{found}; where names are boxes, the font lacks their script")


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return found[0] if found else ""


def _has(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
