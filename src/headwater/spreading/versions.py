"""Articles that come more than once: their texts, one after the other, as a store keeps them.

They are few, and what becomes of them is a store's affair. So each worker hands those that fall to
it to a store of its own, in the order in which they came, and sends on what that store then has.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from headwater.engines.spark import Flow, Row, SparkEngine
from headwater.model import History, Reading, Reject, Wording
from headwater.model.codec import decode, encode
from headwater.spreading.dataset import Dataset
from headwater.stores.schema import clean
from headwater.stores.sqlite import SqliteStore
from headwater.stores.superseding import supersede

T = TypeVar("T")
EACH = 200  # articles that one worker's store takes
KEPT = {"kind": "string", "id": "string", "record": "string"}
KINDS: dict[str, type] = {
    "reading": Reading,
    "reject": Reject,
    "history": History,
    "wording": Wording,
}

# An article that was read once is as it was read, but a reject of that name told before is undone.
SEVERAL = """
    WITH counted AS (
        SELECT id, count_if(kind = 'reading') AS readings,
            min(CASE WHEN kind = 'reading' THEN struct(task, number) END) AS first,
            min(CASE WHEN kind = 'reject' THEN struct(task, number) END) AS told
        FROM {raw} GROUP BY id
    )
    SELECT id FROM counted WHERE readings > 1 OR (readings = 1 AND told < first)
"""
DEALT = """
    SELECT pmod(xxhash64(r.id), {parts}) AS part, r.id, r.task, r.number, r.kind, r.record
    FROM {raw} AS r JOIN {several} AS s ON r.id = s.id
"""


def several(raw: Flow, dataset: Dataset, engine: SparkEngine) -> Flow:
    """Find the ids of articles that came more than once."""
    return engine.settled(engine.ask(SEVERAL, raw=raw), f"{dataset.work}/several")


def superseded(raw: Flow, ids: Flow, dataset: Dataset, engine: SparkEngine) -> Flow:
    """Return what a store has of these articles in the end: rows of ``KEPT``."""
    query = DEALT.replace("{parts}", str(ids.count() // EACH + 1))
    dealt = engine.ask(query, raw=raw, several=ids)
    return engine.settled(dealt.group(["part"], _supersede, KEPT), f"{dataset.work}/superseded")


def _supersede(rows: Sequence[Row]) -> Iterator[Row]:
    with TemporaryDirectory(prefix="headwater-") as folder:
        store = SqliteStore(str(Path(folder) / "part.db"))
        in_order = sorted(rows, key=lambda row: row[1:4])
        for _, run in groupby(in_order, key=lambda row: row[1]):
            supersede(store, [decode(KINDS[kind], line) for *_, kind, line in run])
        yield from (("reading", clean(r.article.id), encode(r)) for r in store.read(Reading))
        yield from (("reject", clean(r.where), encode(r)) for r in store.read(Reject))
        yield from (("history", clean(h.id), encode(h)) for h in store.read(History))
        yield from (("wording", clean(w.article_id), encode(w)) for w in store.read(Wording))
        store.close()


class Before:
    """What telling a story asks of the texts that its articles had before."""

    def __init__(self, histories: Sequence[History], wordings: Sequence[Wording]) -> None:
        self._histories, self._wordings = histories, wordings

    def pick(self, kind: type[T], _: object) -> list[T]:
        """Return the histories there are."""
        return [one for one in self._histories if isinstance(one, kind)]

    def read(self, kind: type[T], *, of: str) -> Iterator[T]:
        """Stream the texts of one article."""
        mine = (one for one in self._wordings if one.article_id == of)
        return (one for one in mine if isinstance(one, kind))
