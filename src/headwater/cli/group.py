"""How a command may end: done 0, failed 1, misused 2, interrupted 130; never a traceback."""

import io
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from headwater.errors import HeadwaterError, InputError, SettingError, UnknownNameError

MISUSED = (InputError, SettingError, UnknownNameError)
INTERRUPTED = 130


class HeadwaterGroup(TyperGroup):
    """A group of commands whose failures are one line on stderr."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer keeps its Context class to itself
        """Run the chosen command and turn what it raises into an exit code."""
        _plain_streams()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except HeadwaterError as error:
            raise _fail(str(error), 2 if isinstance(error, MISUSED) else 1) from error
        except KeyboardInterrupt as error:
            raise _fail("interrupted", INTERRUPTED) from error
        except BrokenPipeError as error:
            _deafen()
            raise typer.Exit(0) from error
        return result


def _fail(message: str, code: int) -> typer.Exit:
    typer.echo("headwater: " + " ".join(message.split()), err=True)
    return typer.Exit(code)


def _plain_streams() -> None:
    """Write UTF-8 whatever the terminal says; a lone surrogate becomes its JSON escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _deafen() -> None:
    """Point stdout at nothing, or Python complains once more when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
