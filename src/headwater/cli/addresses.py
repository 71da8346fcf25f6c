"""``headwater addresses``: what lists of GDELT and Media Cloud name, to be fetched."""

from typing import Annotated

import typer

from headwater.cli.door import settings_of
from headwater.cli.options import DomainOption, OnlyLangOption, SinceOption, UntilOption
from headwater.cli.words import count


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(addresses)


def addresses(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, or folders of them.")
    ],
    domain: DomainOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    only_lang: OnlyLangOption = None,
) -> None:
    """List the addresses that files of GDELT (.gkg.csv) and Media Cloud (.mediacloud.jsonl) name.

    One a line, each once, for whatever fetches them.

    Example: headwater addresses today.gkg.csv --only-lang uk | xargs headwater read --store news.db
    """
    from headwater.readers.inputs import addresses as find

    settings = settings_of(domain=domain, since=since, until=until, only_lang=only_lang)
    seen: set[str] = set()
    for url in find(inputs, settings):
        if url not in seen:
            seen.add(url)
            typer.echo(url)
    typer.echo(f"{count(len(seen), 'address', 'addresses')}", err=True)
