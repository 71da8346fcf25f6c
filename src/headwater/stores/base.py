"""What a store must do."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Store(Protocol):
    """Keeps records by kind and id. Kinds: Reading, Reject, Entity, Story, Claim, Link."""

    def write(self, records: Iterable[object]) -> None:
        """Keep all of ``records`` or none; a record with a known id takes the old one's place."""
        ...

    def replace(self, kind: type, records: Iterable[object]) -> None:
        """Put ``records`` in the place of all records of one kind, all or nothing."""
        ...

    def read(self, kind: type[T]) -> Iterator[T]:
        """Stream all records of one kind, in order of their ids."""
        ...

    def get(self, kind: type[T], id: str) -> T | None:  # noqa: A002 - the field's name
        """Return one record by its id, None if there is none."""
        ...

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str]]:
        """Full-text search over articles: pairs of article id and a snippet, best first."""
        ...

    def close(self) -> None:
        """Let go of the file or connection."""
        ...
