"""What a reader must do."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from headwater.model import Article, Reject
from headwater.settings import Settings


class Reader(Protocol):
    """Yields an Article or a Reject for each thing found; never raises for one bad item.

    ``suffixes`` are the file endings it takes, longest first (``.jsonl.gz`` before ``.gz``).
    """

    suffixes: tuple[str, ...]

    def read(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Article | Reject]:
        """Stream the articles of one open file; ``where`` is its path below the INPUT given."""
        ...
