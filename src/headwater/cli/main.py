"""``headwater``: the commands put together, and how each of them may end."""

import typer

from headwater import __version__
from headwater.cli import (
    addresses,
    alerts,
    backup,
    demo,
    doctor,
    evaluate,
    export,
    feeds,
    fetch,
    link,
    lists,
    packs,
    pages,
    read,
    search,
    serve,
    spark,
    store,
    trace,
    verify,
    versions,
    watch,
)
from headwater.cli.group import HeadwaterGroup

app = typer.Typer(
    name="headwater",
    cls=HeadwaterGroup,
    help="Reads news and traces every claim upstream: who says it, on whose word, who denies it,"
    " and how many independent origins stand behind it.",
    epilog="Example: headwater demo",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"headwater {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    pass


for module in (
    read,
    fetch,
    watch,
    feeds,
    alerts,
    trace,
    link,
    lists,
    pages,
    versions,
    search,
    export,
    serve,
    spark,
    verify,
    backup,
    addresses,
    store,
    doctor,
    demo,
    evaluate,
    packs,
):
    module.register(app)
