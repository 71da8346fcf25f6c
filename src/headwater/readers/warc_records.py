"""Records of a WARC file, one after another, whatever lies between them.

A record that is damaged is told with its place, and reading goes on at the next one: at the next
gzip member, or at the next line that begins a record.
"""

import base64
import hashlib
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from fastwarc.warc import HeaderMap

from headwater.errors import ArticleError
from headwater.readers.warc_members import (
    WARC,
    Member,
    PackingError,
    Plain,
    is_packed,
    next_member,
    starts,
)

MAX_HEAD = 1 << 16  # bytes of a record's header; real ones have a hundredth of that
PATIENCE = 10  # a member may hold so many times what a record may
END = b"\r\n\r\n"
LENGTH = re.compile(r"[0-9]{1,18}")
OPENS = re.compile(rb"WARC/\d\.\d+\r?\n[Ww][Aa][Rr][Cc]-|WARC/\d\.\d+\r?\nContent-", re.S)
DIGESTS = {"sha1": 20, "sha256": 32, "md5": 16}


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that was to be a record and cannot be read."""

    place: int
    reason: str


class Record:
    """One record: its place in the file, its header, and its block while it is the current one."""

    def __init__(self, place: int, headers: HeaderMap, source: Plain | Member) -> None:
        self.place, self._headers, self._source = place, headers, source
        self.length = _length(headers)
        self._left, self._ended, self._error = self.length, False, ArticleError()

    def field(self, name: str) -> str:
        """Return a field of the header, "" where it has none."""
        return self._headers.get(name) or ""

    def peek(self, size: int) -> bytes:
        """Return the first bytes of the block."""
        return self._source.peek(min(size, self._left))

    def block(self) -> bytes | None:
        """Return the whole block; None where it is damaged, which is told after this record."""
        try:
            found = self._source.take(self._left)
            self._passed(len(found))
            _check(self.field("WARC-Block-Digest"), found)
        except ArticleError as error:
            self._error = error
            return None
        return found

    def refuse(self, reason: str) -> None:
        """Have this record told as damage, with this reason, before the next one is read."""
        self._error = ArticleError(reason)

    def close(self) -> None:
        """Pass over what was not read, and over the line ends after it.

        ArticleError where the record is damaged.
        """
        if self._error.args:
            raise self._error
        if not self._ended:
            self._passed(self._source.skip(self._left))

    def _passed(self, size: int) -> None:
        """Look whether the record ends where its length says."""
        if size < self._left:
            raise ArticleError(f"its length is {self.length} bytes, there are {size}")
        self._left, self._ended = 0, True
        after = self._source.peek(len(END) + len(WARC))
        if not is_end(after):
            raise ArticleError(f"its length is not {self.length} bytes")
        self._source.skip(len(after) - len(after.lstrip(b"\r\n")))


def is_end(after: bytes) -> bool:
    """Tell whether a record may end before these bytes; some writers spare a line end."""
    return not after or after.startswith(END) or after.lstrip(b"\r\n").startswith(WARC)


def records(raw: BinaryIO, limit: int) -> Iterator[Record | Damage]:
    """Stream the records of an open file that can seek; each must be used before the next.

    ``limit`` is how many bytes a record may have that is to be read whole. A file without any is
    damaged as a whole.
    """
    found = _packed(raw, limit) if is_packed(raw) else _plain(raw)
    first = next(found, None)
    yield Damage(0, "no WARC record") if first is None else first
    yield from found


def record_at(raw: BinaryIO, place: int, limit: int) -> Record:
    """Return the record at a place where one was found before."""
    packed = is_packed(raw)
    return _record(Member(raw, place, PATIENCE * limit) if packed else Plain(raw, place), place)


def _packed(raw: BinaryIO, limit: int) -> Iterator[Record | Damage]:
    at: int | None = 0
    while at is not None:
        place, member = at, Member(raw, at, PATIENCE * limit)
        try:
            whole = yield from _within(member, place)
            at = _after(raw, member.end()) if whole else next_member(raw, place + 1)
        except ArticleError as error:
            yield Damage(place, str(error))
            at = next_member(raw, place + 1)


def _within(member: Member, place: int) -> Generator[Record | Damage, None, bool]:
    """Stream the records of one member: there should be one, but may be all of a file.

    Tell whether its end can be found, which is so unless it is damaged.
    """
    while member.peek(1):
        try:
            record = _record(member, place)
            yield record
            record.close()
        except PackingError:
            raise
        except ArticleError as error:
            yield Damage(place, str(error))
            try:
                member.seek(OPENS)
            except PackingError:
                return False
    return True


def _after(raw: BinaryIO, end: int) -> int | None:
    """Return where the next member should begin; None at the end of the file, or of its padding."""
    raw.seek(end)
    rest = raw.read(1 << 12)
    return end if rest.strip(b"\0") else None


def _plain(raw: BinaryIO) -> Iterator[Record | Damage]:
    source: Plain = Plain(raw, 0)
    while first := source.peek(1):
        place = source.place
        if first in b"\r\n":
            source.skip(1)
            continue
        try:
            record = _record(source, place)
            _bounded(record, source)
            yield record
            record.close()
        except ArticleError as error:
            yield Damage(place, str(error))
            source = Plain(raw, _next_record(raw, place + 1, source.size))


def _bounded(record: Record, source: Plain) -> None:
    """Look where a plain record ends before it is read: a wrong length would swallow the next."""
    there = source.size - source.place
    if record.length > there:
        raise ArticleError(f"its length is {record.length} bytes, there are {there}")
    if not is_end(source.follows(record.length)):
        raise ArticleError(f"its length is not {record.length} bytes")


def _next_record(raw: BinaryIO, start: int, size: int) -> int:
    for at in starts(raw, start, WARC):
        raw.seek(at)
        if OPENS.match(raw.read(64)):
            return at
    return size


def _record(source: Plain | Member, place: int) -> Record:
    if source.peek(len(WARC)) != WARC:
        source.skip(1)  # so that looking for the next one does not find this place again
        raise ArticleError("no WARC record begins here")
    head = source.peek(MAX_HEAD)
    end = head.find(END)
    if end < 0:
        source.skip(len(WARC))
        raise ArticleError(
            f"a header of more than {MAX_HEAD} bytes" if len(head) == MAX_HEAD else "a cut header"
        )
    headers = HeaderMap()
    try:
        headers.parse(BytesIO(source.take(end + len(END))))
    except (OSError, ValueError) as error:
        raise ArticleError(f"a damaged header: {error}") from error
    return Record(place, headers, source)


def _length(headers: HeaderMap) -> int:
    told = headers.get("Content-Length")
    if told is None or not LENGTH.fullmatch(told.strip()):
        raise ArticleError(f"no length: {told!r}" if told is None else f"no length: {told[:40]!r}")
    return int(told)


def _check(told: str, block: bytes) -> None:
    """Compare a block with its digest, where that is of a known kind."""
    name, _, value = told.strip().partition(":")
    size = DIGESTS.get(name.lower().replace("-", ""))
    if size is None:
        return
    found = hashlib.new(name.lower().replace("-", ""), block, usedforsecurity=False)
    if value.lower() != found.hexdigest() and value.rstrip("=") != _base32(found.digest()):
        raise ArticleError("its block is not the one whose digest it has")


def _base32(digest: bytes) -> str:
    return base64.b32encode(digest).decode("ascii").rstrip("=")
