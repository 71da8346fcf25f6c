"""``headwater stories|claims|entities|articles|rejects``: what a store holds, one a line."""

import sys
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Annotated, TypeVar

import typer

from headwater.cli.door import opened
from headwater.cli.options import LimitOption, Shape, ShapeOption, StoreOption

T = TypeVar("T")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (stories, claims, entities, articles, rejects):
        app.command()(command)


def stories(
    store: StoreOption,
    format: ShapeOption = Shape.TEXT,  # noqa: A002 - the option's name
    limit: LimitOption = None,
) -> None:
    """List stories: articles on one event, largest first.

    Example: headwater stories --store news.db --format jsonl
    """
    from headwater import queries
    from headwater.cli.tables import story_table

    with opened(store) as source:
        show(islice(queries.stories(source), limit), format, story_table)


def claims(  # noqa: PLR0913 - a command's options are its parameters
    store: StoreOption,
    format: ShapeOption = Shape.TEXT,  # noqa: A002 - the option's name
    limit: LimitOption = None,
    words: Annotated[str, typer.Option("--words", help="These words stand in the claim.")] = "",
    party: Annotated[str, typer.Option("--party", help="This party is an origin of it.")] = "",
    least: Annotated[int, typer.Option("--least", min=1, help="So many articles carry it.")] = 1,
    disputed: Annotated[bool, typer.Option("--disputed", help="Somebody denies it.")] = False,
) -> None:
    """List claims: who carries each, its independent origins and why, who denies it.

    Example: headwater claims --store news.db --least 3 --disputed
    """
    from headwater import queries
    from headwater.cli.claims import show_claims

    with opened(store) as source:
        found = queries.claims(source, words=words, party=party, least=least, disputed=disputed)
        show(islice(found, limit), format, show_claims)


def entities(
    store: StoreOption,
    format: ShapeOption = Shape.TEXT,  # noqa: A002 - the option's name
    limit: LimitOption = None,
    name: Annotated[str, typer.Option("--name", help="This stands in one of the names.")] = "",
) -> None:
    """List people, organizations and places, most mentioned first, in all their spellings.

    Example: headwater entities --store news.db --name Reyes
    """
    from headwater import queries
    from headwater.cli.tables import entity_table

    with opened(store) as source:
        show(islice(queries.entities(source, name=name), limit), format, entity_table)


def articles(
    store: StoreOption,
    format: ShapeOption = Shape.TEXT,  # noqa: A002 - the option's name
    limit: LimitOption = None,
) -> None:
    """List the articles of a store.

    Example: headwater articles --store news.db --format csv > articles.csv
    """
    from headwater import queries
    from headwater.cli.tables import article_table

    with opened(store) as source:
        show(islice(queries.articles(source), limit), format, article_table)


def rejects(
    store: StoreOption,
    format: ShapeOption = Shape.TEXT,  # noqa: A002 - the option's name
    limit: LimitOption = None,
) -> None:
    """List what could not be used, with the reason.

    Example: headwater rejects --store news.db
    """
    from headwater import queries
    from headwater.cli.tables import reject_table

    with opened(store) as source:
        show(islice(queries.rejects(source), limit), format, reject_table)


def show(records: Iterable[T], shape: Shape, for_people: Callable[[Iterable[T]], None]) -> None:
    """Print records as a program or as people want them."""
    from headwater.registry import find

    if shape is Shape.TEXT:
        for_people(records)
    else:
        find("exporters", shape)().export(records, sys.stdout)


def show_lines(records: Iterable[T], shape: Shape, told: Callable[[T], str]) -> None:
    """Print records as a program wants them, or a line each for people."""

    def for_people(records: Iterable[T]) -> None:
        for record in records:
            typer.echo(told(record))

    show(records, shape, for_people)
