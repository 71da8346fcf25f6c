"""``headwater verify``: whether a store is still what was read."""

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened, settings_of
from headwater.cli.options import KeepOption, StoreOption
from headwater.cli.words import count, flat

if TYPE_CHECKING:
    from headwater.keeping import Verified

AgainOption = Annotated[
    bool,
    typer.Option(
        "--again", help="Make the article of each kept page once more and compare its text."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(verify)


def verify(store: StoreOption, keep: KeepOption = None, again: AgainOption = False) -> None:
    """Look again at all that a store holds, and at the raw answers it was made of.

    Compares each text, earlier ones too, with the digest written beside it, spans with the text,
    rows of claims with the statements they carry, and kept answers with the digests of their
    records. Each mismatch is a line: the id of the article, what is wrong, where. Nothing is
    changed; exit 1 where any is.

    Example: headwater verify --store news.db
    """
    from headwater.cli.bar import bar
    from headwater.keep import keeper_of
    from headwater.keeping import Verified
    from headwater.keeping import verify as look
    from headwater.model import Claim, Kept, Reading, Wording

    settings, done = settings_of(keep=keep), Verified()
    with opened(store, settings) as source:
        keeper = keeper_of(store, source, settings.keep)
        total = sum(source.count(kind) for kind in (Reading, Wording, Claim, Kept))
        with bar("verifying", total) as moved:
            found = look(
                source,
                keeper,
                again=settings if again else None,
                done=done,
                told=lambda: moved(done.articles + done.earlier + done.claims + done.answers),
            )
            for item in found:
                typer.echo(flat(f"{item.id}: {item.what}: {item.where}"))
    _report(done)


def _report(done: "Verified") -> None:
    earlier = f" {count(done.earlier, 'earlier text')}," if done.earlier else ""
    typer.echo(
        f"{count(done.articles, 'article')} ({done.answered:,} with their raw answer),{earlier}"
        f" {count(done.claims, 'claim')}, {count(done.answers, 'raw answer')}:"
        f" {count(done.mismatches, 'mismatch', 'mismatches')}",
        err=True,
    )
    if done.mismatches:
        raise typer.Exit(1)
