"""``headwater export``: everything of one kind, in a format that other programs read."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from headwater.cli.door import opened
from headwater.cli.options import StoreOption


class Kind(StrEnum):
    """What may be exported."""

    READINGS = "readings"
    CLAIMS = "claims"
    STORIES = "stories"
    ENTITIES = "entities"
    ARTICLES = "articles"
    REJECTS = "rejects"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def export(
    store: StoreOption,
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", "-f", metavar="NAME", help="jsonl, csv, or a plugin's.")
    ] = "jsonl",
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="What to export.")] = Kind.READINGS,
) -> None:
    """Write what a store holds to standard output: the readings, with entity ids after linking.

    Example: headwater export --store news.db --format csv > statements.csv
    """
    from headwater import queries
    from headwater.registry import find

    exporter = find("exporters", format)()
    with opened(store) as source:
        exporter.export(getattr(queries, kind)(source), sys.stdout)
