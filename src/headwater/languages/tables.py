"""A TOML table to a frozen dataclass, strictly: unknown or missing keys stop the load."""

import dataclasses
import re
import types
import typing
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from headwater.errors import PackError

T = TypeVar("T")


def build(kind: type[T], data: dict[str, Any], where: str) -> T:
    """Make one ``kind`` of a TOML table; PackError says file, entry, key and what is allowed."""
    wanted = {f.name: f for f in dataclasses.fields(kind)}  # type: ignore[arg-type]  # a dataclass
    needed = {name for name, f in wanted.items() if _is_required(f)}
    wrong = sorted((data.keys() - wanted.keys()) | (needed - data.keys()))
    if wrong:
        raise PackError(
            f"{where}: unknown or missing keys: {', '.join(wrong)}; known: {', '.join(wanted)}"
        )
    hints = _hints(typing.cast("Any", kind))
    return kind(**{k: _value(hints[k], v, f"{where}: {k}") for k, v in data.items()})


def _is_required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    return typing.get_type_hints(kind)


def _value(kind: Any, value: Any, where: str) -> Any:  # noqa: ANN401 - TOML has no static type
    origin, args = typing.get_origin(kind) or kind, typing.get_args(kind)
    if origin is types.UnionType:
        return _value(args[0], value, where)
    if origin is tuple:
        items = enumerate(_typed(list, value, where))
        return tuple(_value(args[0], item, f"{where}[{n}]") for n, item in items)
    if origin is dict:
        rows = _typed(dict, value, where).items()
        return {key: _value(args[1], item, f"{where}.{key}") for key, item in rows}
    if dataclasses.is_dataclass(kind):
        row = _typed(dict, value, where)
        return build(typing.cast("type[Any]", kind), row, f"{where} {row.get('id', '')}")
    return _plain(origin, value, where)


def _plain(kind: type, value: Any, where: str) -> Any:  # noqa: ANN401 - as _value
    if kind is re.Pattern:
        return _pattern(_typed(str, value, where), where)
    if issubclass(kind, StrEnum):
        return _enum(kind, _typed(str, value, where), where)
    if kind is float and type(value) is int:
        return float(value)
    return _typed(kind, value, where)


def _typed(kind: type[T], value: Any, where: str) -> T:  # noqa: ANN401 - as _value
    if type(value) is not kind:
        raise PackError(f"{where}: {value!r} is not of type {kind.__name__}")
    return value


def _enum(kind: type[StrEnum], value: str, where: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(kind)
        raise PackError(f"{where}: {value!r} is not one of: {allowed}") from None


def _pattern(text: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise PackError(f"{where}: bad pattern {text!r}: {error}") from error
