"""``headwater eval``: the figures, against the floors they may not fall below."""

import subprocess
import sys
from pathlib import Path

import typer

import headwater
from headwater.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "eval",
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(evaluate)


def evaluate(context: typer.Context) -> None:
    """Score Headwater on gold data against its floors; arguments go to tests/eval/gate.py.

    The arguments name sets (names, entities, scenarios ...), or are its flags.

    Works in a checkout of the source: the gold data and their scorers are not installed.

    Example: headwater eval names entities --data ../shared/eval
    """
    gate = Path(headwater.__file__).parents[2] / "tests" / "eval" / "gate.py"
    if not gate.is_file():
        raise InputError(f"no {gate}: eval runs in a checkout of the source, with `make eval`")
    done = subprocess.run([sys.executable, str(gate), *context.args], check=False)
    raise typer.Exit(done.returncode)
