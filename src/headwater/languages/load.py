"""Folder to Pack. Unknown keys, bad patterns and missing examples stop the load."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from headwater.errors import NoPackError, PackError
from headwater.languages.gazetteer import Gazetteer
from headwater.languages.measures import Hedges, Numbers, Times
from headwater.languages.outlets import Outlet
from headwater.languages.outlets import check as check_outlets
from headwater.languages.pack import (
    Cue,
    Furniture,
    Head,
    NoResponse,
    Noun,
    Pack,
    Pronoun,
    Words,
)
from headwater.languages.tables import build
from headwater.languages.turns import Turns

T = TypeVar("T")


@cache
def available() -> tuple[str, ...]:
    """List the languages that have a folder."""
    return tuple(sorted(entry.name for entry in files(__package__).iterdir() if _is_pack(entry)))


@cache
def load(lang: str) -> Pack:
    """Load one language folder; NoPackError without one, PackError when something in it is off."""
    if lang not in available():  # also keeps "../" out: lang comes from strangers' files
        raise NoPackError(f"no pack for language {lang!r}; there are: {', '.join(available())}")
    folder = files(__package__).joinpath(lang)
    cues = _entries(folder, "cues.toml", "cue", Cue)
    responses = _entries(folder, "responses.toml", "response", NoResponse)
    outlets = _entries(folder, "outlets.toml", "outlet", Outlet)
    check_outlets(outlets, f"{lang}/outlets.toml")
    for cue in cues:
        _check_examples(cue, f"{lang}/cues.toml")
    for response in responses:
        _check_examples(response, f"{lang}/responses.toml")
    return Pack(
        head=build(Head, toml(folder, "pack.toml"), f"{lang}/pack.toml"),
        words=build(Words, toml(folder, "words.toml"), f"{lang}/words.toml"),
        cues=cues,
        nouns=_entries(folder, "nouns.toml", "noun", Noun),
        pronouns=_entries(folder, "pronouns.toml", "pronoun", Pronoun),
        outlets=outlets,
        responses=responses,
        furniture=build(Furniture, toml(folder, "furniture.toml"), f"{lang}/furniture.toml"),
        names=build(Gazetteer, toml(folder, "names.toml"), f"{lang}/names.toml"),
        times=build(Times, toml(folder, "times.toml"), f"{lang}/times.toml"),
        numbers=build(Numbers, toml(folder, "numbers.toml"), f"{lang}/numbers.toml"),
        hedges=build(Hedges, toml(folder, "hedges.toml"), f"{lang}/hedges.toml"),
        turns=build(Turns, toml(folder, "turns.toml"), f"{lang}/turns.toml"),
    )


def toml(folder: Traversable, name: str) -> dict[str, Any]:
    """Read one TOML file of a pack; PackError says where it is broken."""
    try:
        return tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{folder.name}/{name}: {error}") from error


def _is_pack(entry: Traversable) -> bool:
    return entry.is_dir() and entry.joinpath("pack.toml").is_file()


def _entries(folder: Traversable, name: str, key: str, kind: type[T]) -> tuple[T, ...]:
    data = toml(folder, name)
    if list(data) != [key] or not all(isinstance(row, dict) for row in data[key]):
        raise PackError(f"{folder.name}/{name}: holds only [[{key}]] entries, not {list(data)}")
    return tuple(
        build(kind, row, f"{folder.name}/{name}: {key} {row.get('id', row.get('name', ''))!r}")
        for row in data[key]
    )


def _check_examples(rule: Cue | NoResponse, where: str) -> None:
    found = {bool(example.cue) for example in rule.examples}
    if found != {True, False}:
        raise PackError(f"{where}: rule {rule.id!r}: needs an example found and one not found")
