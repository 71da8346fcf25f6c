"""Lists for people: one record a line, cut to the width there is."""

from collections.abc import Iterable
from typing import Any

from rich.table import Table
from rich.text import Text

from headwater.cli.console import paper
from headwater.cli.words import flat

ROWS = 500  # a table is laid out as a whole: so many rows at once, then the next table


def story_table(records: Iterable[Any]) -> None:
    """Print stories."""
    columns = (("articles", 8), ("from", 10), ("to", 10), ("title", None), ("id", None))
    _print(
        columns,
        ((len(s.article_ids), _day(s.started), _day(s.ended), s.title, s.id) for s in records),
    )


def entity_table(records: Iterable[Any]) -> None:
    """Print entities with their other spellings."""
    columns = (("articles", 8), ("kind", 12), ("name", None), ("also written", None), ("id", None))
    _print(
        columns,
        (
            (len(e.article_ids), e.kind, e.name, ", ".join(n for n in e.names if n != e.name), e.id)
            for e in records
        ),
    )


def article_table(records: Iterable[Any]) -> None:
    """Print articles."""
    columns = (("published", 16), ("lang", 4), ("publisher", None), ("title", None), ("id", None))
    _print(columns, ((_minute(a.published), a.lang, a.voice, a.title or "", a.id) for a in records))


def reject_table(records: Iterable[Any]) -> None:
    """Print rejects."""
    columns = (("where", None), ("step", 9), ("reason", None))
    _print(columns, ((r.where, r.step, r.reason) for r in records))


def _print(columns: tuple[tuple[str, int | None], ...], rows: Iterable[tuple[object, ...]]) -> None:
    console, waiting = paper(), iter(rows)
    first = True
    while batch := [row for _, row in zip(range(ROWS), waiting, strict=False)]:
        table = Table(box=None, pad_edge=False, header_style="dim", show_header=first)
        for name, width in columns:
            table.add_column(
                name,
                min_width=width,
                overflow="ellipsis" if name != "id" else "fold",
                no_wrap=name != "id",
            )
        for row in batch:
            table.add_row(*(Text(flat(str(cell))) for cell in row))
        console.print(table)
        first = False


def _day(moment: str | None) -> str:
    return (moment or "")[:10]


def _minute(moment: str | None) -> str:
    return (moment or "")[:16].replace("T", " ")
