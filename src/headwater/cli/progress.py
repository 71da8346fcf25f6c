"""How far a reading run is: a live bar on a terminal, a closing line everywhere; on stderr."""

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import typer

from headwater.cli.words import count, flat
from headwater.model import Reject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console
    from rich.progress import Progress as Bar

    from headwater.engines import Engine

A = TypeVar("A")
B = TypeVar("B")
LISTED = 20  # rejects named one by one; a store keeps them all


@dataclass
class Tally:
    """What has passed so far."""

    articles: int = 0
    skipped: int = 0
    left: int = 0
    rejected: int = 0
    rejects: list[Reject] = field(default_factory=list)
    started: float = field(default_factory=time.perf_counter)
    seconds: float = 0.0  # until the last article was read; linking comes after

    def add(self, item: object) -> None:
        """Count one result; only the first rejects are kept, so that memory stays bounded."""
        self.tick()
        if not isinstance(item, Reject):
            self.articles += 1
            return
        self.rejected += 1
        if len(self.rejects) < LISTED:
            self.rejects.append(item)

    def tick(self) -> None:
        """Take the time of the last article."""
        self.seconds = time.perf_counter() - self.started

    @property
    def rate(self) -> float:
        """Articles read or rejected a second, so far."""
        return (self.articles + self.rejected) / max(self.seconds, 1e-3)


class Watched:
    """An engine that counts what passes, so that a run need not know who is watching."""

    def __init__(self, engine: "Engine", tally: Tally, redraw: "Callable[[], None]") -> None:
        self._engine, self._tally, self._redraw = engine, tally, redraw

    def map_parts(
        self, work: "Callable[[Iterable[A]], Iterable[B]]", items: "Iterable[A]"
    ) -> "Iterator[B]":
        """Pass on what the engine yields."""
        for item in self._engine.map_parts(work, items):
            self._tally.add(item)
            self._redraw()
            yield item


def report(tally: Tally) -> None:
    """List the rejects with their reasons, then close with one line."""
    for reject in tally.rejects:
        typer.echo(f"rejected: {flat(f'{reject.where}: {reject.reason}')}", err=True)
    if tally.rejected > len(tally.rejects):
        typer.echo(f"rejected: and {tally.rejected - len(tally.rejects):,} more", err=True)
    known = f", {tally.skipped:,} known already" if tally.skipped else ""
    known += f", {count(tally.left, 'record')} left" if tally.left else ""
    typer.echo(
        f"{count(tally.articles, 'article')} read{known}, {tally.rejected:,} rejected,"
        f" {tally.rate:.0f}/s, {time.perf_counter() - tally.started:.1f} s in all",
        err=True,
    )


@contextmanager
def live(tally: Tally) -> "Iterator[Callable[[], None]]":
    """Show a bar while the block runs, on a terminal only; call what it gives to redraw."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda: None
        return
    with _bar(console) as bar:
        task = bar.add_task("reading", total=None, rate=0.0, rejected=0)

        def redraw() -> None:
            passed = tally.articles + tally.skipped + tally.rejected
            bar.update(task, completed=passed, rate=tally.rate, rejected=tally.rejected)

        yield redraw


def _bar(console: "Console") -> "Bar":
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        BarColumn(20),
        TextColumn("{task.completed:,.0f} articles · {task.fields[rate]:.0f}/s ·"),
        TextColumn("{task.fields[rejected]:,} rejected"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
