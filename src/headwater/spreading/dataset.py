"""Where a dataset keeps which records, and how all of it gets into a store."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from headwater.engines.spark import SparkEngine
from headwater.errors import StoreError
from headwater.model import (
    Claim,
    Entity,
    Form,
    Link,
    Naming,
    Reading,
    Reject,
    Signature,
    Story,
)
from headwater.model.codec import decode
from headwater.pipeline import LINKED, linking
from headwater.settings import Settings
from headwater.stores import Store

FOLDERS: dict[str, type] = {
    "readings": Reading,
    "rejects": Reject,
    "signatures": Signature,
    "stories": Story,
    "claims": Claim,
    "links": Link,
    "namings": Naming,
    "forms": Form,
    "entities": Entity,
}
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

    def told(self, step: str, engine: SparkEngine, *names: str) -> Progress:
        """Count what a step left."""
        return Progress(step, {name: engine.read(self.folder(name)).count() for name in names})


def load_store(dataset: Dataset, store: Store, settings: Settings, engine: SparkEngine) -> None:
    """Put a dataset into an empty store, as if its articles had been read and linked there.

    StoreError where the store has articles: what two archives share would stay unseen.
    """
    if store.count(Reading):
        raise StoreError("the store has articles already; load a dataset into a new one")
    for name in ("readings", "rejects"):
        for batch in _batches(_records(dataset, name, engine)):
            store.write(batch)
    store.replace(LINKED, ())
    store.note("linked", linking(settings))
    for name, kind in FOLDERS.items():
        if kind in LINKED:
            for batch in _batches(_records(dataset, name, engine)):
                store.write(batch)


def _records(dataset: Dataset, name: str, engine: SparkEngine) -> Iterator[object]:
    for (line,) in engine.ask("SELECT record FROM {rows}", rows=engine.read(dataset.folder(name))):
        yield decode(FOLDERS[name], line)


def _batches(records: Iterator[object]) -> Iterator[list[object]]:
    batch: list[object] = []
    for record in records:
        batch.append(record)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch
