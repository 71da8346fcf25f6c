"""Web archives packed as WACZ: a zip file with WARC files in it. Nothing is unpacked to a name."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import SEEK_CUR, SEEK_END, RawIOBase
from tempfile import TemporaryFile
from typing import BinaryIO, cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from headwater.errors import ArticleError
from headwater.model import Article, Reject
from headwater.readers.base import refuse
from headwater.readers.fields import storable
from headwater.readers.sieve import Sieve
from headwater.readers.warc import WarcReader, spooled
from headwater.settings import Settings

FOLDER = "archive/"
SUFFIXES = (".warc", ".warc.gz")
MOST = 10_000  # files in one archive
TIGHT = 100  # times its packed size: a WARC file is not more than that, a bomb is
LOCAL = struct.Struct("<4s22xHH")  # the header before a file: mark, length of name, of the rest
MARK = b"PK\x03\x04"


class WaczReader:
    """Reads the pages of a WACZ file; ``where/archive/name.warc.gz@offset`` is a record's place."""

    suffixes = (".wacz",)
    sifts = True

    def read(
        self, stream: BinaryIO, where: str, settings: Settings, sieve: Sieve | None = None
    ) -> Iterator[Article | Reject]:
        """Stream the articles of all its WARC files."""
        with spooled(stream) as whole:
            try:
                found = _files(whole)
            except (BadZipFile, ArticleError, ValueError, NotImplementedError) as error:
                yield refuse(where, f"no WACZ file: {error}")
                return
            for archive, info in found:
                yield from _read(archive, info, where, settings, sieve or Sieve())


def _files(stream: BinaryIO) -> list[tuple[ZipFile, ZipInfo]]:
    archive = ZipFile(stream)
    listed = archive.infolist()
    if len(listed) > MOST:
        raise ArticleError(f"more than {MOST} files")
    size = stream.seek(0, SEEK_END)
    if sum(info.compress_size for info in listed) > size:
        raise ArticleError("files that lie over one another")
    found = [info for info in listed if info.filename.startswith(FOLDER)]
    found = [info for info in found if info.filename.lower().endswith(SUFFIXES)]
    if not found:
        raise ArticleError(f"no WARC file in its folder {FOLDER}")
    return [(archive, info) for info in found]


def _read(
    archive: ZipFile, info: ZipInfo, where: str, settings: Settings, sieve: Sieve
) -> Iterator[Article | Reject]:
    name = info.filename if storable(info.filename) else ascii(info.filename)
    place = f"{where}/{name[:500]}"
    try:
        with _opened(archive, info) as stream:
            yield from WarcReader().read(stream, place, settings, sieve)
    except (
        BadZipFile,
        ArticleError,
        EOFError,
        ValueError,
        NotImplementedError,
        zlib.error,
    ) as error:
        yield refuse(place, error)


@contextmanager
def _opened(archive: ZipFile, info: ZipInfo) -> Iterator[BinaryIO]:
    """Open a file of an archive so that it can seek: where it lies, or in a nameless file."""
    if info.flag_bits & 1:
        raise ArticleError("encrypted")
    if info.compress_type == ZIP_STORED:
        yield cast("BinaryIO", _Part(cast("BinaryIO", archive.fp), info))
        return
    if info.file_size > TIGHT * max(info.compress_size, 1 << 16):
        raise ArticleError(f"{info.file_size} bytes out of {info.compress_size}: no WARC file")
    with TemporaryFile() as plain, archive.open(info) as packed:
        while block := packed.read(1 << 20):
            plain.write(block)
        yield cast("BinaryIO", plain)


class _Part(RawIOBase):
    """A file that lies unpacked in a zip file, as a file by itself."""

    def __init__(self, raw: BinaryIO, info: ZipInfo) -> None:
        super().__init__()
        raw.seek(info.header_offset)
        head = raw.read(LOCAL.size)
        if len(head) < LOCAL.size or not head.startswith(MARK):
            raise BadZipFile("a file that is not where it should be")
        _, name, rest = LOCAL.unpack(head)
        self._raw, self._start = raw, info.header_offset + LOCAL.size + name + rest
        self._size, self._at = info.compress_size, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can seek."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        base = {SEEK_CUR: self._at, SEEK_END: self._size}.get(whence, 0)
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most to its end."""
        left = max(0, self._size - self._at)
        self._raw.seek(self._start + self._at)
        found = self._raw.read(left if size < 0 else min(size, left))
        self._at += len(found)
        return found
