"""Answers of the net: the reader is found by what the server says it sends."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from headwater.errors import ArticleError
from headwater.model import Article, Fetched, Reject, stable_id
from headwater.readers.base import Reader, refuse
from headwater.readers.decode import decode
from headwater.readers.html import Came, read_page
from headwater.readers.inputs import File, reader_of
from headwater.settings import Settings

PAGE = ".html"
LINED = (".txt", ".jsonl")  # they name no charset in themselves
SUFFIXES = {
    "text/html": PAGE,
    "application/xhtml+xml": PAGE,
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/feed+json": ".json",
    "application/json": ".json",
}
VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream")  # said of anything
MARKUP = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)


def read_answer(fetched: Fetched, settings: Settings) -> Iterator[Article | Reject]:
    """Stream the articles of one answer; each says where it came from, and when.

    A page is named by the address that answered in the end, and the charset in its header is
    believed before the one it declares.
    """
    kind, charset = content_type(fetched)
    suffix = _suffix(kind, fetched)
    came = Came(charset, fetched.url, fetched.fetched)
    if suffix == PAGE:
        yield read_page(fetched.body, fetched.url, settings, came)
        return
    reader = reader_of(File(Path("answer" + suffix), "")) if suffix else None
    if reader is None:
        yield refuse(fetched.url, f"no reader for {kind or suffix or 'what it is'}")
        return
    for item in _read(reader, fetched, charset if suffix in LINED else None, settings):
        yield _told(item, fetched) if isinstance(item, Article) else item


def content_type(fetched: Fetched) -> tuple[str, str | None]:
    """Return kind and charset that the header of an answer names, in lower case."""
    said = next((v for n, v in fetched.headers if n.lower() == "content-type"), "")
    message = Message()
    message["Content-Type"] = said = " ".join(said.split())
    charset = message.get_content_charset()
    return said.partition(";")[0].strip().lower(), charset.strip("'") if charset else None


def _suffix(kind: str, fetched: Fetched) -> str:
    if kind not in VAGUE:
        return SUFFIXES.get(kind, "")
    if MARKUP.match(fetched.body[:4000]):
        return PAGE
    said = PurePosixPath(urlsplit(fetched.url).path.lower()).suffix
    known = said and reader_of(File(Path("answer" + said), ""))
    return said if known else {"text/plain": ".txt"}.get(kind, "")


def _read(
    reader: Reader, fetched: Fetched, charset: str | None, settings: Settings
) -> Iterator[Article | Reject]:
    try:
        raw = decode(fetched.body, told=charset).encode() if charset else fetched.body
    except ArticleError as error:
        yield refuse(fetched.url, error)
        return
    yield from reader.read(BytesIO(raw), fetched.url, settings)


def _told(article: Article, fetched: Fetched) -> Article:
    return replace(
        article,
        url=article.url or fetched.url,
        fetched=article.fetched or fetched.fetched,
        raw_sha256=fetched.digest,
    )


def file_name(fetched: Fetched) -> str:
    """Name a file after the address of an answer: legible, of letters that any disk takes, unique.

    Its suffix is that of the reader for it, ``.bin`` where there is none.
    """
    parts = urlsplit(fetched.url)
    words = re.sub(r"[^A-Za-z0-9]+", "-", f"{parts.hostname} {PurePosixPath(parts.path).stem}")
    suffix = _suffix(content_type(fetched)[0], fetched) or ".bin"
    name = stable_id(words.strip("-")[:80], fetched.url)
    return name + suffix
