"""What an engine must do: run the per-article work somewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Engine(Protocol):
    """Maps a function over batches; results come back in the order of the input.

    An engine is made as ``Engine(workers=n)``; 0 leaves the number to the engine.
    """

    def map_parts(
        self, work: Callable[[Iterable[A]], Iterable[B]], items: Iterable[A]
    ) -> Iterator[B]:
        """Apply ``work`` (importable, picklable) to runs of ``items`` and stream its results."""
        ...
