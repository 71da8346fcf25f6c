"""From what the user named (files, folders, ``-``) to a stream of articles and rejects."""

import gzip
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

from headwater.errors import ArticleError, InputError
from headwater.model import Article, Reject
from headwater.readers.base import Reader, refuse
from headwater.readers.listings import Listing, Told
from headwater.readers.sieve import Sieve, Sifting, Wanted
from headwater.registry import find, names
from headwater.settings import Settings

STDIN = "-"
PACKED = ".gz"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, by its place and by its name below the INPUT given."""

    path: Path
    where: str


def read_inputs(
    inputs: Sequence[str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    *,
    sieve: Sieve | None = None,
) -> Iterator[Article | Reject]:
    """Stream the articles of files, folders and ``-`` (stdin, as JSON lines), in that order.

    Readers of archives ask ``sieve`` what is known already, and count there what they leave.

    InputError, before anything is read, for an INPUT that is not there or of no known kind.
    """
    for name in inputs:
        if name != STDIN:
            _check(Path(name), _shelf())
    return _read_all(inputs, settings, stdin, sieve)


def _read_all(
    inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None, sieve: Sieve | None
) -> Iterator[Article | Reject]:
    for name in inputs:
        if name == STDIN:
            reader: Reader = find("readers", "jsonl")()
            yield from _guarded(reader, stdin or sys.stdin.buffer, STDIN, settings, sieve)
            continue
        for file in _files(Path(name)):
            yield from _read_file(file, settings, sieve)


def found_in(inputs: Sequence[str]) -> Iterator[File]:
    """List the files of files and folders, in the order in which ``read_inputs`` reads them.

    InputError for an INPUT that is not there or of no known kind.
    """
    for name in inputs:
        _check(Path(name), _shelf())
    return (file for name in inputs for file in _files(Path(name)))


def read_file(
    file: File, settings: Settings, stream: BinaryIO | None = None
) -> Iterator[Article | Reject]:
    """Stream one file; ``stream``, where given, is what its path leads to, opened by the caller."""
    reader = _reader_for(file.path, _shelf())
    if reader is None or stream is None:
        return _read_file(file, settings)
    return _told(reader, stream, file, settings)


def addresses(inputs: Sequence[str], settings: Settings) -> Iterator[str]:
    """Stream the addresses that files of lists name, and that the settings want.

    InputError for an INPUT that is not there or lists nothing.
    """
    wanted = Wanted.of(settings)
    for file in found_in(inputs):
        reader: object = reader_of(file)
        if not isinstance(reader, Listing):
            raise InputError(f"{file.where!r}: no list of addresses")
        with _open(file.path, reader_of(file)) as stream:
            for told in reader.told(stream, file.where, settings):
                if isinstance(told, Told) and told.wanted(wanted):
                    yield told.url


def reader_of(file: File) -> Reader | None:
    """Return the reader for a file, None where its suffix is not known."""
    return _reader_for(file.path, _shelf())


@cache
def _shelf() -> dict[str, Reader]:
    members: list[Reader] = [find("readers", name)() for name in names("readers")]
    return {suffix: reader for reader in members for suffix in reader.suffixes}


def _check(path: Path, shelf: dict[str, Reader]) -> None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise InputError(f"cannot open {_safe(str(path))!r}: {error}") from error
    if not stat.S_ISDIR(mode) and _reader_for(path, shelf) is None:
        raise InputError(f"{_safe(str(path))!r}: {_unknown(shelf)}")


def _unknown(shelf: dict[str, Reader]) -> str:
    return f"no reader for this suffix; known: {', '.join(sorted(shelf))}, each also with {PACKED}"


def _reader_for(path: Path, shelf: dict[str, Reader]) -> Reader | None:
    name = path.name.lower().removesuffix(PACKED)
    known = sorted(shelf, key=len, reverse=True)  # .gkg.csv.zip before .zip
    return next((shelf[suffix] for suffix in known if name.endswith(suffix)), None)


def _files(path: Path) -> Iterator[File]:
    if not path.is_dir():
        yield File(path, _safe(path.name))
        return
    for found in _walk(path):
        yield File(found, _safe(found.relative_to(path).as_posix()))


def _walk(folder: Path) -> Iterator[Path]:
    """Yield what is in a folder, sorted; links to folders are not followed, so no loop is."""
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry)
        else:
            yield entry


def _read_file(
    file: File, settings: Settings, sieve: Sieve | None = None
) -> Iterator[Article | Reject]:
    reader = _reader_for(file.path, _shelf())
    if reader is None:
        yield refuse(file.where, _unknown(_shelf()))
        return
    try:
        stream = _open(file.path, reader)
    except (OSError, ArticleError) as error:
        yield refuse(file.where, error)
        return
    with stream:
        yield from _told(reader, stream, file, settings, sieve)


def _told(
    reader: Reader, stream: BinaryIO, file: File, settings: Settings, sieve: Sieve | None = None
) -> Iterator[Article | Reject]:
    """Stream an open file; its articles say which file they are from."""
    path = _safe(str(file.path))
    for item in _guarded(reader, stream, file.where, settings, sieve):
        yield replace(item, path=path) if isinstance(item, Article) else item


def is_unpacked(path: Path, reader: Reader | None) -> bool:
    """Tell whether a file is handed to its reader unpacked: some take a packed one as it is."""
    return path.name.lower().endswith(PACKED) and not getattr(reader, "unpacks", False)


def _open(path: Path, reader: Reader | None) -> BinaryIO:
    if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe or a device may wait for ever
        raise ArticleError("not a regular file")
    if is_unpacked(path, reader):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")


def _guarded(
    reader: Reader, stream: BinaryIO, where: str, settings: Settings, sieve: Sieve | None
) -> Iterator[Article | Reject]:
    """Turn what goes wrong while bytes are fetched into a Reject."""
    try:
        if sieve and isinstance(reader, Sifting):
            yield from reader.read(stream, where, settings, sieve)
        else:
            yield from reader.read(stream, where, settings)
    except (OSError, EOFError, zlib.error, ArticleError) as error:
        yield refuse(where, error)


def _safe(name: str) -> str:
    """Return a file name as text that can be stored, whatever bytes it is made of."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
