"""``headwater read``: articles in, readings out."""

import sys
from typing import Annotated

import typer

from headwater.cli.door import engine_of, opened, settings_of
from headwater.cli.options import EncoderOption, EngineOption, LangOption, MaxBytesOption
from headwater.cli.progress import Tally, Watched, live, report
from headwater.model import Reading
from headwater.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(read)


def read(  # noqa: PLR0913 - a command's options are its parameters
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, or - for stdin.")
    ],
    store: Annotated[
        str | None,
        typer.Option("--store", "-s", metavar="PLACE", help="Keep everything here, and link it."),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", "-f", metavar="NAME", help="Without a store: jsonl or csv.")
    ] = "jsonl",
    engine: EngineOption = None,
    encoder: EncoderOption = None,
    lang: LangOption = None,
    max_bytes: MaxBytesOption = None,
) -> None:
    """Read articles: who says what, on whose word.

    Takes .jsonl .txt .html files (also gzipped), folders of them, and - for standard input.
    Without a store, one Reading a line goes to standard output.

    --encoder none leaves the model out: rules alone, several times as fast.

    Example: headwater read news.jsonl pages/ --store news.db
    """
    settings = settings_of(engine=engine, encoder=encoder, lang=lang, max_bytes=max_bytes)
    if store is None:
        _to_stdout(inputs, format, settings)
    else:
        read_into(inputs, store, settings)


def _to_stdout(inputs: list[str], shape: str, settings: Settings) -> None:
    from headwater.pipeline import read_stream
    from headwater.registry import find

    exporter, tally = find("exporters", shape)(), Tally()
    with live(tally) as redraw:
        engine = Watched(engine_of(settings), tally, redraw)
        found = read_stream(inputs, settings, engine=engine)
        readings = (item for item in found if isinstance(item, Reading))
        exporter.export(readings, sys.stdout)
    report(tally)


def read_into(inputs: list[str], place: str, settings: Settings) -> None:
    """Read all inputs into the store at ``place`` and link what they share, telling how far."""
    from headwater.pipeline import Progress, run

    tally = Tally()
    with opened(place, settings, create=True) as store, live(tally) as redraw:

        def told(done: Progress) -> None:
            tally.skipped = done.skipped
            redraw()

        engine = Watched(engine_of(settings), tally, redraw)
        told(run(inputs, store, settings, engine=engine, progress=told))
    report(tally)
