"""How a pack writes a form of words, and how it becomes a pattern.

A form is elements with spaces between them. ``a|b`` is one or the other, ``_`` a space inside a
word, ``x?`` may be missing, ``x~`` touches what follows, ``x&`` stands or falls with what
follows, ``<x>`` must be there but is not part of what is found. ``{slot}`` is a class of words or
figures; a digit after its name tells two of a kind apart: ``from {day} to {day2} {month}``.
A pattern is only tried where the text has one of
the words it can begin with, so that hundreds of forms cost no more than a few.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

FIGURES = "#"  # stands for any word of figures among the beginnings
GAP = r"[^\S\n]{1,3}"
SLACK = r"[^\S\n]{0,3}"
MARKS = {",": ",", "-": "[-–—]", ":": ":", "/": "/", "'": "'", "’": "'"}
HEAD = re.compile(r"\w+")
WORD = re.compile(r"\w+")
ELEMENT = re.compile(r"(?P<open><?)(?P<core>\{\w+\}|[^<>?~&]+)(?P<close>>?)(?P<flags>[?~&]{0,2})")
APOSTROPHES = str.maketrans("’ʼ‘`´", "'''''")


@dataclass(frozen=True, slots=True)
class Slot:
    """A class of words: a pattern, and the words it can begin with (``FIGURES`` for digits)."""

    pattern: str
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled form; group ``span`` is what it finds."""

    pattern: re.Pattern[str]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Element:
    pattern: str
    heads: frozenset[str]
    optional: bool
    outside: bool
    touches: bool
    mark: bool
    chained: bool


@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """Return the text in lower case with one kind of apostrophe, length unchanged."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters, such as a dotted capital I, grow
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(APOSTROPHES)


def words(forms: Iterable[str], end: str = r"(?!\w)") -> Slot:
    """Make a slot of words, the longest first."""
    listed = sorted(set(forms), key=lambda form: (-len(form), form))
    escaped = (GAP.join(map(re.escape, form.replace("_", " ").split())) for form in listed)
    return Slot(rf"(?:{'|'.join(escaped) or '(?!)'}){end}", frozenset(map(_head, listed)))


def compile_form(form: str, slots: Mapping[str, Slot]) -> Template:
    """Compile one form of a pack; KeyError names a slot nobody knows."""
    elements = [_element(raw, slots) for raw in form.split()]
    first = next(i for i, element in enumerate(elements) if not element.optional)
    heads = frozenset().union(*(element.heads for element in elements[: first + 1]))
    return Template(re.compile(_pattern(elements, first)), heads)


def _pattern(elements: list[_Element], first: int) -> str:
    inside = [i for i, element in enumerate(elements) if not element.outside]
    lead = "".join(
        ("(?P<span>" if i == inside[0] else "") + f"(?:{element.pattern}{_gap(elements, i)})?"
        for i, element in enumerate(elements[:first])
    )
    opening = "(?P<span>" if inside[0] == first else ""
    closing = ")" if inside[-1] == first else ""
    out, chain, spaced = lead + opening + elements[first].pattern + closing, "", True
    for i in range(first + 1, len(elements)):
        element, gap = elements[i], _gap(elements, i - 1) if spaced else ""
        spaced = True
        if i == inside[0]:
            out, gap = f"{out}{gap}(?P<span>", ""
            if element.optional:
                out, spaced = f"{out}(?:{element.pattern}{_gap(elements, i)})?", False
                continue
        piece = f"{gap}{element.pattern}"
        if element.chained:
            chain += f"(?:{piece})?" if element.optional else piece
            continue
        out += f"(?:{chain}{piece})" + "?" * element.optional + ")" * (i == inside[-1])
        chain = ""
    return out


def _gap(elements: list[_Element], i: int) -> str:
    if elements[i].touches:
        return ""
    return SLACK if elements[i].mark or elements[i + 1].mark else GAP


def _element(raw: str, slots: Mapping[str, Slot]) -> _Element:
    match = ELEMENT.fullmatch(raw)
    if not match:
        raise ValueError(f"bad element {raw!r}")
    core, flags = match["core"], match["flags"]
    if core in MARKS:
        slot = Slot(MARKS[core], frozenset())
    elif core.startswith("{"):
        kind = slots[core.strip("{}").rstrip("0123456789")]
        slot = Slot(f"(?P<{core.strip('{}')}>{kind.pattern})", kind.heads)
    else:
        slot = words(core.split("|"), end="" if "~" in flags else r"(?!\w)")
    return _Element(
        pattern=slot.pattern,
        heads=slot.heads,
        optional="?" in flags,
        outside=bool(match["open"]),
        touches="~" in flags,
        mark=core in MARKS,
        chained="&" in flags,
    )


def _head(form: str) -> str:
    match = HEAD.match(form.replace("_", " "))
    return match.group() if match else form
