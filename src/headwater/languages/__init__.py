"""Language packs: folders of data, checked as they are loaded."""

from headwater.languages.load import available, load
from headwater.languages.outlets import Outlet
from headwater.languages.pack import (
    Cue,
    Example,
    Frame,
    Furniture,
    NoResponse,
    Noun,
    Pack,
    Pronoun,
    Words,
)

__all__ = [
    "Cue",
    "Example",
    "Frame",
    "Furniture",
    "NoResponse",
    "Noun",
    "Outlet",
    "Pack",
    "Pronoun",
    "Words",
    "available",
    "load",
]
