"""``headwater store``: what a place holds, copied to another, brought to other tables."""

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened, settings_of

if TYPE_CHECKING:
    from headwater.stores import Store

Place = Annotated[str, typer.Argument(metavar="PLACE", help="news.db, postgresql://user@host/news")]

group = typer.Typer(
    help="Look after stores: what one holds, a copy in another place, its tables for another"
    " version of Headwater.",
    epilog="Example: headwater store copy news.db postgresql://ann@localhost/news",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (info, copy, migrate):
        group.command()(command)
    app.add_typer(group, name="store")


def info(place: Place) -> None:
    """Tell what a store holds: records of each kind, articles that wait to be linked, notes.

    Example: headwater store info news.db
    """
    from headwater.cli.words import flat

    with opened(place) as source:
        for name, value in _lines(source):
            typer.echo(f"{name:<12}  {flat(value)}")


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The store to copy.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="A place without a store yet.")],
) -> None:
    """Copy a store to another place, of another kind too: all of it or nothing.

    Nobody else can write to the store until it is copied. Raw answers that were kept lie in files
    beside it and stay where they are.

    Example: headwater store copy news.db postgresql://ann@localhost/news
    """
    from headwater.cli.bar import bar
    from headwater.cli.words import count
    from headwater.model import Reading
    from headwater.stores.copying import copy as copy_store

    settings = settings_of()
    with opened(source, settings) as out, opened(target, settings, create=True) as into:
        with bar("copying readings", out.count(Reading)) as moved:
            rows = copy_store(out, into, lambda table, done: table == "readings" and moved(done))
        articles = into.count(Reading)
    typer.echo(f"{count(articles, 'article')} copied, {rows:,} rows in all", err=True)


def migrate(
    place: Place,
    to: Annotated[
        str, typer.Option("--to", metavar="REVISION", help="0001 is the oldest; else the newest.")
    ] = "",
) -> None:
    """Bring the tables of a store to the newest form, or to an older one for an older Headwater.

    On the way down goes what the older tables cannot hold; readings stay. Opening a store brings it
    to the newest form by itself.

    Example: headwater store migrate news.db --to 0002
    """
    from headwater.registry import find
    from headwater.stores.opening import kind_of
    from headwater.stores.schema import HEAD

    kind = kind_of(place, settings_of().store)
    find("stores", kind)(place, create=False, revision=to or HEAD).close()
    typer.echo(f"tables are {to or HEAD}", err=True)


def _lines(source: "Store") -> list[tuple[str, str]]:
    from headwater.model import Article
    from headwater.stores.schema import HEAD, SHAPES

    counts = [(kind, source.count(kind)) for kind in SHAPES if kind is not Article]
    held = [(SHAPES[kind].table.name, f"{number:,}") for kind, number in counts]
    waiting = len(source.waiting(max(number for _, number in counts) + 1))
    notes = [(f"note {name}", value) for name, value in source.notes().items()]
    return [("tables", HEAD), *held, ("waiting", f"{waiting:,}"), *notes]
