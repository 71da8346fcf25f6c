"""``headwater alerts``: who wants to be told of what, while feeds are watched."""

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened
from headwater.cli.lists import show_lines
from headwater.cli.options import Shape, ShapeOption, StoreOption
from headwater.cli.words import flat

if TYPE_CHECKING:
    from headwater.model import Alert

group = typer.Typer(
    help="Say of which claims, sources, entities and stories you want to be told what is new while"
    " headwater watch runs: a new origin, a denial, drift.",
    epilog="Example: headwater alerts add source:Reuters --store news.db",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (add, list_, remove):
        group.command(command.__name__.strip("_"))(command)
    app.add_typer(group, name="alerts")


def add(
    about: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="claim:ID, story:ID, source:NAME, or entity:ID or its NAME."
        ),
    ],
    store: StoreOption,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="WHERE",
            help="A file of JSON lines; - for standard output; mail:ADDRESS or mail:ADDRESS>FILE"
            " for messages that a mailer can send; the address of a webhook.",
        ),
    ] = "-",
) -> None:
    """Ask to be told what is new of a claim, source, entity or story.

    Example: headwater alerts add claim:claim-1c2d --to https://desk.example/hook --store news.db
    """
    from headwater.watching import alert

    with opened(store) as source:
        made = alert(source, about, to)
        source.write([made])
    typer.echo(_told(made))


def list_(store: StoreOption, format: ShapeOption = Shape.TEXT) -> None:  # noqa: A002 - the option's name
    """List who wants to be told what.

    Example: headwater alerts list --store news.db
    """
    from headwater.model import Alert

    with opened(store) as source:
        show_lines(source.read(Alert), format, _told)


def remove(
    key: Annotated[str, typer.Argument(metavar="ID", help="As headwater alerts list shows it.")],
    store: StoreOption,
) -> None:
    """Ask to be told no more.

    Example: headwater alerts remove alert-77aa --store news.db
    """
    from headwater.errors import StoreError
    from headwater.model import Alert

    with opened(store) as source:
        if source.get(Alert, key) is None:
            raise StoreError(f"no alert {key!r} here; see: headwater alerts list --store …")
        source.forget(Alert, [key])


def _told(alert: "Alert") -> str:
    return flat(f"{alert.id}: {alert.kind.value}:{alert.name} to {alert.to}")
