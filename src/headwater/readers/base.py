"""What a reader must do."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from headwater.model import Article, Reject
from headwater.settings import Settings

STEP = "read"


class Reader(Protocol):
    """Yields an Article or a Reject for each thing found; never raises for one bad item.

    ``suffixes`` are the file endings it takes, without the ``.gz`` a packed file adds.
    """

    suffixes: tuple[str, ...]

    def read(self, stream: BinaryIO, where: str, settings: Settings) -> Iterator[Article | Reject]:
        """Stream the articles of one open file; ``where`` is its path below the INPUT given."""
        ...


def refuse(where: str, reason: object) -> Reject:
    """Make the Reject of something that could not be read."""
    return Reject(where=where, step=STEP, reason=str(reason))
