"""What growing asks of the place where results are kept; every store can do it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Memory(Protocol):
    """Keeps what was linked before. What is written is read at once."""

    def write(self, records: Iterable[object]) -> None:
        """Keep records; one with a known id takes the old one's place."""

    def forget(self, kind: type, ids: Iterable[str]) -> None:
        """Forget records by their ids; a story takes its claims and links along."""

    def read(self, kind: type[T], *, of: str | None = None) -> Iterator[T]:
        """Stream the signatures of one vicinity, the forms of one circle."""

    def pick(self, kind: type[T], ids: Iterable[str]) -> list[T]:
        """Return the records of these ids that there are."""

    def sharing(
        self,
        kind: type,
        keys: Sequence[str],
        *,
        days: tuple[int, int] | None = None,
        least: int = 1,
    ) -> list[str]:
        """Return ids of records found by ``least`` of ``keys``, of some days or of none."""

    def naming(self, forms: Sequence[str], limit: int) -> tuple[int, tuple[str, ...]]:
        """Count the articles that name somebody by one of these forms; return the first ids."""
