"""Rows that lie on a cluster until somebody asks for them, and the two verbs: map, group."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

Row = tuple[Any, ...]
Columns = Mapping[str, str]  # the name of each column and its type: string, long or binary
Work = Callable[[Iterator[Row]], Iterable[Row]]
GroupWork = Callable[[list[Row]], Iterable[Row]]

ROWS = 500  # of a batch that goes from Python to Spark
LETTERS = 16_000_000  # and how much text it may have
SELDOM = (200_000, 50, 1_000)  # paces of the collector: records hold no cycles, packs stay for good


class Flow:
    """A table of rows. Work runs where the rows are, in functions that workers can import."""

    def __init__(self, frame: Any, parts: int) -> None:  # noqa: ANN401 - a DataFrame; loads late
        self.frame, self.parts = frame, parts

    def map_parts(self, work: Work, columns: Columns) -> "Flow":
        """Apply ``work`` to runs of rows as they lie."""
        made = self.frame.mapInArrow(partial(_mapped, work, columns), described(columns))
        return Flow(made, self.parts)

    def group(self, by: Sequence[str], work: GroupWork, columns: Columns) -> "Flow":
        """Bring rows that are alike in the columns ``by`` together; apply ``work`` to each group.

        In the rows of a group the columns ``by`` come first; rows come in no order.
        """
        others = [name for name in self.frame.columns if name not in by]
        lying = self.frame.select(*by, *others).repartition(self.parts, *by)
        whole = partial(_grouped, work, columns, len(by))
        made = lying.sortWithinPartitions(*by).mapInArrow(whole, described(columns))
        return Flow(made, self.parts)

    def write(self, place: str, *, by: Sequence[str] = ()) -> None:
        """Write the rows as Parquet, in the place of what was there; ``by`` makes folders."""
        self.frame.write.mode("overwrite").parquet(place, partitionBy=list(by) or None)

    def count(self) -> int:
        """Count the rows."""
        return int(self.frame.count())

    def at_once(self) -> list[Row]:
        """Bring all rows here: few, or of a few bytes each."""
        return list(_rows(iter(self.frame.toArrow().to_batches())))

    def __iter__(self) -> Iterator[Row]:
        """Bring the rows here, part by part."""
        return (tuple(row) for row in self.frame.toLocalIterator(prefetchPartitions=True))


def described(columns: Columns) -> str:
    """Write columns as SQL does."""
    return ", ".join(f"`{name}` {kind}" for name, kind in columns.items())


def _mapped(work: Work, columns: Columns, batches: Iterator[Any]) -> Iterator[Any]:
    gc.set_threshold(*SELDOM)
    return _batches(work(_rows(batches)), columns)


def _grouped(work: GroupWork, columns: Columns, size: int, batches: Iterator[Any]) -> Iterator[Any]:
    gc.set_threshold(*SELDOM)
    groups = groupby(_rows(batches), key=lambda row: row[:size])
    return _batches((made for _, group in groups for made in work(list(group))), columns)


def _rows(batches: Iterator[Any]) -> Iterator[Row]:
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _batches(rows: Iterable[Row], columns: Columns) -> Iterator[Any]:
    """Cut rows into batches, short ones where the texts are long."""
    batch: list[Row] = []
    letters = 0
    for row in rows:
        batch.append(row)
        letters += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if len(batch) == ROWS or letters > LETTERS:
            yield _batch(batch, columns)
            batch, letters = [], 0
    if batch:
        yield _batch(batch, columns)


def _batch(rows: Sequence[Row], columns: Columns) -> Any:  # noqa: ANN401 - pyarrow loads late
    return table(rows, columns).to_batches()[0]


def table(rows: Sequence[Row], columns: Columns) -> Any:  # noqa: ANN401 - pyarrow loads late
    """Lay rows out as a table of Arrow."""
    import pyarrow

    types = {"string": pyarrow.string(), "long": pyarrow.int64(), "binary": pyarrow.binary()}
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    kinds = (types[kind] for kind in columns.values())
    arrays = [pyarrow.array(v, kind) for v, kind in zip(values, kinds, strict=True)]
    return pyarrow.table(arrays, names=list(columns))
