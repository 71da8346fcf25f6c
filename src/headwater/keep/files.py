"""The files of a folder of records: one writer each, mended when their writer died, then closed.

While it is written a file is called ``….warc.gz.open`` and locked. A process that is killed leaves
it so, perhaps with the beginning of a record at its end. Whoever opens the folder next and gets the
lock cuts that off and gives the file its name: nothing before the torn record is touched.
"""

import os
import secrets
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

if sys.platform != "win32":
    import fcntl

SUFFIX = ".warc.gz"
OPEN = ".open"
CHUNK = 1 << 20


def new_name() -> str:
    """Name a file after the moment, so that files sort by age; never twice the same."""
    return f"headwater-{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}{SUFFIX}"


def begin(folder: Path) -> tuple[str, int]:
    """Make a new file and lock it; return its name and descriptor."""
    while True:
        name = new_name()
        path = folder / (name + OPEN)
        made = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        if _lock(made, wait=True) and _same(path, made):
            return name, made
        os.close(made)  # somebody took it for a dead one's in the moment before it was locked


def end(folder: Path, name: str, made: int) -> None:
    """Close a file and give it its name."""
    os.fsync(made)
    (folder / (name + OPEN)).rename(folder / name)
    sync(folder)
    os.close(made)


def find(folder: Path, name: str) -> Path | None:
    """Return where a file lies, whether it is still written or not; None where it is not."""
    for path in (folder / name, folder / (name + OPEN), folder / name):  # it may be renamed now
        if path.is_file():
            return path
    return None


def listed(folder: Path) -> list[tuple[str, Path, int]]:
    """List the files of a folder: name, place, and how many bytes of it are whole records."""
    found: dict[str, tuple[Path, int]] = {}
    for path in [*folder.glob(f"*{SUFFIX}{OPEN}"), *folder.glob(f"*{SUFFIX}")]:
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                whole = _whole(file.fileno()) if path.suffix == OPEN else size
        except FileNotFoundError:  # closed a moment ago, and found under its name
            continue
        found[path.name.removesuffix(OPEN)] = (path, whole)
    return [(name, *place) for name, place in sorted(found.items())]


def mend(folder: Path) -> list[tuple[Path, int]]:
    """Cut torn ends off what dead processes left; return the files and how many bytes went."""
    return [mended for path in sorted(folder.glob(f"*{SUFFIX}{OPEN}")) for mended in _mend(path)]


def _mend(path: Path) -> Iterator[tuple[Path, int]]:
    try:
        left = os.open(path, os.O_RDWR)
    except FileNotFoundError:  # closed, or mended by another, a moment ago
        return
    try:
        if _lock(left, wait=False) and _same(path, left):
            size, whole = os.fstat(left).st_size, _whole(left)
            os.ftruncate(left, whole)
            os.fsync(left)
            if whole:
                path.rename(path.with_name(path.name.removesuffix(OPEN)))
            else:
                path.unlink()
            if size > whole:
                yield path.with_name(path.name.removesuffix(OPEN)), size - whole
    finally:
        os.close(left)


def _whole(left: int) -> int:
    """Tell where the last whole gzip member of a file ends; a damaged one ends the search."""
    end, position, packed = 0, 0, zlib.decompressobj(wbits=31)
    while raw := os.pread(left, CHUNK, position):
        position += len(raw)
        try:
            while raw:
                packed.decompress(raw, CHUNK)
                raw = packed.unconsumed_tail
                if packed.eof:
                    raw = packed.unused_data
                    end, packed = position - len(raw), zlib.decompressobj(wbits=31)
        except zlib.error:
            break
    return end


def sync(folder: Path) -> None:
    """Have the names in a folder on disk, where a system can."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(opened)
    except OSError:
        return
    finally:
        os.close(opened)


if sys.platform != "win32":

    def _lock(file: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            return False
        return True

else:

    def _lock(file: int, *, wait: bool) -> bool:
        return wait  # no lock, no mending: files of the dead stay as they are, and are still read


def _same(path: Path, file: int) -> bool:
    """Tell whether a path still names an open file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False
