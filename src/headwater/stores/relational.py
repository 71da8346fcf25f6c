"""What all relational stores do alike; how one is opened and locked is its ``Door``."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from threading import local
from time import monotonic, sleep
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, Select, func, select
from sqlalchemy.exc import DBAPIError

from headwater.errors import StoreError
from headwater.model import Article, Claim
from headwater.model.codec import decode
from headwater.stores import keys
from headwater.stores.asking import belonging, concerned, due, sharing, telling
from headwater.stores.dialects import DIALECTS, dialect_of
from headwater.stores.metadata import METADATA
from headwater.stores.schema import (
    HEAD,
    META,
    NAMING_KEYS,
    READINGS,
    WAITING,
    clean,
    seal,
    sha,
    shape_of,
)
from headwater.stores.tables_claims import CLAIM_TEXTS
from headwater.stores.writing import await_linking, drop, forget, keep

T = TypeVar("T")
FIRST = "0001"  # the oldest tables
PAGE = 200  # records read at once: bounds memory, and leaves no cursor open behind a reader
LONG = 1  # seconds; after a stroke that took longer, others that wait to write come first
PAUSE = 0.05  # seconds: each of them has looked twice by then whether it may

keys.bound(METADATA)  # all tables are known here: schema has them


class Door(Protocol):
    """How the tables of one engine are reached.

    An ``engine`` whose connections have the execution option ``writing`` lets one write at a time.
    """

    place: str  # as shown to the user: without a password
    remedy: str  # what to look at when the engine refuses something
    engine: Engine

    def revision(self, connection: Connection) -> str | None:
        """Tell of which revision the tables are; None: nothing here yet; StoreError: another's."""

    def mark(self, connection: Connection) -> None:
        """Make what is behind the door known as a Headwater store."""


@contextmanager
def trouble(door: Door) -> Iterator[None]:
    """Turn what an engine refuses into a StoreError that says where, and what to look at."""
    try:
        yield
    except DBAPIError as error:
        told = " ".join(str(error.orig).split())
        raise StoreError(f"{door.place}: {told}; {door.remedy}") from error


class RelationalStore:
    """Records in tables. Threads may read at once; one process writes at a time.

    ``revision`` brings the tables to an older or newer form, for other versions of Headwater.
    """

    def __init__(self, door: Door, revision: str = HEAD) -> None:
        self.location = door.place
        self._door = door
        self._local = local()
        self._dialect = DIALECTS[door.engine.dialect.name]
        with ExitStack() as unless_opened:
            unless_opened.callback(self.close)
            with trouble(self._door):
                self._bring(revision)
            unless_opened.pop_all()

    def write(self, records: Iterable[object]) -> None:
        """Keep all of ``records`` or none; a record with a known id takes the old one's place."""
        with self.transaction() as connection:
            keep(connection, records)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Make all that this thread writes within one stroke, which it sees already."""
        began = monotonic()
        with self.transaction() as connection:
            self._local.connection = connection
            try:
                yield
            finally:
                del self._local.connection
        if monotonic() - began > LONG:
            sleep(PAUSE)

    def forget(self, kind: type, ids: Iterable[str]) -> None:
        """Forget records by their ids; a story takes its claims and links along."""
        with self.transaction() as connection:
            drop(connection, kind, [clean(key) for key in ids])

    def replace(self, kinds: tuple[type, ...], records: Iterable[object]) -> None:
        """Forget all records of ``kinds`` and write ``records``, of any kind: all or nothing."""
        with self.transaction() as connection:
            forget(connection, kinds)
            keep(connection, records)

    def read(
        self,
        kind: type[T],
        *,
        article: str | None = None,
        of: str | None = None,
        ranked: bool = False,
        skip: int = 0,
    ) -> Iterator[T]:
        """Stream the records of one kind, in order of their ids, or most articles first."""
        shape = shape_of(kind)
        columns = shape.table.c
        key = columns["rank" if ranked and shape.ranked else "id"]
        query = select(columns.record, key.label("key")).order_by(key).limit(PAGE)
        if article is not None:
            query = query.where(concerned(shape, clean(article)))
        if of is not None:
            query = query.where(belonging(shape, clean(of)))
        return self._stream(kind, query, key, skip)

    def told(
        self, *, words: str = "", party: str = "", denied: bool = False, skip: int = 0
    ) -> Iterator[Claim]:
        """Stream claims with ``words`` in their text and ``party`` in the name of an origin."""
        query = telling(self._dialect.inside, words, party, denied=denied)
        key = CLAIM_TEXTS.c.rank
        return self._stream(Claim, query.order_by(key).limit(PAGE), key, skip)

    def get(self, kind: type[T], id: str) -> T | None:  # noqa: A002 - the field's name
        """Return one record by its id, None if there is none."""
        table = shape_of(kind).table
        found = self._all(select(table.c.record).where(table.c.id == clean(id)))
        return decode(kind, found[0][0]) if found else None

    def pick(self, kind: type[T], ids: Iterable[str]) -> list[T]:
        """Return the records of these ids that there are, in order of their ids."""
        table, keys = shape_of(kind).table, sorted({clean(key) for key in ids})
        found: list[T] = []
        for start in range(0, len(keys), PAGE):
            query = select(table.c.record).where(table.c.id.in_(keys[start : start + PAGE]))
            found += [decode(kind, row.record) for row in self._all(query.order_by(table.c.id))]
        return found

    def sharing(
        self,
        kind: type,
        keys: Sequence[str],
        *,
        days: tuple[int, int] | None = None,
        least: int = 1,
    ) -> list[str]:
        """Return in order the ids of records found by ``least`` of ``keys``, or more."""
        return [row.id for row in self._all(sharing(shape_of(kind), keys, days, least))]

    def naming(self, forms: Sequence[str], limit: int) -> tuple[int, tuple[str, ...]]:
        """Count the articles that name somebody by one of these forms; return the first ids."""
        beside = NAMING_KEYS.c
        articles = select(beside.id).where(beside.key.in_([clean(form) for form in forms]))
        count = select(func.count()).select_from(articles.distinct().subquery())
        first = self._all(articles.distinct().order_by(beside.id).limit(limit))
        return int(self._all(count)[0][0]), tuple(row.id for row in first)

    def due(self, kind: type[T], when: int, limit: int) -> list[T]:
        """Return the feeds, items or notices that are due by then, those due first before others.

        Two that are due at once come in order of their ids.
        """
        query = due(shape_of(kind), when).limit(limit)
        return [decode(kind, row.record) for row in self._all(query)]

    def waiting(self, limit: int) -> list[str]:
        """Return ids of articles that wait for a Signature, in order."""
        return [row.id for row in self._all(select(WAITING.c.id).order_by("id").limit(limit))]

    def wait(self, ids: Iterable[str]) -> None:
        """Have these articles wait for a Signature again."""
        with self.transaction() as connection:
            known = select(READINGS.c.id).where(READINGS.c.id.in_([clean(key) for key in ids]))
            await_linking(connection, [row.id for row in connection.execute(known)])

    def count(self, kind: type) -> int:
        """Tell how many records of one kind there are."""
        return int(self._all(select(func.count()).select_from(shape_of(kind).table))[0][0])

    def holds(self, article: Article, encoder: str = "") -> bool:
        """Tell whether this very article has been read, by this Headwater with this encoder."""
        query = select(READINGS.c.sha).where(READINGS.c.id == clean(article.id))
        return any(row[0] == sha(article, encoder) for row in self._all(query))

    def intact(self, article: Article) -> bool:
        """Tell whether ``article`` has the very text that was written under its id."""
        query = select(READINGS.c.sha).where(READINGS.c.id == clean(article.id))
        return any(row[0].endswith(seal(article.text)) for row in self._all(query))

    def at(self, url: str) -> str | None:
        """Return the id of the article with this address, None if there is none."""
        query = select(READINGS.c.id).where(READINGS.c.url == clean(url))
        found = self._all(query.order_by(READINGS.c.id).limit(1))
        return str(found[0][0]) if found else None

    def note(self, name: str, value: str) -> None:
        """Remember something about all articles together."""
        with self.transaction() as connection:
            statement = dialect_of(connection).insert(META).values(name=name, value=value)
            change = {"value": value}
            connection.execute(
                statement.on_conflict_do_update(index_elements=["name"], set_=change)
            )

    def noted(self, name: str) -> str | None:
        """Return what was noted, None if nothing was."""
        found = self._all(select(META.c.value).where(META.c.name == name))
        return str(found[0][0]) if found else None

    def notes(self) -> dict[str, str]:
        """Return all that was noted, by name."""
        query = select(META.c.name, META.c.value).order_by(META.c.name)
        return {row.name: row.value for row in self._all(query)}

    def search(self, words: str, limit: int = 20) -> list[tuple[str, str]]:
        """Full-text search: all words, by their beginnings; "words in quotes" stand together."""
        return self._dialect.search(self._all, words, limit)

    def close(self) -> None:
        """Let go of the file or connection."""
        self._door.engine.dispose()

    def _stream(self, kind: type[T], query: Select[Any], key: Any, skip: int) -> Iterator[T]:  # noqa: ANN401 - a column
        found = self._all(query.offset(skip) if skip else query)
        while found:
            yield from (decode(kind, row.record) for row in found)
            found = self._all(query.where(key > found[-1].key)) if len(found) == PAGE else []

    def _all(self, query: Any) -> list[Any]:  # noqa: ANN401 - any select or text
        within = getattr(self._local, "connection", None)
        if within is not None:
            return list(within.execute(query))
        with trouble(self._door), self._door.engine.connect() as connection:
            return list(connection.execute(query))

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Lend the connection of a stroke that writes, for what is done with whole tables."""
        within = getattr(self._local, "connection", None)
        if within is not None:
            yield within
            return
        writing = self._door.engine.execution_options(writing=True)
        with trouble(self._door), writing.begin() as connection:
            yield connection

    def _bring(self, wanted: str) -> None:
        if not (wanted.isdecimal() and FIRST <= wanted <= HEAD and len(wanted) == len(HEAD)):
            raise StoreError(f"no tables {wanted!r}; there are {FIRST} to {HEAD}")
        with self._door.engine.connect() as connection:
            if self._revision(connection) == wanted:
                return
        from headwater.stores.migrate import migrate  # 0.2 s, and seldom needed

        with self.transaction() as connection:
            found = self._revision(connection)
            if found is None:
                self._door.mark(connection)
            if found != wanted:
                migrate(connection, wanted, up=found is None or found < wanted)

    def _revision(self, connection: Connection) -> str | None:
        found = self._door.revision(connection)
        if found is not None and found > HEAD:
            raise StoreError(
                f"{self.location}: made by a newer Headwater (tables {found}, known up to {HEAD}); "
                "upgrade Headwater or name another store"
            )
        return found
