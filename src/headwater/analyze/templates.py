"""How a pack writes a form of words, and how it becomes a pattern.

A form is elements with spaces between them. ``a|b`` is one or the other, ``_`` a space inside a
word, ``x?`` may be missing, ``x~`` touches what follows, ``<x>`` must be there but is not part of
what is found. ``{slot}`` is a class of words or figures; a digit after its name tells two of a
kind apart: ``from {day} to {day2} {month}``. A pattern is only tried where the text has one of
the words it can begin with, so that hundreds of forms cost no more than a few.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

FIGURES = "#"  # stands for any word of figures among the beginnings
GAP = r"[^\S\n]{1,3}"
SLACK = r"[^\S\n]{0,3}"
MARKS = {",": ",", "-": "[-–—]", ":": ":", "'": "'", "’": "'"}
HEAD = re.compile(r"\w+")
WORD = re.compile(r"\w+")
ELEMENT = re.compile(r"(?P<open><?)(?P<core>\{\w+\}|[^<>?~]+)(?P<close>>?)(?P<flags>[?~]{0,2})")
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
    out = ""
    for i, element in enumerate(elements):
        before = _gap(elements, i - 1) if i > first else ""
        after = _gap(elements, i) if i < first else ""
        opened = "(?P<span>" if i == inside[0] else ""
        closed = ")" if i == inside[-1] else ""
        out += _piece(element, before + opened, after, closed)
    return out


def _piece(element: _Element, before: str, after: str, closed: str) -> str:
    if not element.optional:
        return before + element.pattern + closed + after
    if before.endswith("(?P<span>"):
        return f"(?P<span>(?:{element.pattern}{after})?{closed}"
    return f"(?:{before}{element.pattern}{after})?{closed}"


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
        slot.pattern, slot.heads, "?" in flags, bool(match["open"]), "~" in flags, core in MARKS
    )


def _head(form: str) -> str:
    match = HEAD.match(form.replace("_", " "))
    return match.group() if match else form
