"""``headwater packs``: the languages there are, and whether their rules prove their examples."""

import json
from typing import Annotated

import typer

from headwater.cli.options import Shape, ShapeOption


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(invoke_without_command=True)
    group.callback()(packs)
    group.command()(check)
    app.add_typer(group, name="packs")


def packs(context: typer.Context, format: ShapeOption = Shape.TEXT) -> None:  # noqa: A002
    """List the languages and how much each pack holds; or check them.

    Example: headwater packs check
    """
    if context.invoked_subcommand:
        return
    from headwater.languages import available, load

    rows = []
    for lang in available():
        pack = load(lang)
        rows.append(
            {
                "lang": lang,
                "name": pack.head.name,
                "cues": len(pack.cues),
                "responses": len(pack.responses),
                "nouns": sum(len(noun.words) for noun in pack.nouns),
                "outlets": len(pack.outlets),
                "examples": sum(len(r.examples) for r in pack.cues)
                + sum(len(r.examples) for r in pack.responses),
            }
        )
    _show(rows, format)


def check(
    langs: Annotated[
        list[str] | None, typer.Argument(metavar="[LANG]...", help="Only these; else all.")
    ] = None,
) -> None:
    """Run every example of every rule; name the rules that do not hold.

    Example: headwater packs check
    """
    from headwater.languages import available
    from headwater.proofs import check_pack

    failed = 0
    for lang in langs or available():
        failures = check_pack(lang)
        failed += len(failures)
        for failure in failures:
            typer.echo(failure, err=True)
        typer.echo(f"{lang}: {'all examples hold' if not failures else f'{len(failures)} fail'}")
    if failed:
        raise typer.Exit(1)


def _show(rows: list[dict[str, object]], shape: Shape) -> None:
    if shape is Shape.JSONL:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
        return
    separator = "," if shape is Shape.CSV else "\t"
    for cells in (tuple(rows[0]), *(row.values() for row in rows)):
        typer.echo(separator.join(str(cell) for cell in cells))
