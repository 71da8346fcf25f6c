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
    hints = _hints(kind)
    return kind(**{k: _value(hints[k], v, f"{where}: {k}") for k, v in data.items()})


def _is_required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    return typing.get_type_hints(kind)


def _value(kind: Any, value: Any, where: str) -> Any:  # noqa: ANN401 - TOML has no static type
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        return _value(args[0], value, where)
    if origin is tuple:
        return _tuple(args[0], value, where)
    if origin is dict:
        return {key: _value(args[1], item, f"{where}.{key}") for key, item in value.items()}
    if kind is re.Pattern or origin is re.Pattern:
        return _pattern(value, where)
    if dataclasses.is_dataclass(kind):
        return build(typing.cast("type[Any]", kind), value, f"{where} {value.get('id', '')}")
    if issubclass(kind, StrEnum):
        return _enum(kind, value, where)
    if kind is float and isinstance(value, int):
        return float(value)
    if type(value) is not kind:
        raise PackError(f"{where}: {value!r} is not of type {kind.__name__}")
    return value


def _tuple(kind: Any, value: Any, where: str) -> tuple[Any, ...]:  # noqa: ANN401 - as _value
    if not isinstance(value, list):
        raise PackError(f"{where}: {value!r} is not a list")
    return tuple(_value(kind, item, f"{where}[{n}]") for n, item in enumerate(value))


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
