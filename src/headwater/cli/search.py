"""``headwater search``: articles by words in them."""

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened
from headwater.cli.options import Shape, ShapeOption, StoreOption

if TYPE_CHECKING:
    from headwater.queries import Hit


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(search)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words to look for.")],
    store: StoreOption,
    format: ShapeOption = Shape.TEXT,  # noqa: A002 - the option's name
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20,
) -> None:
    """Find articles by words in their title and text, best first.

    Example: headwater search radar talks --store news.db
    """
    import sys

    from headwater import queries
    from headwater.registry import find

    with opened(store) as source:
        hits = queries.search(source, " ".join(words), limit)
        if format is Shape.TEXT:
            _print(hits)
        else:
            find("exporters", format)().export((hit.article for hit in hits), sys.stdout)


def _print(hits: "list[Hit]") -> None:
    from rich.text import Text

    from headwater.cli.console import paper
    from headwater.cli.words import flat

    console = paper()
    for hit in hits:
        day = (hit.article.published or "no date")[:10]
        console.print(Text(flat(hit.article.title or hit.article.id), style="bold"))
        console.print(Text(flat(f"  {hit.snippet}")))
        console.print(Text(flat(f"  {day} · {hit.article.voice} · {hit.article.id}"), style="dim"))
    if not hits:
        typer.echo("nothing found", err=True)
