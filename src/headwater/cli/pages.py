"""``headwater story|claim|brief``: one record of a store with all that stands around it."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from headwater.cli.door import opened
from headwater.cli.options import StoreOption


class PageShape(StrEnum):
    """How a page is shown."""

    TEXT = "text"
    JSON = "json"


class BriefShape(StrEnum):
    """How a brief is shown."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


PageOption = Annotated[
    PageShape, typer.Option("--format", "-f", help="text for people; json for programs.")
]
FullOption = Annotated[bool, typer.Option("--full", help="Leave no line out.")]
ROWS = 12  # lines of one part of a page, unless all are asked for


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (story, claim, brief):
        app.command()(command)


def story(
    id: Annotated[str, typer.Argument(metavar="ID", help="See: headwater stories")],  # noqa: A002 - the field's name
    store: StoreOption,
    format: PageOption = PageShape.TEXT,  # noqa: A002 - the option's name
    full: FullOption = False,
) -> None:
    """Show a story: what is claimed and what disputed, by weight, and its articles in time.

    Example: headwater story story-0a1b2c3d4e5f6a7b --store news.db
    """
    from headwater import queries
    from headwater.cli.console import paper
    from headwater.cli.stories import show_story

    with opened(store) as source:
        page = queries.story(source, id)
    if format is PageShape.TEXT:
        show_story(paper(), page, rows=None if full else ROWS)
    else:
        write(page)


def claim(
    id: Annotated[str, typer.Argument(metavar="ID", help="See: headwater claims")],  # noqa: A002 - the field's name
    store: StoreOption,
    format: PageOption = PageShape.TEXT,  # noqa: A002 - the option's name
    full: FullOption = False,
) -> None:
    """Show a claim's receipt: origins, chains, exact words, ledger, drift side by side, timeline.

    Example: headwater claim claim-0a1b2c3d4e5f6a7b --store news.db --format json
    """
    from headwater import queries
    from headwater.cli.claims import show_claim_page
    from headwater.cli.console import paper

    with opened(store) as source:
        page = queries.claim(source, id)
    if format is PageShape.TEXT:
        show_claim_page(paper(), page, rows=None if full else ROWS)
    else:
        write(page)


def brief(
    id: Annotated[str, typer.Argument(metavar="STORY", help="See: headwater stories")],  # noqa: A002 - the field's name
    store: StoreOption,
    lang: Annotated[
        str, typer.Option("--lang", metavar="CODES", help="Only in these languages: uk,en.")
    ] = "",
    format: Annotated[  # noqa: A002 - the option's name
        BriefShape, typer.Option("--format", "-f", help="text, json, or md for Markdown.")
    ] = BriefShape.TEXT,
) -> None:
    """Tell a story in sentences of its articles: what is new, who says so, what is disputed.

    Nothing is translated or made up; each sentence is read again in the store before it is shown.

    Example: headwater brief story-0a1b2c3d4e5f6a7b --store news.db --lang uk,en
    """
    from headwater import queries
    from headwater.cli.briefs import markdown, show_brief
    from headwater.cli.console import paper

    with opened(store) as source:
        found = queries.brief(
            source, id, [code.strip() for code in lang.split(",") if code.strip()]
        )
    for refusal in found.refused:
        typer.echo(f"left out: {refusal.line.byline.article_id}: {refusal.reason}", err=True)
    if format is BriefShape.TEXT:
        show_brief(paper(), found)
    elif format is BriefShape.MD:
        typer.echo(markdown(found), nl=False)
    else:
        write(found)


def write(page: object) -> None:
    """Write a page as JSON."""
    from headwater.model.codec import to_data

    typer.echo(json.dumps(to_data(page), ensure_ascii=False, indent=1))
