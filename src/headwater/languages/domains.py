"""Domain names inside a text: many an outlet is known by nothing else."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headwater.languages.load import toml
from headwater.languages.tables import build

DOMAIN = re.compile(r"[^\W_](?:[\w-]{0,60}[^\W_])?(?:\.[^\W_](?:[\w-]{0,60}[^\W_])?){1,4}(?!\w)")
LETTERS = 2  # of its first label, or it is an abbreviation or a figure


@dataclass(frozen=True, slots=True)
class Zones:
    """``zones.toml``."""

    zones: tuple[str, ...]


def domain_at(text: str, place: int) -> str:
    """Return the domain name that begins at a place, as written; "" if none does.

    A full stop with no space after it makes two words look like one, so that the last label must
    be a zone and no capital may begin it: ``end.It`` is none, ``Paper.is`` and ``PAPER.IS`` are.
    The host of a link and the small letters after a colon ("Photo: ...") are addresses, not names.
    """
    before = text[max(0, place - 3) : place].rstrip()[-1:]
    if place and text[place - 1] in "/@.-_":
        return ""
    match = DOMAIN.match(text, place)
    labels = match.group().split(".") if match else []
    while len(labels) > 1 and labels[-1].lower() not in _zones():
        labels.pop()  # "paper.com.But the rest": what follows begins a sentence
    if len(labels) < 2:
        return ""
    first, zone = labels[0], labels[-1]
    domain = ".".join(labels)
    address = text.startswith("/", place + len(domain)) or (before == ":" and first.islower())
    heard = sum(letter.isalpha() for letter in first) >= LETTERS
    return domain if heard and not address and (zone.islower() or first.isupper()) else ""


@cache
def _zones() -> frozenset[str]:
    return frozenset(build(Zones, toml(files(__package__), "zones.toml"), "zones.toml").zones)
