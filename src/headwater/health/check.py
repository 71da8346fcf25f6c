"""What looking at one thing brought: how it is, and what helps."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How something is: well, worth knowing, or in need of mending."""

    OK = "ok"
    NOTE = "note"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, what was found, and the remedy where one is needed."""

    name: str
    state: State
    found: str
    remedy: str = ""


def ok(name: str, found: str) -> Check:
    """Tell that something is well."""
    return Check(name, State.OK, found)


def note(name: str, found: str, remedy: str) -> Check:
    """Tell something that need not be mended."""
    return Check(name, State.NOTE, found, remedy)


def broken(name: str, found: str, remedy: str) -> Check:
    """Tell something that must be mended."""
    return Check(name, State.BROKEN, found, remedy)
