"""The packing of a WARC file: gzip members one after another, or plain bytes.

A member is found, inflated within bounds, and where it is damaged the next one is found again by
its first bytes. Places are offsets in the file as it lies on disk.
"""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from headwater.errors import ArticleError

GZIP = b"\x1f\x8b\x08"
WARC = b"WARC/"
CHUNK = 1 << 16
STEP = 1 << 18  # bytes inflated at once
KEPT = 64  # bytes of a window that may begin what is looked for
TRIED = 64  # bytes inflated to see whether a member holds a record


class PackingError(ArticleError):
    """The gzip data of a member are damaged, so that nothing after that can be told."""


class Plain:
    """A file that is not packed, from ``start`` on."""

    def __init__(self, raw: BinaryIO, start: int) -> None:
        self._raw, self.place = raw, start
        self.size = raw.seek(0, 2)

    def peek(self, size: int) -> bytes:
        """Return the next bytes without taking them."""
        self._raw.seek(self.place)
        return self._raw.read(size)

    def take(self, size: int) -> bytes:
        """Return the next bytes; fewer where the file ends."""
        found = self.peek(size)
        self.place += len(found)
        return found

    def skip(self, size: int) -> int:
        """Pass over bytes; return how many there were."""
        there = min(size, self.size - self.place)
        self.place += there
        return there

    def follows(self, size: int) -> bytes:
        """Return the first bytes after the next ``size``."""
        self._raw.seek(self.place + size)
        return self._raw.read(len(WARC) + 4)


class Member:
    """One gzip member, inflated as it is read; ``place`` is where it begins.

    PackingError where it is damaged, cut short, or holds more than ``limit`` bytes.
    """

    def __init__(self, raw: BinaryIO, start: int, limit: int) -> None:
        self._raw, self.place, self._limit = raw, start, limit
        self._at = start  # of the packed bytes that were not looked at yet
        self._packed = zlib.decompressobj(wbits=31)
        self._ready, self._inflated = bytearray(), 0

    def peek(self, size: int) -> bytes:
        """Return the next bytes without taking them; fewer where the member ends."""
        self._fill(size)
        return bytes(self._ready[:size])

    def take(self, size: int) -> bytes:
        """Return the next bytes; fewer where the member ends."""
        self._fill(size)
        found = bytes(self._ready[:size])
        del self._ready[:size]
        return found

    def skip(self, size: int) -> int:
        """Pass over bytes; return how many there were."""
        done = 0
        while done < size and (step := len(self.take(min(size - done, STEP)))):
            done += step
        return done

    def end(self) -> int:
        """Inflate what is left and return where the next member begins."""
        while self.take(STEP):
            pass
        return self._at

    def seek(self, opening: re.Pattern[bytes]) -> bool:
        """Pass over bytes until ``opening`` follows; False where the member ends before."""
        while len(window := self.peek(STEP)) > KEPT:
            if found := opening.search(window):
                self.skip(found.start())
                return True
            self.skip(len(window) - KEPT if len(window) == STEP else len(window))
        return False

    def _fill(self, size: int) -> None:
        try:
            while len(self._ready) < size and not self._packed.eof:
                self._inflate()
        except zlib.error as error:
            raise PackingError(f"damaged gzip data: {error}") from error

    def _inflate(self) -> None:
        raw = self._packed.unconsumed_tail or self._next()
        plain = self._packed.decompress(raw, STEP)
        if self._packed.eof:
            self._at -= len(self._packed.unused_data)
        elif not raw and not plain:
            raise PackingError("the file ends before the gzip data do")
        self._inflated += len(plain)
        if self._inflated > self._limit:
            raise PackingError(f"gzip data of more than {self._limit} bytes")
        self._ready += plain

    def _next(self) -> bytes:
        self._raw.seek(self._at)
        raw = self._raw.read(CHUNK)
        self._at += len(raw)
        return raw


def is_packed(raw: BinaryIO) -> bool:
    """Tell whether a file begins with a gzip member."""
    raw.seek(0)
    return raw.read(len(GZIP)) == GZIP


def starts(raw: BinaryIO, start: int, mark: bytes) -> Iterator[int]:
    """Yield where ``mark`` stands in a file from ``start`` on."""
    place, kept = start, b""
    raw.seek(start)
    while block := raw.read(CHUNK * 4):
        window = kept + block
        at = window.find(mark)
        while at >= 0:
            yield place - len(kept) + at
            at = window.find(mark, at + 1)
        place += len(block)
        kept = window[-len(mark) + 1 :]
        raw.seek(place)


def next_member(raw: BinaryIO, start: int) -> int | None:
    """Find the next gzip member that holds a record; None where there is no more."""
    return next((at for at in starts(raw, start, GZIP) if _holds_record(raw, at)), None)


def _holds_record(raw: BinaryIO, at: int) -> bool:
    raw.seek(at)
    try:
        return zlib.decompressobj(wbits=31).decompress(raw.read(1024), TRIED).startswith(WARC)
    except zlib.error:
        return False
