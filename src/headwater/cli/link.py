"""``headwater link``: link what is read, and correct what was linked."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened, settings_of
from headwater.cli.lists import show_lines
from headwater.cli.options import Shape, ShapeOption, StoreOption

if TYPE_CHECKING:
    from collections.abc import Callable

    from headwater.model import Correction
    from headwater.stores import Store

Id = Annotated[str, typer.Argument(metavar="ID")]
Left = Annotated[str, typer.Argument(metavar="A")]
Right = Annotated[str, typer.Argument(metavar="B")]

group = typer.Typer(
    help="Link what a store holds, and correct what was linked: corrections are kept, obeyed by"
    " every later run, and can be undone.",
    epilog="Example: headwater link --store news.db",
    invoke_without_command=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (merge, split, same_party, not_same, drop_edge, log, undo):
        group.command(command.__name__.replace("_", "-"))(command)
    app.add_typer(group, name="link")


@group.callback()
def link(
    context: typer.Context,
    store: Annotated[
        str | None, typer.Option("--store", "-s", metavar="PLACE", help="The store to link.")
    ] = None,
) -> None:
    """Link what waits in a store, or correct what was linked.

    Example: headwater link --store news.db
    """
    if context.invoked_subcommand is not None:
        return
    if store is None:
        raise typer.BadParameter("which store? for example: headwater link --store news.db")
    from headwater.pipeline import link_all

    settings = settings_of()
    with opened(store, settings) as source:
        waiting = len(source.waiting(COUNTED))
        link_all(source, settings)
    more = "or more " if waiting == COUNTED else ""
    typer.echo(f"{waiting} {more}articles linked", err=True)


COUNTED = 1_000_000


def merge(left: Left, right: Right, store: StoreOption) -> None:
    """Make two claims of one story, two stories or two entities one.

    Example: headwater link merge claim-1c2d claim-9a8b --store news.db
    """
    from headwater import corrections

    _do(store, lambda source, made: corrections.merge(source, left, right, made=made))


def split(
    whole: Annotated[str, typer.Argument(metavar="CLAIM|STORY")],
    parts: Annotated[list[str], typer.Argument(metavar="STATEMENT|ARTICLE...")],
    store: StoreOption,
) -> None:
    """Take statements out of a claim, or articles out of a story.

    Example: headwater link split claim-1c2d said-77aa said-90fe --store news.db
    """
    from headwater import corrections

    _do(store, lambda source, made: corrections.split(source, whole, parts, made=made))


def same_party(left: Left, right: Right, store: StoreOption) -> None:
    """Take the second of two names for the first, wherever it is a source or a publisher.

    Example: headwater link same-party "Ministry of Defence" "the defence office" --store news.db
    """
    from headwater import corrections

    _do(store, lambda source, made: corrections.same_party(source, left, right, made=made))


def not_same(left: Left, right: Right, store: StoreOption) -> None:
    """Keep two claims, stories or entities apart, by their ids, or two parties, by their names.

    Example: headwater link not-same "Ivo Marn" "Ivan Marn" --store news.db
    """
    from headwater import corrections

    _do(store, lambda source, made: corrections.not_same(source, left, right, made=made))


def drop_edge(
    article: Annotated[str, typer.Argument(metavar="ARTICLE")],
    citing: Annotated[str, typer.Argument(metavar="CITING", help="SELF for the article itself.")],
    cited: Annotated[str, typer.Argument(metavar="CITED")],
    store: StoreOption,
) -> None:
    """Say that in an article one party has nothing from another.

    Example: headwater link drop-edge a17 SELF "Northwire" --store news.db
    """
    from headwater import corrections

    _do(
        store, lambda source, made: corrections.drop_edge(source, article, citing, cited, made=made)
    )


def log(store: StoreOption, format: ShapeOption = Shape.TEXT) -> None:  # noqa: A002 - the option's name
    """List all corrections, those that were undone too.

    Example: headwater link log --store news.db
    """
    from headwater import corrections

    with opened(store) as source:
        show_lines(corrections.log(source), format, _logged)


def _logged(one: "Correction") -> str:
    return "  ".join((one.id, one.made, one.told, "(undone)" if one.undone else "")).strip()


def undo(key: Id, store: StoreOption) -> None:
    """Take a correction back: what it touched is as if it had never been.

    Example: headwater link undo 000003 --store news.db
    """
    from headwater import corrections

    _do(store, lambda source, _: corrections.undo(source, key))


def _do(place: str, act: "Callable[[Store, str], Correction]") -> None:
    """Keep a correction, link what it touches, and say so."""
    from headwater.pipeline import link_all

    settings = settings_of()
    with opened(place, settings) as source:
        done = act(source, datetime.now(UTC).isoformat(timespec="seconds"))
        link_all(source, settings)
    state = "undone" if done.undone else "kept"
    typer.echo(f"{state} as {done.id}: {done.told}", err=True)
