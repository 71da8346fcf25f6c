"""Inputs cut into pieces that workers on other machines can be sent to read by name.

A piece is one whole file or a run of lines of a long one. Places named ``scheme://…`` are asked of
the file systems of Apache Arrow (``file``, ``hdfs``, ``s3``, ``gs``, ``abfs``), which the extra
``headwater[spark]`` brings; the driver sees names and sizes, never what a file holds.
"""

import gzip
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from headwater.errors import InputError
from headwater.model import Article, Reject
from headwater.readers.base import refuse
from headwater.readers.inputs import PACKED, File, found_in, is_unpacked, read_file, reader_of
from headwater.settings import Settings

SCHEME = "://"
ALIASES = {"s3a": "s3", "s3n": "s3", "abfss": "abfs"}  # as Hadoop calls them
BLOCK = 1 << 20  # bytes read at once when lines are counted


@dataclass(frozen=True, slots=True)
class Piece:
    """A file as the user named it, where a worker finds it, and which of its bytes are meant.

    It has the lines that begin from ``start`` on and before ``end``; ``end`` 0 is the whole file.
    ``before`` counts the lines of earlier pieces.
    """

    path: str
    place: str
    where: str
    size: int
    start: int = 0
    end: int = 0
    before: int = 0


def files(inputs: Sequence[str]) -> Iterator[Piece]:
    """List what inputs hold, in the order in which it is read, each file one piece.

    InputError for an INPUT that is not there or of no known kind.
    """
    for name in inputs:
        yield from _remote(name) if SCHEME in name else _local(name)


def count_lines(piece: Piece) -> int:
    """Count the lines of a piece; 0 where it cannot be read, which reading it will tell."""
    try:
        with _opened(piece) as stream:
            return _Run(stream, piece.start, piece.end).count()
    except OSError:
        return 0


def read_piece(piece: Piece, settings: Settings) -> Iterator[Article | Reject]:
    """Stream the articles and rejects of one piece as they come when its file is read whole."""
    file = File(Path(piece.path), piece.where)
    if SCHEME not in piece.path and not piece.end:
        for item in read_file(File(Path(piece.place), piece.where), settings):
            yield replace(item, path=piece.path) if isinstance(item, Article) else item
        return
    try:
        stream = _opened(piece)
    except OSError as error:
        yield refuse(piece.where, error)
        return
    with stream:
        run = _Run(stream, piece.start, piece.end) if piece.end else _unpacked(piece, stream)
        for item in read_file(file, settings, cast("BinaryIO", run)):
            yield _placed(item, piece)


def _placed(item: Article | Reject, piece: Piece) -> Article | Reject:
    """Say which file an article is from, and of a reject which line of the whole file it is."""
    if isinstance(item, Article):
        return replace(item, path=piece.path)
    head, _, line = item.where.rpartition(":")
    if piece.before and head == piece.where and line.isdecimal():
        return replace(item, where=f"{head}:{int(line) + piece.before}")
    return item


def _local(name: str) -> Iterator[Piece]:
    for file in found_in([name]):
        path = str(file.path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        size = file.path.stat().st_size if file.path.is_file() else 0
        yield Piece(path, str(file.path.absolute()), file.where, size)


def _remote(name: str) -> Iterator[Piece]:
    """List one place of an Arrow file system, a folder in order of names and without hidden."""
    from pyarrow import ArrowException
    from pyarrow.fs import FileSelector, FileType

    try:
        system, root = file_system(name)
        info = system.get_file_info(root)
        if info.type is FileType.NotFound:
            raise FileNotFoundError("there is no such file or folder")
        folder = info.type is FileType.Directory
        found = system.get_file_info(FileSelector(root, recursive=True)) if folder else [info]
    except (OSError, ArrowException) as error:
        raise InputError(f"cannot open {name!r}: {error}") from error
    if not folder and reader_of(File(Path(root), "")) is None:
        raise InputError(f"{name!r}: no reader for this suffix")
    files = [one for one in found if one.type is FileType.File]
    base = PurePosixPath(root) if folder else PurePosixPath(root).parent
    listed = [(PurePosixPath(one.path).relative_to(base), one.size) for one in files]
    for where, size in sorted(listed, key=lambda item: item[0].parts):
        if not any(part.startswith(".") for part in where.parts):
            place = f"{name.rstrip('/')}/{where}" if folder else name
            yield Piece(place, place, str(where), size or 0)


def file_system(place: str) -> tuple[Any, str]:
    """Return the file system of a place, and the path of the place on it."""
    try:
        from pyarrow.fs import FileSystem
    except ImportError as error:
        raise InputError(f"{place!r}: needs headwater[spark]: pip install pyarrow") from error
    scheme, _, rest = place.partition(SCHEME)
    system, root = FileSystem.from_uri(f"{ALIASES.get(scheme, scheme)}{SCHEME}{rest}")
    return system, root


def _opened(piece: Piece) -> BinaryIO:
    if SCHEME not in piece.place:
        return Path(piece.place).open("rb")
    system, root = file_system(piece.place)
    return cast("BinaryIO", io.BufferedReader(system.open_input_file(root)))


def _unpacked(piece: Piece, stream: BinaryIO) -> BinaryIO:
    path = Path(piece.path)
    packed = is_unpacked(path, reader_of(File(path, piece.where)))
    return cast("BinaryIO", gzip.open(stream, "rb")) if packed else stream


def cut(piece: Piece, size: int) -> Iterator[Piece]:
    """Cut a long file into runs of about ``size`` bytes, if its reader takes line by line."""
    reader = reader_of(File(Path(piece.path), piece.where))
    packed = piece.path.lower().endswith(PACKED)
    if packed or piece.size <= size or not getattr(reader, "lined", False):
        yield piece
        return
    for start in range(0, piece.size, size):
        end = min(start + size, piece.size)
        yield replace(piece, size=end - start, start=start, end=end)


class _Run:
    """The lines of a file that begin within a run of its bytes, as a stream to read lines from."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream, self._end = stream, end
        self._at, self._begins = max(start - 1, 0), True
        stream.seek(self._at)
        while start and self._at < end:  # the line that began before is another piece's
            if self.readline(BLOCK).endswith(b"\n"):
                break
        self._begins = True

    def readline(self, size: int = -1) -> bytes:
        """Read a line, or ``size`` bytes of it; nothing where the next begins too late."""
        if self._begins and self._at >= self._end:
            return b""
        raw = self._stream.readline(size)
        self._at += len(raw)
        self._begins = raw.endswith(b"\n")
        return raw

    def count(self) -> int:
        """Count its lines."""
        found, last = 0, b"\n"
        while self._at < self._end:
            block = self._stream.read(min(BLOCK, self._end - self._at))
            if not block:
                break
            self._at, last = self._at + len(block), block[-1:]
            found += block.count(b"\n")
        return found + (last != b"\n")
