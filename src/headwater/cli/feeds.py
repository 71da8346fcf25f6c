"""``headwater feeds``: the feeds of a store, in from a list and out to one."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened
from headwater.cli.lists import show_lines
from headwater.cli.options import Shape, ShapeOption, StoreOption
from headwater.cli.words import count, flat

if TYPE_CHECKING:
    from headwater.model import Feed

group = typer.Typer(
    help="The feeds that headwater watch polls: bring lists of them in, write them out, see how"
    " each one does.",
    epilog="Example: headwater feeds list --store news.db",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (import_, export, list_, remove):
        group.command(command.__name__.strip("_"))(command)
    app.add_typer(group, name="feeds")


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="OPML, or the address of a feed a line.")
    ],
    store: StoreOption,
) -> None:
    """Add the feeds of a list; those known already stay as they are.

    Example: headwater feeds import feeds.opml --store news.db
    """
    from headwater.readers.opml import read_feeds
    from headwater.watching import add_feeds

    given = read_feeds(file)
    with opened(store, create=True) as place:
        added = add_feeds(place, given)
    typer.echo(f"{count(added, 'feed')} added, {len(given) - added:,} known already", err=True)


def export(store: StoreOption) -> None:
    """Write the feeds that were given as OPML to standard output.

    Example: headwater feeds export --store news.db > feeds.opml
    """
    from headwater.model import Feed
    from headwater.readers.opml import opml

    with opened(store) as place:
        sys.stdout.writelines(opml(feed for feed in place.read(Feed) if not feed.parent))


def list_(store: StoreOption, format: ShapeOption = Shape.TEXT) -> None:  # noqa: A002 - the option's name
    """List feeds: how many items each has brought, when it is polled next, what is wrong with it.

    Example: headwater feeds list --store news.db
    """
    from headwater.model import Feed

    with opened(store) as place:
        show_lines(place.read(Feed), format, _told)


def remove(
    url: Annotated[str, typer.Argument(metavar="ADDRESS", help="As headwater feeds list has it.")],
    store: StoreOption,
) -> None:
    """Watch a feed no more; what was read of it stays.

    Example: headwater feeds remove https://courier.example/rss --store news.db
    """
    from headwater.errors import StoreError
    from headwater.model import Feed

    with opened(store) as place:
        if place.get(Feed, url) is None:
            raise StoreError(f"no feed {url!r} here; see: headwater feeds list --store …")
        place.forget(Feed, [url])


def _told(feed: "Feed") -> str:
    due = datetime.fromtimestamp(feed.due, UTC).strftime("%Y-%m-%d %H:%M") if feed.due else "now"
    said = f"{feed.id}: {count(feed.items, 'item')}, next poll {due}"
    trouble = f"; failed {count(feed.failures, 'time')}: {feed.trouble}" if feed.failures else ""
    return flat(said + trouble)
