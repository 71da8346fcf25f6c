"""Web pages: one article a page."""

from collections.abc import Iterator
from typing import BinaryIO

from headwater.model import Article, Reject
from headwater.readers.base import refuse
from headwater.settings import Settings


class HtmlReader:
    """Reads a page as one article: title, blank line, body."""

    suffixes = (".html", ".htm")

    def read(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Article | Reject]:
        """Yield the one article of the page, or why there is none."""
        yield refuse(where, "not yet")
