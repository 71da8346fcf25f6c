"""A store and what was kept beside it, saved in one file and brought back; others may write on."""

import os
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from headwater import __version__
from headwater.errors import InputError, KeepError, StoreError
from headwater.keep.files import listed, sync
from headwater.keeping.archive import (
    KEPT,
    STORE,
    Manifest,
    add,
    add_manifest,
    extract,
    read_manifest,
)
from headwater.model import Reading
from headwater.stores import Store
from headwater.stores.copying import copy
from headwater.stores.opening import USUAL, kind_of, open_store
from headwater.stores.snapshots import snapshot
from headwater.stores.sqlite import SqliteStore

PART = ".part"
Told = Callable[[int, int], object]  # bytes done, bytes in all


def backup(
    store: Store, folder: Path | None, target: Path, told: Told = lambda *_: None
) -> Manifest:
    """Save a store, and the answers kept in ``folder``, in the new file ``target``.

    The store is copied first: whatever it points to is then in the folder. InputError when there is
    such a file; StoreError and KeepError when something cannot be read or written.
    """
    if target.exists():
        raise InputError(f"{target}: there is such a file; name a new one")
    part = target.with_name(target.name + PART)
    with _written(part, target), TemporaryDirectory(dir=target.absolute().parent) as scratch:
        copied = Path(scratch) / STORE
        snapshot(store, copied)
        found = [(STORE, copied, copied.stat().st_size), *_answers(folder)]
        with closing(SqliteStore(str(copied))) as same:
            articles = same.count(Reading)
        with ZipFile(part, "w") as archive:
            saved, total, done = [], sum(size for *_, size in found), 0
            for name, path, size in found:
                saved.append(add(archive, name, path, size))
                told(done := done + size, total)
            now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
            manifest = Manifest(1, __version__, now, articles, tuple(saved))
            add_manifest(archive, manifest)
    return manifest


def restore(
    source: Path, place: str, folder: Path | None, told: Told = lambda *_: None
) -> Manifest:
    """Bring a backup back into the new store at ``place`` and answers into ``folder``.

    Nothing there is overwritten, and nothing stays when a digest is wrong. InputError when there is
    a store or a folder with answers already, or no backup; KeepError when it is damaged.
    """
    _check_free(place, folder)
    try:
        with ZipFile(source) as archive:
            manifest = read_manifest(archive)
            if folder is None and any(saved.name != STORE for saved in manifest.files):
                raise InputError("there are raw answers in it: name a folder for them with --keep")
            beside = folder.absolute().parent if folder else Path(place).absolute().parent
            _check_room(beside, manifest)
            with TemporaryDirectory(dir=beside) as scratch:
                _extract(archive, manifest, Path(scratch), told)
                _put(Path(scratch), place, folder)
    except (OSError, BadZipFile, zlib.error) as error:
        raise KeepError(f"{source}: cannot be brought back: {error}") from error
    return manifest


@contextmanager
def _written(part: Path, target: Path) -> Iterator[None]:
    """Give a file its name when it is whole; what was written of it goes when it is not."""
    try:
        yield
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.rename(target)
        sync(target.absolute().parent)
    except OSError as error:
        raise KeepError(f"{target}: cannot be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _answers(folder: Path | None) -> list[tuple[str, Path, int]]:
    return [(KEPT + name, path, size) for name, path, size in (listed(folder) if folder else ())]


def _check_free(place: str, folder: Path | None) -> None:
    if kind_of(place) == USUAL and Path(place).exists():
        raise InputError(f"{place}: there is a store already; name a new place")
    if folder and folder.exists() and any(folder.iterdir()):
        raise InputError(f"{folder}: there are answers already; name a new place, or --keep")


def _check_room(beside: Path, manifest: Manifest) -> None:
    if not beside.is_dir():
        raise InputError(f"{beside}: there is no such folder")
    free = shutil.disk_usage(beside).free
    if free < manifest.size:
        raise KeepError(f"{beside}: {manifest.size} bytes are to be brought back, {free} are free")


def _extract(archive: ZipFile, manifest: Manifest, scratch: Path, told: Told) -> None:
    (scratch / KEPT).mkdir()
    done = 0
    for saved in manifest.files:
        extract(archive, saved, scratch / saved.name)
        told(done := done + saved.size, manifest.size)


def _put(scratch: Path, place: str, folder: Path | None) -> None:
    """Have all at its place, the answers first: a store must not point at what is not there."""
    if folder and any((scratch / KEPT).iterdir()):
        if folder.exists():
            folder.rmdir()
        (scratch / KEPT).rename(folder)
    try:
        if kind_of(place) == USUAL:
            (scratch / STORE).rename(place)
            sync(Path(place).absolute().parent)
            return
        with (
            closing(SqliteStore(str(scratch / STORE))) as source,
            closing(open_store(place, create=True)) as target,
        ):
            copy(source, target)
    except (OSError, StoreError):
        if folder and folder.exists():
            folder.rename(scratch / KEPT)
        raise
