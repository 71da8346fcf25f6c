"""One answer as one record of a WARC 1.1 file, a gzip member by itself, and back.

The body is kept inflated, so the headers that told of its packing would mislead whoever reads the
file; they stay, under names that say what they were, as other archives do.
"""

import hashlib
import re
import uuid
import zlib
from http.client import responses
from io import BytesIO

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from headwater.errors import KeepError
from headwater.model import Fetched

FORMER = "X-Archive-Orig-"  # before the name of a header that is not true of the kept body
PACKING = ("content-encoding", "content-length", "transfer-encoding")
ASKED = "Headwater-Asked-URI"  # the address before redirects, where it was another
LEVEL = 6  # of gzip: the ninth takes three times as long for one byte in a hundred
MOST = 1 << 30  # bytes of one record: the fetcher hands over far smaller bodies
BREAKS = re.compile(r"[\x00\r\n]+")
SPACES = re.compile(r"[\x00-\x20\x7f]+")


def record_id(fetched: Fetched) -> str:
    """Return the id of the record of an answer: the same answer has the same one."""
    told = "\n".join((fetched.asked, fetched.url, fetched.fetched, fetched.digest))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, told)}"


def pack(fetched: Fetched) -> bytes:
    """Write an answer as a response record."""
    block = _head(fetched) + fetched.body
    record = WarcRecord()
    record.init_headers(
        WarcRecordType.response,
        record_urn=record_id(fetched).removeprefix("urn:").encode(),
        content_length=len(block),
    )
    record.headers["WARC-Target-URI"] = address(fetched.url)
    record.headers["WARC-Date"] = date(fetched.fetched)
    record.headers["WARC-Payload-Digest"] = f"sha256:{fetched.digest}"
    record.headers["WARC-Block-Digest"] = f"sha256:{hashlib.sha256(block).hexdigest()}"
    if fetched.asked != fetched.url:
        record.headers[ASKED] = address(fetched.asked)
    record.is_http = True
    record.set_bytes_content(block)
    return _packed(record)


def pack_info(name: str, software: str) -> bytes:
    """Write the record that opens a file: what made it, and by which rules."""
    told = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    record = WarcRecord()
    record.init_headers(WarcRecordType.warcinfo, content_length=len(told))
    record.headers["WARC-Filename"] = name
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(told)
    return _packed(record)


def unpack(member: bytes) -> tuple[str, Fetched]:
    """Read id and answer out of a record that ``pack`` wrote; KeepError when it is another."""
    try:
        record = next(iter(ArchiveIterator(BytesIO(inflate(member)), parse_http=True)))
        head, warc = record.http_headers, record.headers
        body = record.reader.read()
        return (record.record_id or "").strip("<>"), Fetched(
            asked=warc.get(ASKED) or warc["WARC-Target-URI"],
            url=warc["WARC-Target-URI"],
            status=head.status_code or 0,
            headers=tuple(_shown(*pair) for pair in head.items_bytes()),
            body=body,
            fetched=warc["WARC-Date"],
        )
    except (StopIteration, OSError, ValueError, KeyError) as error:
        raise KeepError(f"not a record of an answer: {str(error) or 'no record'}") from error


def inflate(member: bytes) -> bytes:
    """Inflate one gzip member; KeepError where it is damaged, cut short or endless."""
    packed = zlib.decompressobj(wbits=31)
    try:
        plain = packed.decompress(member, MOST)
    except zlib.error as error:
        raise KeepError(f"damaged: {error}") from error
    if not packed.eof:
        raise KeepError("cut short" if not packed.unconsumed_tail else f"more than {MOST} bytes")
    if packed.unused_data:
        raise KeepError("more than one record")
    return plain


def date(moment: str) -> str:
    """Write a moment of UTC as WARC wants it: with a Z."""
    return BREAKS.sub("", moment).removesuffix("+00:00").removesuffix("Z") + "Z"


def address(url: str) -> str:
    """Write an address so that it stays on the line of its header."""
    return SPACES.sub("%20", url).encode("utf-8", "replace").decode()


def _packed(record: WarcRecord) -> bytes:
    packed = BytesIO()
    with GzipWriter(packed, compression_level=LEVEL) as stream:
        record.write(stream)
        stream.finish()
        return packed.getvalue()


def _head(fetched: Fetched) -> bytes:
    lines = [f"HTTP/1.1 {fetched.status} {responses.get(fetched.status, '')}"]
    lines += [f"{_name(name)}: {_value(value)}" for name, value in fetched.headers]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")


def _name(name: str) -> str:
    hidden = name.lower() in PACKING or name.lower().startswith(FORMER.lower())
    return FORMER + name if hidden else name


def _value(value: str) -> str:
    return BREAKS.sub(" ", value)


def _shown(name: bytes, value: bytes) -> tuple[str, str]:
    told = name.decode("utf-8", "surrogateescape")
    if told.lower().startswith(FORMER.lower()):
        told = told[len(FORMER) :]
    return told, value.decode("utf-8", "surrogateescape")
