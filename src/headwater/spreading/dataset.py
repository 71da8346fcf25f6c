"""Where a dataset keeps which records, and how all of it gets into a store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from headwater.engines.spark import SparkEngine
from headwater.errors import InputError
from headwater.model import (
    Claim,
    Entity,
    Form,
    History,
    Link,
    Naming,
    Reading,
    Reject,
    Signature,
    Story,
    Wording,
)
from headwater.model.codec import decode
from headwater.pipeline import LINKED, link_all, linking
from headwater.readers.pieces import SCHEME, file_system
from headwater.settings import Settings
from headwater.stores import Store
from headwater.stores.superseding import supersede

FOLDERS: dict[str, type] = {
    "readings": Reading,
    "rejects": Reject,
    "histories": History,
    "wordings": Wording,
    "signatures": Signature,
    "stories": Story,
    "claims": Claim,
    "links": Link,
    "namings": Naming,
    "forms": Form,
    "entities": Entity,
}
ABOUT = "about"  # the folder that says how a dataset was linked; it is written last
NOTES = {"name": "string", "value": "string"}
BATCH = 500  # records written to a store at once


@dataclass(frozen=True, slots=True)
class Progress:
    """A step that is done, and how many records of which kinds it left."""

    step: str
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A folder on a file system that all workers see."""

    place: str

    @property
    def work(self) -> str:
        """Where what is only needed on the way lies."""
        return f"{self.place}/_work"  # names with _ are skipped by who reads all of a folder

    def folder(self, name: str) -> str:
        """Return where the records of one kind lie."""
        return f"{self.place}/{name}"

    def told(self, step: str, engine: SparkEngine, *names: str, left_out: int = 0) -> Progress:
        """Count what a step left; ``left_out`` counts keys that too many shared."""
        counts = {name: engine.read(self.folder(name)).count() for name in names}
        return Progress(step, counts | ({TOO_COMMON: left_out} if left_out else {}))


TOO_COMMON = "keys left out, too many share them"


def begin(dataset: Dataset, engine: SparkEngine) -> None:
    """Take away the mark of a whole dataset, if there is one."""
    engine.remove(dataset.folder(ABOUT))
    engine.remove(dataset.work)


def complete(dataset: Dataset, settings: Settings, engine: SparkEngine) -> None:
    """Mark a dataset as whole."""
    engine.few([(LINKED_AS, linking(settings))], NOTES).write(dataset.folder(ABOUT))
    engine.remove(dataset.work)


def load(place: str, store: Store, settings: Settings) -> int:
    """Put a dataset into a store, as if its articles had been read and linked there.

    Where nothing is linked yet, what the dataset has linked is taken over at one stroke; else its
    articles are linked with those that are there. Returns how many articles it has. InputError
    where there is no whole dataset.
    """
    noted: dict[str, str] = dict(_rows(place, ABOUT, "name", "value"))
    if store.count(Reading):
        for name in ("wordings", "readings", "histories"):
            for batch in _batches(place, name):
                supersede(
                    store, [one.reading if isinstance(one, Wording) else one for one in batch]
                )
        _write(place, ("rejects",), store)
    else:
        _write(place, ("readings", "rejects", "histories", "wordings"), store)
    if not store.count(Signature):
        with store.atomic():
            store.replace(LINKED, ())
            store.note("linked", noted[LINKED_AS])
            _write(place, [name for name, kind in FOLDERS.items() if kind in LINKED], store)
    link_all(store, settings)
    return sum(1 for _ in _rows(place, "readings", "id"))


LINKED_AS = "linked"


def _write(place: str, names: Iterable[str], store: Store) -> None:
    for name in names:
        for batch in _batches(place, name):
            store.write(batch)


def _batches(place: str, name: str) -> Iterator[list[object]]:
    """Stream the records of a folder."""
    lines = (line for (line,) in _rows(place, name, "record"))
    records: Iterator[object] = (decode(FOLDERS[name], line) for line in lines)
    while batch := list(islice(records, BATCH)):
        yield batch


def _rows(place: str, name: str, *columns: str) -> Iterator[Any]:
    """Stream columns of a folder, which needs no cluster."""
    try:
        from pyarrow import ArrowException
        from pyarrow.dataset import dataset
    except ImportError as error:
        raise InputError("a dataset needs headwater[spark]: pip install pyarrow") from error
    try:
        system, root = file_system(place) if SCHEME in place else (None, place)
        found = dataset(f"{root}/{name}", filesystem=system, format="parquet")
        batches = found.to_batches(columns=list(columns), batch_size=BATCH)
    except (OSError, ArrowException) as error:
        raise InputError(f"{place!r} is no whole dataset: {error}") from error
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
