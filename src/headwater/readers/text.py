"""Plain text: one article a file, clean or as a crawler left it."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from headwater.errors import ArticleError
from headwater.model import Article, Reject
from headwater.readers.base import refuse
from headwater.readers.compose import Given, compose
from headwater.readers.decode import decode
from headwater.readers.streams import whole
from headwater.settings import Settings


class TextReader:
    """Reads a file as one article; its furniture lines become fields."""

    suffixes = (".txt",)

    def read(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Article | Reject]:
        """Yield the one article of the file, or why there is none."""
        try:
            raw = whole(stream, settings.max_bytes)
            digest = hashlib.sha256(raw).hexdigest()
            yield compose(
                decode(raw), Given(id=where, lang=settings.lang or None, raw_sha256=digest)
            )
        except ArticleError as error:
            yield refuse(where, error)
