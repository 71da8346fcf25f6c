"""Invented WARC files: pages of a small town, and ways to damage them."""

import base64
import gzip
import hashlib
import uuid
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

CRLF = b"\r\n"
DATE = "2026-11-25T10:00:00Z"


def page(number=0, words=""):
    """A page that becomes an article of its own."""
    return (
        f"<html><head><title>Pier {number} to close</title></head><body><nav>Home</nav><article>"
        f"<h1>Pier {number} to close</h1>"
        f"<p>Pier {number} will be closed for three weeks, the mayor said on Monday morning.</p>"
        f"<p>She added that the old piles must be replaced before the storms begin. {words}</p>"
        "<p>The work will cost two million, according to the harbour board.</p></article></body>"
        "</html>"
    ).encode()


def http(body, status="200 OK", kind="text/html; charset=utf-8", *fields):
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", *fields)
    return CRLF.join([*(line.encode() for line in lines), b"", body])


def record(block, url="http://example.org/0", **given):
    """One record; ``length`` may lie, ``fields`` are further ones, None leaves the digest out."""
    sha1 = base64.b32encode(hashlib.sha1(block).digest()).decode()
    fields = {
        "WARC-Type": given.get("type", "response"),
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>",
        "WARC-Date": given.get("date", DATE),
        "WARC-Target-URI": url,
        "Content-Type": given.get("content", "application/http; msgtype=response"),
        "WARC-Block-Digest": given.get("digest", f"sha1:{sha1}"),
        "Content-Length": given.get("length", len(block)),
    } | given.get("fields", {})
    lines = [
        "WARC/1.1",
        *(f"{name}: {value}" for name, value in fields.items() if value is not None),
    ]
    return CRLF.join([*(line.encode() for line in lines), b"", block, b"", b""])


def pages(count):
    return [record(http(page(n)), f"http://example.org/{n}") for n in range(count)]


def packed(records):
    return [gzip.compress(one, 6, mtime=0) for one in records]


def places(parts):
    """Where each part begins when they are joined."""
    found, at = [], 0
    for part in parts:
        found.append(at)
        at += len(part)
    return found


def zipped(files, kind=ZIP_STORED):
    """A WACZ file of some files, with what else is in one."""
    raw = BytesIO()
    with ZipFile(raw, "w", kind) as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
        for name, body in files.items():
            archive.writestr(name, body)
    return raw.getvalue()
