"""``headwater demo``: the sample news read, and the receipt of one claim out of it."""

import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened, settings_of
from headwater.cli.options import EncoderOption
from headwater.cli.read import read_into

if TYPE_CHECKING:
    from headwater.model import Claim
    from headwater.stores import Store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    store: Annotated[
        str | None,
        typer.Option(
            "--store", "-s", metavar="PLACE", help="Keep the demo here; else a temp file."
        ),
    ] = None,
    encoder: EncoderOption = None,
) -> None:
    """Read the sample news (invented) and show the receipt of one claim.

    Example: headwater demo
    """
    place = store or str(Path(tempfile.mkdtemp(prefix="headwater-")) / "demo.db")
    with as_file(files("headwater") / "samples") as folder:
        inputs = [str(path) for path in sorted(folder.glob("*.jsonl"))]
        read_into(inputs, place, settings_of(encoder=encoder))
    with opened(place) as source:
        _show(source, place)


def _show(store: "Store", place: str) -> None:
    from rich.rule import Rule
    from rich.text import Text

    from headwater import queries
    from headwater.cli.claims import show_claim_page
    from headwater.cli.console import paper

    console, held = paper(), queries.counts(store)
    console.print(
        Text(
            f"{held.articles} invented articles in four languages:"
            f" {held.stories} stories, {held.claims} claims, {held.entities} names",
            style="dim",
        )
    )
    if chosen := queries.echoed(store):
        console.print(Rule("many outlets, one origin", align="left", style="dim"))
        show_claim_page(console, queries.claim(store, chosen.id), rows=6)
        console.print(Rule(style="dim"))
    console.print(_next_steps(place, chosen))


def _next_steps(place: str, chosen: "Claim | None") -> str:
    steps = [
        ("open the pages", f"headwater serve --store {place}"),
        ("every claim", f"headwater claims --store {place}"),
        ("your own files", "headwater read FILES... --store news.db"),
        ("one article", "headwater trace FILE"),
    ]
    if chosen:
        steps.insert(
            1, ("the whole receipt", f"headwater claim {chosen.id} --store {place} --full")
        )
        steps.insert(2, ("its story, told", f"headwater brief {chosen.story_id} --store {place}"))
    return "\n".join(f"{what:19}{how}" for what, how in steps)
