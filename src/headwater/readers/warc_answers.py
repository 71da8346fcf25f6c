"""The answer in a record: what a server sent, its body unpacked within bounds."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader
from fastwarc.warc import HeaderMap

from headwater.errors import ArticleError
from headwater.model import Fetched
from headwater.readers.warc_records import END, MAX_HEAD

PACKED: dict[
    str, tuple[Callable[[BytesIO], Any], tuple[bytes, ...]]
] = {  # how a body is unpacked, and how one begins that really is packed
    "gzip": (GzipReader, (b"\x1f\x8b",)),
    "x-gzip": (GzipReader, (b"\x1f\x8b",)),
    "deflate": (lambda raw: GzipReader(raw, zlib=True), (b"\x78",)),
    "zstd": (ZstdReader, (b"\x28\xb5\x2f\xfd",)),
    "br": (BrotliReader, ()),
}
MARKUP = b"<"


class Head:
    """The status and header of an answer, and where its body begins."""

    def __init__(self, raw: bytes) -> None:
        end = raw.find(END)
        self.size = end + len(END) if end >= 0 else len(raw)
        self._headers = HeaderMap("latin1")
        try:
            self._headers.parse(BytesIO(raw[: self.size]))
        except (OSError, ValueError):  # no status: no answer that anyone can use
            self._headers = HeaderMap("latin1")

    @property
    def status(self) -> int:
        """The status, 0 where there is none."""
        return self._headers.status_code or 0

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The header, in its order."""
        return self._headers.to_tuples()

    def field(self, name: str) -> str:
        """Return a field, "" where it is not given."""
        return self._headers.get(name) or ""

    @property
    def kind(self) -> str:
        """The MIME type, without its parameters."""
        return kind_of(self.field("Content-Type"))


def kind_of(field: str) -> str:
    """Return the MIME type in a field, in small letters, without its parameters."""
    return field.partition(";")[0].strip().lower()


def answer(block: bytes, url: str, fetched: str, limit: int) -> Fetched:
    """Make the answer of the block of a response; ArticleError where its body cannot be unpacked.

    Archives often keep a body unpacked and the header that says otherwise: what does not begin as
    packed bytes do is taken as it is.
    """
    head = Head(block[:MAX_HEAD])
    body = block[head.size :]
    if head.field("Transfer-Encoding").strip().lower() == "chunked" and _is_chunked(body):
        body = _read(ChunkedReader(BytesIO(body)), limit, "chunked")
    for name in reversed([n.strip().lower() for n in head.field("Content-Encoding").split(",")]):
        body = _unpacked(body, name, limit)
    if len(body) > limit:
        raise ArticleError(f"larger than {limit} bytes")
    return Fetched(url, url, head.status, head.fields, body, fetched)


def _unpacked(body: bytes, name: str, limit: int) -> bytes:
    if name not in PACKED:
        return body
    reader, marks = PACKED[name]
    if marks and not body.startswith(marks):
        return body
    if not marks and body.lstrip()[:1] == MARKUP:
        return body
    return _read(reader(BytesIO(body)), limit, name)


def _is_chunked(body: bytes) -> bool:
    line = body[:20].partition(b"\r\n")[0].partition(b";")[0].strip()
    try:
        return int(line, 16) >= 0
    except ValueError:
        return False


def _read(reader: Any, limit: int, name: str) -> bytes:  # noqa: ANN401 - any of fastwarc's readers
    try:
        body: bytes = reader.read(limit + 1)
    except (OSError, ValueError) as error:
        raise ArticleError(f"a damaged body ({name}): {error}") from error
    if len(body) > limit:
        raise ArticleError(f"larger than {limit} bytes")
    return body
