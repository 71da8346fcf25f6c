"""Lists for people: one record a line, cut to the width there is."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from headwater.cli.console import paper
from headwater.cli.words import flat

if TYPE_CHECKING:
    from rich.console import OverflowMethod

ID_WIDTH = 40  # of an id on one line; a longer one is folded
WEIGHTS = {"title": 3, "reason": 3, "also written": 2}  # shares of the width that is left
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
            (e.articles, e.kind, e.name, ", ".join(n for n in e.names if n != e.name), e.id)
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
    while batch := [tuple(flat(str(cell)) for cell in row) for row in islice(waiting, ROWS)]:
        table = Table(box=None, pad_edge=False, header_style="dim", show_header=first, expand=True)
        for place, (name, width) in enumerate(columns):
            longest = max(len(row[place]) for row in batch)
            _add_column(table, name, min(longest, ID_WIDTH) if name == "id" else width)
        for row in batch:
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)
        first = False


def _add_column(table: Table, name: str, width: int | None) -> None:
    """Give a column its width, or a share of what is left over."""
    whole = name == "id"  # to be copied, so it is folded and never cut
    share = None if width else WEIGHTS.get(name, 1)
    cut: OverflowMethod = "fold" if whole else "ellipsis"
    table.add_column(name, width=width, ratio=share, no_wrap=not whole, overflow=cut)


def _day(moment: str | None) -> str:
    return (moment or "")[:10]


def _minute(moment: str | None) -> str:
    return (moment or "")[:16].replace("T", " ")
