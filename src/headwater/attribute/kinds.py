"""What kind of party a phrase names, by what the rules read in it and what the encoder sees.

A rule's word counts by its ground: a listed outlet is surer than a name without a noun. What each
ground is worth is learned (``training/kinds.py``) and lies in ``kinds.json``.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import log

from headwater.attribute.naming import Party
from headwater.model import Encoding, SourceKind, Span

KINDS = tuple(SourceKind)
SMALL = 0.01  # a chance that is none


def settle(read: Party, source: Span, encoding: Encoding | None) -> Party:
    """Give a party its likeliest kind; as the rules read it where there is no encoder."""
    chances = seen(source, encoding)
    bare = read.noun and read.kind is SourceKind.UNKNOWN and not read.unnamed  # "a source"
    if not chances or read.pronoun or bare:
        return read
    best = likeliest(ground(read), of(read), chances)
    if best is of(read):
        return read
    settled = replace(read, kind=best, unnamed=best is SourceKind.OFFICIAL_ANONYMOUS)
    return replace(settled, open=best is SourceKind.PERSON and not read.named, anaphoric=False)


def seen(source: Span, encoding: Encoding | None) -> Sequence[float]:
    """Return the chance of each kind at the first word of a source; none without an encoder."""
    if encoding is None or not encoding.kinds:
        return ()
    words = encoding.within(source)
    return encoding.kinds[words[0]] if words else ()


def of(read: Party) -> SourceKind:
    """Return the kind that the rules give a party."""
    hidden = read.unnamed and not read.named
    return SourceKind.OFFICIAL_ANONYMOUS if hidden else read.kind


def ground(read: Party) -> str:
    """Name what a rule knows the kind from."""
    if read.noun:
        return f"noun {of(read).value}" + (" named" if read.named else "")
    return f"name {of(read).value}"


def likeliest(ground: str, told: SourceKind, chances: Sequence[float]) -> SourceKind:
    """Return the kind with the highest worth: log chance, and for the rule's kind its ground."""
    worth = _worth()
    trust = worth.get(ground, worth["any"])
    scores = {
        kind: worth["encoder"] * log(chance + SMALL) + (trust if kind is told else 0.0)
        for kind, chance in zip(KINDS, chances, strict=True)
    }
    return max(scores, key=scores.__getitem__)


@cache
def _worth() -> dict[str, float]:
    text = (files("headwater.attribute") / "kinds.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
