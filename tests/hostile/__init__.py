"""Inputs that nobody means well: each a file name, its bytes, and what must become of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass

MB = 1_000_000
PARAGRAPH = (
    "The harbour of Port Ansel will be closed to ships for three weeks, the mayor said on Monday. "
    "She told reporters that the old pier has to be rebuilt before the winter storms begin. "
)
UKRAINIAN = (
    "Міський голова Вишнівця заявив, що міст через річку відкриють навесні. Про це він сказав "
    "журналістам у понеділок. За його словами, роботи вже майже завершено, але ще треба перевірити "
    "опори. Раніше підрядник повідомляв, що не встигає через повінь, яка почалася торік. "
)
RUSSIAN = (
    "Мэр Вишневца заявил, что мост через реку откроют весной. Об этом он сказал журналистам в "
    "понедельник. По его словам, работы уже почти закончены, но ещё нужно проверить опоры. "
)
SPANISH = (
    "El alcalde de Peñalba anunció que el puente sobre el río se abrirá en primavera. Así lo dijo "
    "a los periodistas el lunes. Según él, las obras están casi terminadas. "
)


@dataclass(frozen=True)
class Case:
    """``kind`` is the only kind of item that may come: reject or article.

    Where both are right it is "any", and "few" where nothing may come as well. ``says`` stands in
    the last one: in its reason, or it is its language.
    """

    name: str
    file: str
    make: Callable[[], bytes]
    kind: str = "any"
    says: str = ""
    slow: bool = False


def case(name: str, file: str, raw: bytes | Callable[[], bytes], *more: str) -> Case:
    made = raw if callable(raw) else lambda: raw
    return Case(name, file, made, *more, slow="bomb" in name or "100 MB" in name)


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=True).encode() + b"\n"


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><title>Pier</title>{head}</head><body>{body}</body></html>".encode()


def story(text: str = PARAGRAPH, head: str = "") -> bytes:
    return page(f"<article><h1>Pier</h1><p>{text * 3}</p></article>", head)
