"""``headwater fetch``: pages from the net, as they are sent."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import settings_of
from headwater.cli.options import MaxBytesOption, PrivateOption
from headwater.cli.words import count, flat
from headwater.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from headwater.fetch import Fetcher
    from headwater.model import Fetched

    Put = Callable[[Fetched], str]


ToOption = Annotated[
    Path | None,
    typer.Option("--to", metavar="FOLDER", help="Write each page to a file in this folder."),
]
WarcOption = Annotated[
    Path | None,
    typer.Option(
        "--warc", metavar="FOLDER", help="Keep each answer, with its headers, in WARC files."
    ),
]
DelayOption = Annotated[
    int | None,
    typer.Option("--delay", min=0, metavar="SECONDS", help="Between requests to one host."),
]
TimeoutOption = Annotated[
    int | None,
    typer.Option("--timeout", min=1, metavar="SECONDS", help="Until a page must be there."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(fetch)


def fetch(  # noqa: PLR0913 - a command's options are its parameters
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of the web.")],
    to: ToOption = None,
    warc: WarcOption = None,
    delay: DelayOption = None,
    timeout: TimeoutOption = None,
    max_bytes: MaxBytesOption = None,
    allow_private: PrivateOption = False,
) -> None:
    """Fetch pages as they are sent, politely and behind a guard.

    One page goes to standard output where no folder is named. Refused are addresses that are not
    of the public net, whatever name or redirect leads there, what robots.txt does not allow, and
    what is too large or too slow. Exit 1 where any page could not be fetched.

    Example: headwater fetch https://news.example/a.html --to pages/
    """
    _check(urls, to, warc)
    settings = settings_of(delay=delay, timeout=timeout, max_bytes=max_bytes)
    from headwater.fetch import Fetcher

    fetcher = Fetcher(settings, private=allow_private)
    if warc is None:
        failed = _each(fetcher, urls, [_to_folder(to) if to else _to_stdout])
    else:
        from headwater.keep import Keeper

        with Keeper(warc) as keeper:
            puts: list[Put] = [lambda answer: f"{warc / keeper.keep(answer).file}"]
            failed = _each(fetcher, urls, [*puts, *([_to_folder(to)] if to else [])])
    raise typer.Exit(1 if failed else 0)


def _check(urls: list[str], to: Path | None, warc: Path | None) -> None:
    from headwater.fetch import is_web

    for url in urls:
        if not is_web(url):
            raise InputError(f"{url!r} is no address of the web; begin it with https://")
    if len(urls) > 1 and not to and not warc:
        raise InputError("several pages: name a folder for them, --to FOLDER or --warc FOLDER")


def _each(fetcher: "Fetcher", urls: list[str], puts: "list[Put]") -> int:
    """Fetch each address and put its page where it is to go; return how many failed."""
    from headwater.cli.bar import bar
    from headwater.fetch import fetch_all
    from headwater.model import Reject

    failed = 0
    with bar("fetching", len(urls)) as moved:
        for number, answer in enumerate(fetch_all(fetcher, urls), 1):
            moved(number)
            if isinstance(answer, Reject):
                failed += 1
                typer.echo(f"rejected: {flat(f'{answer.where}: {answer.reason}')}", err=True)
                continue
            places = ", ".join(put(answer) for put in puts)
            size = count(len(answer.body), "byte")
            typer.echo(f"fetched: {flat(answer.url)}: {size} to {places}", err=True)
    typer.echo(f"{count(len(urls) - failed, 'page')} fetched, {failed:,} rejected", err=True)
    return failed


def _to_stdout(answer: "Fetched") -> str:
    sys.stdout.flush()
    sys.stdout.buffer.write(answer.body)
    return "standard output"


def _to_folder(folder: Path) -> "Put":
    """Make what writes a page to a file named after its address; InputError for no folder."""
    from headwater.readers.answers import file_name

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write to {folder}: {error}") from error

    def put(answer: "Fetched") -> str:
        path = folder / file_name(answer)
        path.write_bytes(answer.body)
        return str(path)

    return put
