"""``headwater export``: what a store holds, in a format that other programs read."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from headwater.cli.door import opened
from headwater.cli.options import StoreOption


class Kind(StrEnum):
    """What may be exported."""

    EVERYTHING = "everything"
    READINGS = "readings"
    CLAIMS = "claims"
    STORIES = "stories"
    ENTITIES = "entities"
    ARTICLES = "articles"
    REJECTS = "rejects"


APART = frozenset({Kind.ENTITIES, Kind.REJECTS})  # neither articles nor claims
FORMATS = "jsonl, csv, prov, annotations, schema-org, graphml, or a plugin's."
KINDS = "What to export; where not said, readings to jsonl and csv, everything to the others."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def export(
    store: StoreOption,
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", "-f", metavar="NAME", help=FORMATS)
    ] = "jsonl",
    kind: Annotated[Kind | None, typer.Option("--kind", "-k", help=KINDS)] = None,
) -> None:
    """Write what a store holds to standard output: the readings, with entity ids after linking.

    jsonl: whole records, one a line.

    csv: tables for a spreadsheet; claims with their statements and their ledger.

    prov: who has what from whom, as PROV-JSON, a bundle a story.

    annotations: who says what, as W3C Web Annotations with the place and the words.

    schema-org: NewsArticle and Claim in JSON-LD, with citation, isBasedOn and appearance.

    graphml: articles, outlets, parties and claims as a graph.

    Example: headwater export --store news.db --format csv > statements.csv
    """
    from headwater import queries
    from headwater.queries.whole import everything
    from headwater.registry import find

    exporter = find("exporters", format)()
    wanted = kind or Kind(getattr(exporter, "kind", Kind.READINGS))
    if wanted in APART and getattr(exporter, "kind", "") == Kind.EVERYTHING:
        raise typer.BadParameter(f"{format} has no place for {wanted}; use jsonl or csv")
    with opened(store) as source:
        ask = everything if wanted is Kind.EVERYTHING else getattr(queries, wanted)
        exporter.export(ask(source), sys.stdout)
