"""``headwater watch``: poll feeds, read what is new, link it, tell who asked to be told."""

import signal
import sys
import threading
import time
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened, settings_of
from headwater.cli.logs import LogOption, set_up
from headwater.cli.options import EncoderOption
from headwater.cli.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.settings import Settings
    from headwater.stores import Store
    from headwater.watching import Bounds, Progress

EVERY = 60.0  # seconds between two lines about how far it is


FileArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE]",
        help="OPML, or the address of a feed a line; without it all feeds of the store.",
    ),
]
KeepOption = Annotated[
    str, typer.Option("--store", "-s", metavar="PLACE", help="Keep everything here.")
]
OnceOption = Annotated[
    bool, typer.Option("--once", help="Poll what is due, read what is new, and end.")
]
LeastOption = Annotated[
    int, typer.Option("--least", min=1, metavar="SECONDS", help="Poll no feed more often.")
]
MostOption = Annotated[
    int, typer.Option("--most", min=1, metavar="SECONDS", help="Poll no feed more seldom.")
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses of the own network pass: for tests.")
]
MetricsOption = Annotated[
    int | None,
    typer.Option(
        "--metrics",
        min=1,
        max=65535,
        metavar="PORT",
        help="Answer with figures for Prometheus on this port, to this machine alone.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(watch)


def watch(  # noqa: PLR0913 - a command's options are its parameters
    store: KeepOption,
    file: FileArgument = None,
    once: OnceOption = False,
    least: LeastOption = 300,
    most: MostOption = 21_600,
    encoder: EncoderOption = None,
    allow_private: PrivateOption = False,
    metrics: MetricsOption = None,
    log_format: LogOption = None,
) -> None:
    """Watch feeds: poll them politely, read each new item once, link it, tell what alerts ask.

    Goes on until it is interrupted; then, or killed, it goes on where it was the next time.

    Example: headwater watch feeds.opml --store news.db
    """
    from headwater.readers.opml import read_feeds
    from headwater.watching import Bounds, add_feeds

    settings = settings_of(encoder=encoder, log=log_format)
    set_up(settings.log)
    given = read_feeds(Path(file)) if file else []
    bounds = Bounds(least, max(least, most))
    with opened(store, settings, create=True) as place:
        add_feeds(place, given)
        made = _Watching(place, store, settings, bounds, private=allow_private)
        with made.measured(metrics):
            done = made.run({feed.id for feed in given}, once=once)
    typer.echo(_told(done, "done"), err=True)


class _Watching:
    """One watch from its beginning to its end, with the signals that end it."""

    def __init__(
        self,
        store: "Store",
        location: str,
        settings: "Settings",
        bounds: "Bounds",
        *,
        private: bool,
    ) -> None:
        self._store, self._location, self._settings = store, location, settings
        self._bounds, self._private = bounds, private
        self._stop = threading.Event()
        self._said = time.monotonic()
        self._done: Progress | None = None

    @contextmanager
    def measured(self, port: int | None) -> "Iterator[None]":
        """Answer with figures on a port meanwhile."""
        from headwater.health import metrics

        if port is None:
            yield
            return
        end = metrics.offer(metrics.registry(self._store, self._figures), port)
        try:
            yield
        finally:
            end()

    def _figures(self) -> dict[str, object]:
        return vars(self._done) if self._done else {}

    def run(self, only: set[str], *, once: bool) -> "Progress":
        from headwater.fetch import Fetcher
        from headwater.keep import keeper_of
        from headwater.watching import Means, Watch

        fetcher = Fetcher(self._settings, private=self._private)
        keeper = keeper_of(self._location, self._store, self._settings.keep)
        means = Means(self._store, self._settings, fetcher, keeper, self._bounds)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ended)
        with closing(keeper) if keeper else nullcontext():
            made = Watch(means, only=only, out=sys.stdout, progress=self._tell)
            return made.run(self._stop, once=once)

    def _ended(self, number: int, _: object) -> None:
        """Stop cleanly; asked again, at once."""
        if self._stop.is_set():
            raise KeyboardInterrupt
        self._stop.set()
        typer.echo("stopping: what is under way is finished or left for the next time", err=True)

    def _tell(self, done: "Progress") -> None:
        self._done = done
        if time.monotonic() - self._said >= EVERY:
            self._said = time.monotonic()
            typer.echo(_told(done, "watching"), err=True)


def _told(done: "Progress", state: str) -> str:
    left = f", {done.dropped:,} under way left for the next time" if done.dropped else ""
    return (
        f"{state}: {count(done.polls, 'poll')} ({done.failures:,} failed),"
        f" {count(done.items, 'new item')}, {count(done.articles, 'article')} read,"
        f" {done.rejects:,} rejected, {count(done.notices, 'notice')} told{left}"
    )
