"""``headwater read``: articles in, readings out."""

import sys
from contextlib import ExitStack
from typing import Annotated

import typer

from headwater.cli.door import engine_of, opened, settings_of
from headwater.cli.options import (
    DomainOption,
    EncoderOption,
    EngineOption,
    KeepOption,
    LangOption,
    MaxBytesOption,
    MimeOption,
    OnlyLangOption,
    PagesOption,
    PrivateOption,
    SinceOption,
    UntilOption,
)
from headwater.cli.progress import Tally, Watched, live, report
from headwater.model import Reading
from headwater.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(read)


InputsArgument = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, addresses, or - for stdin.")
]
IntoOption = Annotated[
    str | None,
    typer.Option("--store", "-s", metavar="PLACE", help="Keep everything here, and link it."),
]
ShapeOption = Annotated[
    str, typer.Option("--format", "-f", metavar="NAME", help="Without a store: jsonl or csv.")
]


def read(  # noqa: PLR0913 - a command's options are its parameters
    inputs: InputsArgument,
    store: IntoOption = None,
    format: ShapeOption = "jsonl",  # noqa: A002 - the option's name
    engine: EngineOption = None,
    encoder: EncoderOption = None,
    lang: LangOption = None,
    max_bytes: MaxBytesOption = None,
    keep: KeepOption = None,
    domain: DomainOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    mime: MimeOption = None,
    only_lang: OnlyLangOption = None,
    pages: PagesOption = None,
    allow_private: PrivateOption = False,
) -> None:
    """Read articles: who says what, on whose word.

    Takes .jsonl .txt .html files (also gzipped), .warc .warc.gz .wacz archives, folders of them,
    addresses (https://…), and - for standard input. Without a store, one Reading a line goes to
    standard output. With one, what was fetched is kept beside it as it was sent.

    --encoder none leaves the model out: rules alone, several times as fast.

    Example: headwater read news.jsonl pages/ --store news.db
    """
    sought = {
        "domain": domain,
        "since": since,
        "until": until,
        "mime": mime,
        "only_lang": only_lang,
    }
    read_by = {"engine": engine, "encoder": encoder, "lang": lang, "pages": pages}
    settings = settings_of(max_bytes=max_bytes, keep=keep, **sought, **read_by)
    if store is None:
        _to_stdout(inputs, format, settings, private=allow_private)
    else:
        read_into(inputs, store, settings, private=allow_private)


def _to_stdout(inputs: list[str], shape: str, settings: Settings, *, private: bool) -> None:
    from headwater.fetch import Fetcher
    from headwater.pipeline import Web, read_stream
    from headwater.registry import find

    exporter, tally = find("exporters", shape)(), Tally()
    with live(tally) as redraw:
        engine = Watched(engine_of(settings), tally, redraw)
        web = Web(Fetcher(settings, private=private))
        found = read_stream(inputs, settings, engine=engine, web=web)
        readings = (item for item in found if isinstance(item, Reading))
        exporter.export(readings, sys.stdout)
    report(tally)


def read_into(inputs: list[str], place: str, settings: Settings, *, private: bool = False) -> None:
    """Read all inputs into the store at ``place`` and link what they share, telling how far."""
    from headwater.fetch import Fetcher
    from headwater.keep import keeper_of
    from headwater.pipeline import Progress, Web, run

    tally = Tally()
    with ExitStack() as stack:
        store = stack.enter_context(opened(place, settings, create=True))
        keeper = keeper_of(place, store, settings.keep)
        web = Web(
            Fetcher(settings, private=private), stack.enter_context(keeper) if keeper else None
        )
        redraw = stack.enter_context(live(tally))

        def told(done: Progress) -> None:
            tally.skipped, tally.left = done.skipped, done.left
            redraw()

        engine = Watched(engine_of(settings), tally, redraw)
        told(run(inputs, store, settings, engine=engine, web=web, progress=told))
    report(tally)
