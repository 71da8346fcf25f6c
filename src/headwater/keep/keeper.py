"""Keeps raw answers in a folder of WARC files, so that a receipt can be checked years later."""

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Protocol, Self

from headwater import __version__
from headwater.errors import KeepError
from headwater.keep import files
from headwater.keep.records import MOST, address, date, pack, pack_info, record_id, unpack
from headwater.model import Fetched, Kept

FULL = 1 << 28  # bytes after which the next file is begun: small enough to copy and to lose
BESIDE = ".kept"
NOWHERE = "none"


def folder_of(place: str, keep: str = "") -> Path | None:
    """Return where the answers of a store are kept: in ``keep``, else beside the store's file.

    None where nothing is kept: ``keep`` is ``none``, or the store is no file (a server's address)
    and no folder is named.
    """
    if keep:
        return None if keep == NOWHERE else Path(keep)
    return None if "://" in place else Path(place + BESIDE)


class Shelf(Protocol):
    """As much of a store as tells what is kept already."""

    def read(self, kind: type[Kept], *, of: str | None = None) -> Iterable[Kept]:
        """Stream the places of what is kept of one digest."""
        ...


def keeper_of(place: str, store: Shelf, keep: str = "") -> "Keeper | None":
    """Make the keeper that goes with the store at ``place``; None where nothing is kept.

    The caller writes what it keeps beside what is made of it, at one stroke:
    ``store.write([keeper.keep(fetched), reading])``.
    """
    folder = folder_of(place, keep)
    return Keeper(folder, known=lambda digest: store.read(Kept, of=digest)) if folder else None


def _nothing(_: str) -> Iterable[Kept]:
    return ()


class Keeper:
    """Keeps answers below ``folder``; threads may share one, and each process makes its own.

    ``known`` tells what is kept of a digest already, such as
    ``lambda digest: store.read(Kept, of=digest)``: what an address says again in the same words is
    not kept twice. Nothing is made on disk before the first answer is kept.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        known: Callable[[str], Iterable[Kept]] = _nothing,
        full: int = FULL,
    ) -> None:
        self.folder = Path(folder)
        self._known, self._full = known, full
        self._lock = Lock()
        self._name, self._file, self._size, self._process = "", -1, 0, 0

    def keep(self, fetched: Fetched) -> Kept:
        """Keep an answer and tell where; when this returns its record is on disk.

        KeepError when the folder cannot be written to.
        """
        with self._lock:
            earlier = next((k for k in self._known(fetched.digest) if k.url == fetched.url), None)
            if earlier:
                return earlier
            packed = pack(fetched)
            try:
                offset = self._append(packed)
            except OSError as error:
                self._abandon()
                raise KeepError(
                    f"{self.folder}: {error}; answers are kept here: make room, make it writable,"
                    " or name another folder with the setting keep"
                ) from error
        key = record_id(fetched)
        return Kept(
            key, fetched.url, fetched.fetched, fetched.digest, self._name, offset, len(packed)
        )

    def load(self, kept: Kept) -> Fetched:
        """Read an answer back; KeepError when its record is gone, damaged or not what was kept."""
        where = f"{self.folder / kept.file} at {kept.offset}"
        try:
            key, fetched = unpack(self._bytes(kept))
        except (KeepError, OSError) as error:
            raise KeepError(f"{where}: {error}") from error
        for name, found, wanted in (
            ("id", key, kept.id),
            ("address", fetched.url, address(kept.url)),
            ("time", fetched.fetched, date(kept.fetched)),
            ("digest", fetched.digest, kept.digest),
        ):
            if found != wanted:
                raise KeepError(f"{where}: the {name} of the record is {found}, not {wanted}")
        return replace(fetched, url=kept.url, fetched=kept.fetched)

    def close(self) -> None:
        """Give the file that is being written its name; keeping again begins another."""
        with self._lock:
            self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _append(self, packed: bytes) -> int:
        if self._process != os.getpid():  # after a fork the file is the parent's
            self._abandon()
        if self._file >= 0 and self._size + len(packed) > self._full:
            self._close()
        if self._file < 0:
            self._begin()
        offset = self._size
        self._write(packed)
        return offset

    def _begin(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True)
        files.mend(self.folder)
        self._name, self._file = files.begin(self.folder)
        self._size, self._process = 0, os.getpid()
        files.sync(self.folder)
        self._write(pack_info(self._name, f"Headwater {__version__}"))

    def _write(self, packed: bytes) -> None:
        rest = memoryview(packed)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        os.fsync(self._file)
        self._size += len(packed)

    def _close(self) -> None:
        if self._file >= 0:
            files.end(self.folder, self._name, self._file)
            self._file = -1

    def _abandon(self) -> None:
        """Leave a file whose end is in doubt to be mended, as if this process had died."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _bytes(self, kept: Kept) -> bytes:
        if Path(kept.file).name != kept.file or not kept.file.endswith(files.SUFFIX):
            raise KeepError("not the name of a file of records")
        path = files.find(self.folder, kept.file)
        if path is None:
            raise KeepError("there is no such file")
        if not 0 < kept.length <= MOST or kept.offset < 0:
            raise KeepError(f"no record is {kept.length} bytes long")
        with path.open("rb") as file:
            file.seek(kept.offset)
            raw = file.read(min(kept.length, path.stat().st_size))
        if len(raw) < kept.length:
            raise KeepError("the file ends before the record does")
        return raw
