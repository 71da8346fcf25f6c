"""Web archives: the pages in a WARC file, packed or not, as articles.

A page is named by its address, as one that is fetched: seen again at another time it is a version
of the same article. What is no page (pictures, errors, requests, robots.txt) is left and counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from headwater.errors import ArticleError
from headwater.model import Article, Fetched, Reject
from headwater.readers.answers import read_answer
from headwater.readers.base import refuse
from headwater.readers.fields import MAX_FIELD, storable
from headwater.readers.sieve import Sieve, Wanted
from headwater.readers.warc_answers import Head, answer, kind_of
from headwater.readers.warc_records import MAX_HEAD, Damage, Record, record_at, records
from headwater.settings import Settings

RESPONSE, RESOURCE, REVISIT = KINDS = ("response", "resource", "revisit")
OK = 200
REMEMBERED = 1_000_000  # places of payloads to which later records of a file may refer
BLOCK = 1 << 20


class WarcReader:
    """Reads the pages of a WARC file; ``where@offset`` is the place of a record."""

    suffixes = (".warc",)
    sifts = True
    unpacks = True  # a packed file as it is: only so the next record is found after a damaged one

    def read(
        self, stream: BinaryIO, where: str, settings: Settings, sieve: Sieve | None = None
    ) -> Iterator[Article | Reject]:
        """Stream the articles of an archive; what is not wanted is counted by ``sieve``."""
        with spooled(stream) as whole:
            yield from _Pages(whole, where, settings, sieve or Sieve())


@contextmanager
def spooled(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give a stream that can seek: the same, or what is in it in a nameless file."""
    if stream.seekable():
        yield stream
        return
    with TemporaryFile() as whole:
        while block := stream.read(BLOCK):
            whole.write(block)
        yield cast("BinaryIO", whole)


@dataclass(slots=True)
class _Pages:
    raw: BinaryIO
    where: str
    settings: Settings
    sieve: Sieve
    wanted: Wanted = field(init=False)
    seen: dict[str, int] = field(default_factory=dict)  # digests of payloads and their records

    def __post_init__(self) -> None:
        self.wanted = Wanted.of(self.settings)

    def __iter__(self) -> Iterator[Article | Reject]:
        """Go through the records; the length of a page and of its header are both bounded."""
        for record in records(self.raw, self.limit):
            if isinstance(record, Damage):
                yield refuse(f"{self.where}@{record.place}", record.reason)
            elif why := self._unwanted(record):
                self.sieve.left[why] += 1
            else:
                yield from self._page(record)

    @property
    def limit(self) -> int:
        """How many bytes a record may have."""
        return self.settings.max_bytes + MAX_HEAD

    def _unwanted(self, record: Record) -> str:
        """Say why a record is left, by its header and the beginning of its block alone."""
        kind, url = record.field("WARC-Type").lower(), _url(record)
        if kind not in KINDS or not url:
            return "no answer of a server"
        if not self.wanted.site(url):
            return "another domain"
        if not self.wanted.day(record.field("WARC-Date")):
            return "another day"
        if kind == REVISIT:
            return self._unresolved(record, url)
        mime = record.field("Content-Type")
        if kind == RESPONSE:
            head = Head(record.peek(MAX_HEAD))
            if head.status != OK:
                return "an error or a redirect"
            mime = head.field("Content-Type") or record.field("WARC-Identified-Payload-Type")
        return "" if self.wanted.kind(kind_of(mime)) else "another type"

    def _unresolved(self, record: Record, url: str) -> str:
        """Say why there is nothing to read in a record that another one says the same."""
        if record.field("WARC-Refers-To-Target-URI").strip("<>") in ("", url):
            return "seen again unchanged"
        known = record.field("WARC-Payload-Digest") in self.seen
        return "" if known else "the same as a record of another file"

    def _page(self, record: Record) -> Iterator[Article | Reject]:
        place = f"{self.where}@{record.place}"
        try:
            fetched = self._fetched(record)
        except ArticleError as error:
            yield refuse(place, error)
            return
        if fetched is None or self.sieve.known(fetched.url, fetched.digest, fetched.fetched):
            return
        for item in read_answer(fetched, self.settings):
            if isinstance(item, Reject):
                yield refuse(place, item.reason)
            elif self.wanted.lang(item.lang):
                yield item
            else:
                self.sieve.left["another language"] += 1

    def _fetched(self, record: Record) -> Fetched | None:
        """Return the answer of a record; None where it is damaged, which is told after it."""
        digest = record.field("WARC-Payload-Digest")
        url, moment = _url(record), record.field("WARC-Date")
        if record.field("WARC-Type").lower() == REVISIT:
            first = record_at(self.raw, self.seen[digest], self.limit)
            if first.field("WARC-Payload-Digest") != digest:
                raise ArticleError("says the same as a record that cannot be found by itself")
            fetched = self._fetched(first)
            return fetched and replace(fetched, asked=url, url=url, fetched=moment)
        if record.length > self.limit:
            record.refuse(f"larger than {self.settings.max_bytes} bytes")
            return None
        block = record.block()
        if block is None:
            return None
        if digest and len(self.seen) < REMEMBERED:
            self.seen.setdefault(digest, record.place)
        if record.field("WARC-Type").lower() == RESPONSE:
            return answer(block, url, moment, self.settings.max_bytes)
        return Fetched(
            url, url, OK, (("Content-Type", record.field("Content-Type")),), block, moment
        )


def _url(record: Record) -> str:
    """Return the address of a record, "" where that is none of the web."""
    url = record.field("WARC-Target-URI").strip().strip("<>")
    if len(url) > MAX_FIELD or not storable(url):
        return ""
    return url if url.lower().startswith(("http://", "https://")) else ""
