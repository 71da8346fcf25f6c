"""Records to JSON and back. The only place that knows both shapes.

A span is ``[start, end]``, bytes are base64; a field that is None or empty stays, so that every
line has one shape, but for the vectors of a statement, which only an encoder gives.
Two records have a public shape of their own (DESIGN 4): a Reading lies flat, its article's fields
beside its lists; a Claim calls its carriages ``statements``.
"""

import base64
import dataclasses
import json
import re
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from headwater.model.article import Article
from headwater.model.reading import Reading
from headwater.model.span import Span
from headwater.model.story import Claim

T = TypeVar("T")
PLAIN = (str, int, float, bool)  # as JSON has them
READING_LISTS = ("attributions", "citations", "statements", "responses", "mentions")
LONE = re.compile(r"[\ud800-\udfff]")  # half a surrogate pair has no UTF-8, so it goes escaped


def encode(record: object) -> str:
    """Write one record as one line of JSON."""
    return dumps(to_data(record))


def dumps(data: object) -> str:
    """Write plain data as one line of JSON that has UTF-8, whatever is in it."""
    line = json.dumps(data, ensure_ascii=False)
    return line if line.isascii() else LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", line)


def decode(kind: type[T], line: str) -> T:
    """Read one record of the given kind from one line of JSON; ValueError if it is not one."""
    return from_data(kind, json.loads(line))


def to_data(record: object) -> Any:  # noqa: ANN401 - JSON has no static type
    """Turn a record into what ``json`` can write, in its public shape."""
    if isinstance(record, Reading):
        return _reading_out(record)
    if isinstance(record, Claim):
        return _claim_out(record)
    return _plain(record)


def from_data(kind: type[T], data: Any) -> T:  # noqa: ANN401 - JSON has no static type
    """Build a record of the given kind from its public shape; ValueError if it does not fit."""
    try:
        if kind is Reading:
            return typing.cast("T", _reading_in(data))
        if kind is Claim:
            return typing.cast("T", _build(Claim, data | {"carriages": data["statements"]}))
        return typing.cast("T", _build(kind, data))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON has no static type
    return _writer(value.__class__)(value)


@cache  # one look at each type and not at each value: three times the speed
def _writer(kind: type) -> Callable[[Any], Any]:
    if kind is Span:
        return lambda span: [span.start, span.end]
    if issubclass(kind, StrEnum):
        return str
    if kind is bytes:
        return lambda value: base64.b64encode(value).decode("ascii")
    if issubclass(kind, (tuple, list)):
        return lambda items: [_writer(item.__class__)(item) for item in items]
    if dataclasses.is_dataclass(kind):
        names = _names(kind)
        return lambda record: {
            name: _writer(value.__class__)(value)
            for name in names
            for value in (getattr(record, name),)
        }
    return lambda value: value


def _reading_out(reading: Reading) -> dict[str, Any]:
    place = {a.id: index for index, a in enumerate(reading.attributions)}
    data: dict[str, Any] = _plain(reading.article)
    data["encoder"] = reading.encoder
    data |= {name: _plain(getattr(reading, name)) for name in READING_LISTS}
    for row in data["attributions"]:
        row["confidence"] = row["provenance"]["score"]
    for row in data["statements"]:
        if not row["vectors"]:
            del row["vectors"]
    for row in [*data["statements"], *data["citations"]]:
        row["attribution"] = place.get(row["attribution"])
    return data


def _reading_in(data: dict[str, Any]) -> Reading:
    article = from_data(Article, {name: data[name] for name in _names(Article) if name in data})
    ids = [row["id"] for row in data["attributions"]]
    lists: dict[str, Any] = {name: data[name] for name in READING_LISTS}
    for name in ("statements", "citations"):
        lists[name] = [
            row | {"attribution": None if row["attribution"] is None else ids[row["attribution"]]}
            for row in lists[name]
        ]
    hints = _hints(Reading)
    built = {name: _build(hints[name], lists[name]) for name in READING_LISTS}
    return Reading(article, **built, encoder=data.get("encoder", ""))


def _claim_out(claim: Claim) -> dict[str, Any]:
    data: dict[str, Any] = _plain(claim)
    data["statements"] = [
        row | {"drift": [d["kind"] for d in row["drift"]], "drift_evidence": row["drift"]}
        for row in data.pop("carriages")
    ]
    data["articles"] = claim.outlets
    return data


def _build(kind: Any, value: Any) -> Any:  # noqa: ANN401 - JSON has no static type
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a class or a type alias
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        some = _reader(args[0])
        return lambda value: None if value is None else some(value)
    if origin is tuple:
        return _items(args)
    if kind is Span:
        return lambda ends: Span(*ends)
    if kind is bytes:
        return base64.b64decode
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return lambda value: value


def _items(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Read a tuple, of one type throughout or with a type for each place."""
    if args[-1] is not Ellipsis:
        readers = [_reader(arg) for arg in args]
        return lambda items: tuple([read(item) for read, item in zip(readers, items, strict=True)])
    if args[0] in PLAIN:
        return tuple
    one = _reader(args[0])
    return lambda items: tuple([one(item) for item in items])


def _record(kind: Callable[..., Any]) -> Callable[[dict[str, Any]], Any]:
    readers = [(name, _reader(hint)) for name, hint in _hints(kind).items()]

    def build(value: dict[str, Any]) -> object:
        if "drift_evidence" in value:  # a claim's statement shows labels, the spans lie beside
            value = value | {"drift": value["drift_evidence"]}
        return kind(**{name: read(value[name]) for name, read in readers if name in value})

    return build


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any record class
    return typing.get_type_hints(kind)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(_hints(kind))
