"""``headwater doctor``: what is wrong here, and what helps."""

import json
import os
from enum import StrEnum
from typing import Annotated

import typer

from headwater.cli.door import settings_of
from headwater.cli.options import EncoderOption
from headwater.cli.words import flat


class Told(StrEnum):
    """How it is told."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor(
    store: Annotated[
        str | None, typer.Option("--store", "-s", metavar="PLACE", help="Look at this store, too.")
    ] = None,
    encoder: EncoderOption = None,
    format: Annotated[  # noqa: A002 - the option's name
        Told, typer.Option("--format", "-f", help="text for people; json for programs.")
    ] = Told.TEXT,
) -> None:
    """Look at all that Headwater needs here: what is well, what is not, and the remedy.

    Python and libraries, language packs and dictionaries, the model and its speed, disk, memory,
    terminal, optional parts, and a store. Nothing is changed, nothing is asked of the net. Exit 1
    when something that is needed is broken.

    Example: headwater doctor --store news.db
    """
    from headwater.health import Check, State, examine

    def told(check: Check) -> str:
        remedy = f"\n{'':8}{flat(check.remedy)}" if check.remedy else ""
        return f"{check.state:7} {flat(check.name)}: {flat(check.found)}{remedy}"

    found = []
    for check in examine(store, settings_of(encoder=encoder), os.environ):
        found.append(check)
        if format is Told.TEXT:
            typer.echo(told(check))
    broken = [check for check in found if check.state is State.BROKEN]
    if format is Told.JSON:
        rows = [
            {"name": c.name, "state": c.state, "found": c.found, "remedy": c.remedy} for c in found
        ]
        typer.echo(json.dumps({"ok": not broken, "checks": rows}, ensure_ascii=False, indent=1))
    if broken:
        raise typer.Exit(1)
