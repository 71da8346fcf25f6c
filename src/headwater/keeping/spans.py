"""What must hold within one reading: spans inside the text, and parts that point at each other."""

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from headwater.model import Reading, Span

Walk = Callable[[Any, str], Iterator[tuple[str, Span]]]


def spans_of(record: Any, where: str = "") -> Iterator[tuple[str, Span]]:  # noqa: ANN401 - any record
    """Yield every span in a record and the path of fields that leads to it."""
    return _walk(record.__class__)(record, where)


def outside(record: object, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the spans of a record that reach beyond a text."""
    length = len(text)
    return ((where, span) for where, span in spans_of(record) if span.end > length)


def dangling(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield where a part of a reading points at an attribution that is not there, and its id."""
    known = {attribution.id for attribution in reading.attributions}
    pointers = [
        *((f"attributions[{n}].within", a.within) for n, a in enumerate(reading.attributions)),
        *((f"citations[{n}].attribution", c.attribution) for n, c in enumerate(reading.citations)),
        *(
            (f"statements[{n}].attribution", s.attribution)
            for n, s in enumerate(reading.statements)
        ),
    ]
    return ((where, id_) for where, id_ in pointers if id_ is not None and id_ not in known)


@cache  # one look at each type and not at each value
def _walk(kind: type) -> Walk:
    if kind is Span:
        return lambda span, where: iter(((where, span),))
    if issubclass(kind, tuple):
        return _items
    if dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
        return lambda record, where: _fields(record, where, names)
    return lambda *_: iter(())


def _items(items: tuple[Any, ...], where: str) -> Iterator[tuple[str, Span]]:
    for number, item in enumerate(items):
        if item.__class__ not in PLAIN:
            yield from _walk(item.__class__)(item, f"{where}[{number}]")


def _fields(record: object, where: str, names: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    for name in names:
        value = getattr(record, name)
        if value.__class__ not in PLAIN and value != ():
            yield from _walk(value.__class__)(value, f"{where}.{name}" if where else name)


PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
