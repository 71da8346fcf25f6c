"""``headwater trace``: the receipt of one article, or of one claim."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened, settings_of
from headwater.cli.options import EncoderOption, LangOption, Shape, ShapeOption
from headwater.errors import ArticleError, InputError

if TYPE_CHECKING:
    from headwater.model import Reading
    from headwater.queries import ClaimPage, Receipt
    from headwater.settings import Settings
    from headwater.stores import Store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(trace)


def trace(  # noqa: PLR0913 - a command's options are its parameters
    what: Annotated[
        str,
        typer.Argument(
            metavar="ID_OR_URL_OR_FILE",
            help="A file or an address; or with --store the id or address of an article, or the"
            " id of a claim.",
        ),
    ],
    store: Annotated[
        str | None, typer.Option("--store", "-s", metavar="PLACE", help="Where the article is.")
    ] = None,
    own: Annotated[
        bool, typer.Option("--own", help="Show the statements in the article's own voice too.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Cut no statement, however long it is.")
    ] = False,
    format: ShapeOption = Shape.TEXT,  # noqa: A002 - the option's name
    lang: LangOption = None,
    encoder: EncoderOption = None,
) -> None:
    """Show the receipt of one article: the chain behind each statement, in the words that prove it.

    Example: headwater trace article.html
    """
    settings = settings_of(lang=lang, encoder=encoder)
    show = _Show(format, own, full)
    if store is None:
        _trace_file(what, settings, show)
        return
    with opened(store, settings) as source:
        _trace_stored(_key(what, source, settings), source, show)


@dataclass(frozen=True, slots=True)
class _Show:
    """In what shape the answer is asked for, and how much of it."""

    shape: Shape
    own: bool
    full: bool


def _trace_file(what: str, settings: "Settings", show: _Show) -> None:
    from headwater.queries import receipt

    _print(receipt(_read_one(what, settings)), show)


def _print(found: "Receipt", show: _Show) -> None:
    """Show a receipt to people; to programs write the reading, and as JSON the same tree."""
    if show.shape is Shape.JSONL:
        from headwater.model.codec import to_data

        _write(to_data(found.reading) | {"sources": to_data(found.sources)}, show.shape)
        return
    if show.shape is not Shape.TEXT:
        _write(found.reading, show.shape)
        return
    from headwater.cli.console import paper
    from headwater.cli.receipt import show_receipt

    show_receipt(paper(), found, own=show.own, full=show.full)


def _read_one(what: str, settings: "Settings") -> "Reading":
    from headwater.engines.serial import SerialEngine
    from headwater.fetch import is_web
    from headwater.model import Reject
    from headwater.pipeline import read_stream

    if what != "-" and not is_web(what) and not Path(what).is_file():
        raise InputError(f"no file {what!r}; for an id name its store: --store PLACE")
    found = read_stream([what], settings, engine=SerialEngine())
    first = next(found, None)
    if first is None:
        raise ArticleError(f"{what}: holds no article")
    if isinstance(first, Reject):
        raise ArticleError(f"{first.where}: {first.reason}")
    further = next(found, None)
    if isinstance(further, Reject) and further.where == first.article.id:
        raise ArticleError(f"{further.where}: {further.reason}")
    if further:
        typer.echo("the first of several articles; read them --store PLACE to trace any", err=True)
    return first


def _key(what: str, store: "Store", settings: "Settings") -> str:
    """Return what the store knows an article by; a file is looked up by the id it would get."""
    from headwater.model import Article

    known = store.get(Article, what) or store.at(what)
    return what if known or not Path(what).is_file() else _read_one(what, settings).article.id


def _trace_stored(what: str, store: "Store", show: _Show) -> None:
    from headwater import queries
    from headwater.model import Claim

    if store.get(Claim, what):
        _print_claim(queries.claim(store, what), show)
        return
    page = queries.article(store, what)
    if show.shape is Shape.TEXT and page.unread:
        raise ArticleError(f"{page.receipt.reading.article.id}: {page.unread}")
    _print(page.receipt, show)
    if show.shape is Shape.TEXT:
        from headwater.cli.console import paper
        from headwater.cli.receipt import show_carried, show_past

        show_carried(paper(), page.claims)
        show_past(paper(), page)


def _print_claim(page: "ClaimPage", show: _Show) -> None:
    from headwater.cli.claims import show_claim_page
    from headwater.cli.console import paper

    if show.shape is Shape.TEXT:
        show_claim_page(paper(), page)
    else:
        _write(page.claim, show.shape)


def _write(record: object, shape: Shape) -> None:
    from headwater.registry import find

    find("exporters", shape)().export([record], sys.stdout)
