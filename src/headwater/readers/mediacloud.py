"""Stories of Media Cloud as JSON lines: with their text an article each, without it an address."""

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from headwater.errors import ArticleError
from headwater.model import Article, Reject
from headwater.readers.base import refuse
from headwater.readers.compose import Given, compose
from headwater.readers.dates import iso
from headwater.readers.detect import normalised
from headwater.readers.fields import clean, host
from headwater.readers.jsonl import row_of
from headwater.readers.listings import Told, textless
from headwater.readers.sieve import Sieve, Wanted
from headwater.readers.streams import lines
from headwater.settings import Settings

Row = dict[str, Any]


class MediaCloudReader:
    """Reads ``{"url", "title", "publish_date", "media_name", "language", "text"?}`` lines."""

    suffixes = (".mediacloud.jsonl",)
    sifts = True
    lined = True

    def read(
        self, stream: BinaryIO, where: str, settings: Settings, sieve: Sieve | None = None
    ) -> Iterator[Article | Reject]:
        """Stream an article a line that has text, and a Reject for one that has none."""
        wanted, left = Wanted.of(settings), (sieve or Sieve()).left
        for place, raw, row in _rows(stream, where, settings):
            if isinstance(row, Reject):
                yield row
            elif not _told(row, place).wanted(wanted):
                left["not wanted"] += 1
            else:
                yield _item(raw, row, place, settings)

    def told(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Told | Reject]:
        """Stream the addresses of all stories, or why a line is none."""
        for place, _, row in _rows(stream, where, settings):
            yield row if isinstance(row, Reject) else _told(row, place)


def _rows(
    stream: BinaryIO, where: str, settings: Settings
) -> Iterator[tuple[str, bytes, Row | Reject]]:
    for number, raw in lines(stream, settings.max_bytes):
        place = f"{where}:{number}"
        if raw is None:
            yield place, b"", refuse(place, f"a line larger than {settings.max_bytes} bytes")
            continue
        try:
            row = row_of(raw)
        except ArticleError as error:
            yield place, raw, refuse(place, error)
        else:
            known = host(clean(row.get("url")))
            yield place, raw, row if known else refuse(place, "no address of the web")


def _told(row: Row, place: str) -> Told:
    lang = clean(row.get("language"))
    published = _date(row, "publish_date") or ""
    return Told(place, str(clean(row["url"])), published, normalised(lang) if lang else "")


def _item(raw: bytes, row: Row, place: str, settings: Settings) -> Article | Reject:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return textless(_told(row, place))
    title, url = clean(row.get("title")), clean(row["url"])
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text.strip()}"
    given = Given(
        id=str(url),
        lang=clean(row.get("language")) or settings.lang or None,
        title=title,
        url=url,
        publisher=clean(row.get("media_name")),
        published=_date(row, "publish_date"),
        fetched=_date(row, "indexed_date"),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )
    try:
        return compose(text, given)
    except ArticleError as error:
        return refuse(place, error)


def _date(row: Row, key: str) -> str | None:
    value = clean(row.get(key))
    return iso(value) if value else None
