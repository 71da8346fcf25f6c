"""One table of all settings: name, type, default, help. Read once at the door, then frozen."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from headwater.errors import SettingError

PREFIX = "HEADWATER_"  # of the environment variables: HEADWATER_BATCH=100


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose; every field has its help beside it."""

    engine: str = field(default="serial", metadata={"help": "where the per-article work runs"})
    encoder: str = field(
        default="headwater",
        metadata={"help": "the model that reads along with the rules; none: the rules alone"},
    )
    workers: int = field(
        default=0, metadata={"help": "processes for the per-article work; 0: one a core"}
    )
    store: str = field(default="sqlite", metadata={"help": "where results are kept"})
    keep: str = field(
        default="",
        metadata={
            "help": "folder of the raw answers of servers; empty: beside the store's file,"
            " none: they are not kept"
        },
    )
    max_bytes: int = field(
        default=20_000_000,
        metadata={"help": "a larger article, page or line is rejected", "least": 1},
    )
    lang: str = field(
        default="", metadata={"help": "language of articles that name none; empty: detected"}
    )
    domain: str = field(
        default="", metadata={"help": "of archives, only pages of these domains; empty: of all"}
    )
    since: str = field(
        default="", metadata={"help": "of archives, only pages seen on this day or later"}
    )
    until: str = field(
        default="", metadata={"help": "of archives, only pages seen on this day or before"}
    )
    mime: str = field(
        default="text/html application/xhtml+xml",
        metadata={"help": "of archives, only answers of these MIME types"},
    )
    pages: str = field(
        default="careful",
        metadata={
            "help": "how the article is found in a page: careful, fast, archive",
            "among": ("careful", "fast", "archive"),
        },
    )
    only_lang: str = field(
        default="",
        metadata={"help": "of archives, only pages in these languages; other: all without a pack"},
    )
    batch: int = field(
        default=50, metadata={"help": "articles written to the store at once", "least": 1}
    )
    story_days: int = field(
        default=7, metadata={"help": "articles further apart in days are not one story", "least": 1}
    )
    contact: str = field(
        default="",
        metadata={"help": "address of a page or person that servers are told when asked"},
    )
    delay: int = field(
        default=1,
        metadata={"help": "seconds between two requests to one host; robots.txt may ask more"},
    )
    timeout: int = field(
        default=30, metadata={"help": "seconds until a fetch must have ended", "least": 1}
    )
    log: str = field(
        default="",
        metadata={"help": "events told on stderr: text, json; empty: only what is wrong"},
    )


def documented() -> list[tuple[str, object, str]]:
    """Name, default and help of each setting, for the docs and for --help."""
    return [(f.name, f.default, f.metadata["help"]) for f in fields(Settings)]


def read_settings(
    flags: Mapping[str, object], environ: Mapping[str, str], folder: Path = Path()
) -> Settings:
    """Read the settings at the door: flags (None: not given) win over environment over file.

    The file is ``HEADWATER_CONFIG``, or ``headwater.toml`` in ``folder`` if there is one.
    """
    given = _from_file(environ.get(PREFIX + "CONFIG"), folder / "headwater.toml")
    given |= _from_environment(environ)
    given |= {name: _checked("flag", name, v) for name, v in flags.items() if v is not None}
    return Settings(**given)


def _from_file(named: str | None, usual: Path) -> dict[str, Any]:
    path = Path(named) if named else usual
    if not named and not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingError(f"{path}: cannot be read as TOML: {error}") from error
    return {name: _checked(str(path), name, value) for name, value in data.items()}


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    known = {PREFIX + f.name.upper(): f for f in fields(Settings)}
    given: dict[str, Any] = {}
    for name in sorted(known.keys() & environ.keys()):
        value: object = environ[name]
        if known[name].type is int and environ[name].strip().isdecimal():
            value = int(environ[name])
        given[known[name].name] = _checked(name, known[name].name, value)
    return given


def _checked(where: str, name: str, value: object) -> object:
    known = {f.name: f for f in fields(Settings)}
    if name not in known:
        raise SettingError(f"{where}: unknown setting {name!r}; there are: {', '.join(known)}")
    kind, least = known[name].type, known[name].metadata.get("least")
    if type(value) is not kind or (isinstance(value, int) and value < (least or 0)):
        allowed = "text" if kind is str else f"a whole number from {least or 0}"
        raise SettingError(f"{where}: {name} is {value!r}; allowed: {allowed}")
    among = known[name].metadata.get("among")
    if among and value not in among:
        raise SettingError(f"{where}: {name} is {value!r}; allowed: {', '.join(among)}")
    return value
