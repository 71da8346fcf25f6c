"""The folder of a model: its card, and whether its files are those that the card names."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import EncoderError
from headwater.model import MentionKind, SourceKind, Stance

REMEDY = "install the package again, or read with --encoder none"
GRAPH, WEIGHTS, PIECES, TIES = "encoder.onnx", "encoder.bin", "tokenizer.json", "ties.npz"
SPACE = "space.npz"
PARTS = (GRAPH, WEIGHTS, PIECES, TIES, SPACE)
WIDTHS = {
    "roles": 9,
    "names": 2 * len(MentionKind) + 1,
    "asks": 64,
    "cues": 64,
    "kinds": len(SourceKind),
    "stances": len(Stance),
    "space": 48,
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a model says of itself: where its outputs stand, and how it wants its input."""

    folder: Path
    columns: Mapping[str, slice]
    pieces: int
    start: int
    end: int


def read_card(folder: Path) -> Card:
    """Read the card of a model and check every file it names; EncoderError if one is not whole."""
    path = folder / "card.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        card = _card(folder, data)
        digests = {name: str(data["sha256"][name]) for name in PARTS}
    except OSError as error:
        raise broken(path, f"cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise broken(path, f"is no card of a model: {error}") from error
    for name, digest in digests.items():
        if _digest(folder / name) != digest:
            raise broken(folder / name, "is not the file that card.json names")
    return card


def broken(path: Path, why: str) -> EncoderError:
    """Make the error that names the file, what is wrong with it and what helps."""
    return EncoderError(f"{path}: {why}; {REMEDY}")


def _card(folder: Path, data: Mapping[str, Any]) -> Card:
    columns = {name: slice(*ends) for name, ends in data["columns"].items()}
    for name, width in WIDTHS.items():
        if columns[name].stop - columns[name].start != width:
            raise ValueError(f"{name} has not {width} columns")
    if data["kinds"] != list(MentionKind):
        raise ValueError(f"kinds are not {', '.join(MentionKind)}")
    return Card(folder, columns, int(data["pieces"]), int(data["start"]), int(data["end"]))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise broken(path, f"cannot be read: {error.strerror}") from error
