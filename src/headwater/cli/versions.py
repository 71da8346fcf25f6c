"""``headwater versions``: what an article said before, and what became of each statement."""

from typing import Annotated

import typer

from headwater.cli.door import opened
from headwater.cli.options import StoreOption
from headwater.cli.pages import PageOption, PageShape, write


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(versions)


def versions(
    what: Annotated[
        str, typer.Argument(metavar="ID_OR_URL", help="An article; see: headwater articles")
    ],
    store: StoreOption,
    format: PageOption = PageShape.TEXT,  # noqa: A002 - the option's name
) -> None:
    """Show the versions of an article: which statements were added, withdrawn, changed, and when.

    Example: headwater versions https://courier.example/bridge --store news.db
    """
    from headwater import queries
    from headwater.cli.console import paper
    from headwater.cli.issues import show_versions

    with opened(store) as source:
        page = queries.versions(source, what)
    if format is PageShape.TEXT:
        show_versions(paper(), page)
    else:
        write(page)
