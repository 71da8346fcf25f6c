"""How events are written to standard error: as lines for people, or as JSON for programs.

Any module logs by the standard library alone: ``LOG = logging.getLogger(__name__)``, and an event
is one word with its fields beside it: ``LOG.info("polled", extra={"feed": feed.id})``. What is
logged says no word of what a user searched for.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from headwater.errors import SettingError

SHAPES = ("", "text", "json")
USUAL = frozenset(
    {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName", "color_message"}
)
LogOption = Annotated[
    str | None,
    typer.Option(
        "--log-format",
        metavar="NAME",
        help="Tell events on stderr: text, or json with one object a line. Else only trouble.",
    ),
]


def set_up(shape: str) -> None:
    """Have events written in a shape: none but warnings, ``text``, or ``json``."""
    if shape not in SHAPES:
        raise SettingError(f"log is {shape!r}; allowed: text, json, or nothing")
    handler = logging.StreamHandler()
    handler.setFormatter(Json() if shape == "json" else Lines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("headwater").setLevel(logging.INFO if shape else logging.WARNING)


class Json(logging.Formatter):
    """One JSON object a line, whatever stands in it."""

    def format(self, record: logging.LogRecord) -> str:
        """Write an event with its fields."""
        told = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": record.getMessage(),
        } | fields(record)
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, default=str)


class Lines(logging.Formatter):
    """One line an event, so that a stranger's line end begins no other; an error over several."""

    def format(self, record: logging.LogRecord) -> str:
        """Write an event with its fields."""
        beside = [f"{name}={value}" for name, value in fields(record).items()]
        told = [_time(record), record.levelname.lower(), record.getMessage(), *beside]
        line = "".join(_shown(letter) for letter in " ".join(told))
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def fields(record: logging.LogRecord) -> dict[str, Any]:
    """Return what was given beside the event."""
    return {name: value for name, value in vars(record).items() if name not in USUAL}


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _shown(letter: str) -> str:
    return letter if letter.isprintable() else letter.encode("unicode_escape").decode()
