"""The engine that needs nothing: one article after another, in this process."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


class SerialEngine:
    """Runs the work where it is asked for; ``workers`` is for engines that have some."""

    def __init__(self, *, workers: int = 0) -> None:
        self.workers = 1

    def map_parts(
        self, work: Callable[[Iterable[A]], Iterable[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Apply ``work`` to all ``items`` and stream its results."""
        yield from work(items)
