"""``headwater backup|restore``: a store and what was kept beside it, in one file and back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.door import opened, settings_of
from headwater.cli.options import KeepOption
from headwater.cli.words import count

if TYPE_CHECKING:
    from headwater.keeping import Manifest

Store = Annotated[str, typer.Argument(metavar="STORE", help="The store to save.")]
Target = Annotated[Path, typer.Argument(metavar="TARGET", help="A new file, such as news.zip.")]
Archive = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="What backup wrote.")]
Place = Annotated[str, typer.Argument(metavar="PLACE", help="Where no store is yet.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(backup)
    app.command()(restore)


def backup(store: Store, target: Target, keep: KeepOption = None) -> None:
    """Save a store, and the raw answers kept beside it, in one file with the digests of all.

    Others may write meanwhile: what is saved is the store at one moment.

    Example: headwater backup news.db news-2026-11-25.zip
    """
    from headwater.cli.bar import bar
    from headwater.keep import folder_of
    from headwater.keeping import backup as save

    settings = settings_of(keep=keep)
    with opened(store, settings) as source, bar("saving, per cent", 100) as moved:
        folder = folder_of(store, settings.keep)
        manifest = save(source, folder, target, lambda done, size: moved(100 * done // size))
    _report(manifest, f"saved in {target}")


def restore(archive: Archive, place: Place, keep: KeepOption = None) -> None:
    """Bring a backup back into a new store, of any kind; digests are compared on the way.

    Nothing is overwritten. A damaged backup is refused as a whole.

    Example: headwater restore news-2026-11-25.zip news.db
    """
    from headwater.cli.bar import bar
    from headwater.keep import folder_of
    from headwater.keeping import restore as bring

    settings = settings_of(keep=keep)
    with bar("bringing back, per cent", 100) as moved:
        folder = folder_of(place, settings.keep)
        manifest = bring(archive, place, folder, lambda done, size: moved(100 * done // size))
    _report(manifest, f"of {manifest.made} brought back into {place}")


def _report(manifest: "Manifest", what: str) -> None:
    answers = len(manifest.files) - 1
    typer.echo(
        f"{count(manifest.articles, 'article')} and {count(answers, 'file')} of raw answers,"
        f" {manifest.size:,} bytes, {what}",
        err=True,
    )
