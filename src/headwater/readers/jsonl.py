"""JSON lines: one article a line, its id and text kept as given."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from headwater.errors import ArticleError
from headwater.model import Article, Picture, Reject, stable_id
from headwater.readers.base import refuse
from headwater.readers.compose import Given, compose
from headwater.readers.dates import iso
from headwater.readers.fields import clean, storable, strings
from headwater.readers.streams import lines
from headwater.settings import Settings

MAX_ID = 1000
MAX_VALUES = 500_000  # more would fill memory ten times the size of the line


class JsonlReader:
    """Reads ``{"id", "text", "title"?, "lang"?, …}`` lines; other keys are ignored."""

    suffixes = (".jsonl",)
    lined = True  # a file may be read from any line on

    def read(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Article | Reject]:
        """Stream one article or reject a line, with ``where:line`` as its place."""
        for number, raw in lines(stream, settings.max_bytes):
            place = f"{where}:{number}"
            if raw is None:
                yield refuse(place, f"a line larger than {settings.max_bytes} bytes")
                continue
            try:
                yield _article(raw, settings.lang)
            except ArticleError as error:
                yield refuse(place, error)


def _article(raw: bytes, lang: str) -> Article:
    row = row_of(raw)
    text = row.get("text")
    if not isinstance(text, str):
        raise ArticleError(f'"text" must be a string, not {_kind(text)}')
    given = Given(
        id=_id(row, text),
        lang=_string(row, "lang") or lang or None,
        title=_string(row, "title"),
        publisher=_string(row, "publisher"),
        domain=_string(row, "domain"),
        url=_string(row, "url"),
        published=_date(row, "published"),
        updated=_date(row, "updated"),
        fetched=_date(row, "fetched"),
        section=_string(row, "section"),
        authors=strings(row.get("authors")),
        tags=strings(row.get("tags")),
        pictures=_pictures(row.get("pictures")),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )
    return compose(text, given)


def row_of(raw: bytes) -> dict[str, Any]:
    """Read the JSON object of a line; ArticleError where there is none."""
    if sum(raw.count(mark) for mark in (b"[", b"{", b",")) > MAX_VALUES:
        raise ArticleError("JSON of too many values")
    try:
        row = json.loads(raw)  # finds out UTF-8, UTF-16 and UTF-32 by itself
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise ArticleError(f"not a JSON object but {_kind(row)}")
    return row


def _id(row: dict[str, Any], text: str) -> str:
    given = row.get("id")
    if given is None or given == "":
        return stable_id("article", row.get("url"), row.get("title"), text)
    if isinstance(given, bool) or not isinstance(given, (str, int)):
        raise ArticleError(f'"id" must be a string, not {_kind(given)}')
    name = _number(given) if isinstance(given, int) else given
    if len(name) > MAX_ID or not storable(name) or not name.strip():
        raise ArticleError(f'"id" must be 1 to {MAX_ID} ordinary characters')
    return name


def _number(value: int) -> str:
    if value.bit_length() > 256:
        raise ArticleError('"id" is too long a number')
    return str(value)


def _string(row: dict[str, Any], key: str) -> str | None:
    return clean(row.get(key))


def _date(row: dict[str, Any], key: str) -> str | None:
    value = _string(row, key)
    return iso(value) if value else None


def _pictures(value: object) -> tuple[Picture, ...]:
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    made = (Picture(*(_string(row, key) for key in ("caption", "credit", "url"))) for row in rows)
    return tuple(picture for picture in made if picture != Picture())


def _kind(value: object) -> str:
    return "nothing" if value is None else type(value).__name__
