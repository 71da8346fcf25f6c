"""The store of a team: a database in PostgreSQL 15 or later, by ``postgresql://user@host/news``."""

from contextlib import ExitStack
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.dialects.postgresql.base import PGTypeCompiler
from sqlalchemy.exc import ArgumentError

from headwater.errors import StoreError
from headwater.stores.relational import RelationalStore, trouble
from headwater.stores.schema import APPLICATION, HEAD

DRIVER = "postgresql+psycopg"
WAIT_SECONDS = 600.0  # a writer waits for others: eight of them may link a stroke each before it
OURS = "headwater"  # the comment on the table of the revision
OLDEST = 150_000  # of the servers


class PostgresqlStore(RelationalStore):
    """A store in one database. All may read at once; one process writes at a time."""

    def __init__(self, location: str, *, create: bool = True, revision: str = HEAD) -> None:
        door = _Server(location)
        door.check(create=create)
        super().__init__(door, revision)


class _Server:
    """The way into one database."""

    remedy = (
        "is the server up, does the database exist, may this user make and write tables in it,"
        " and is there room?"
    )

    def __init__(self, location: str) -> None:
        url = _url(location)
        self.place = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self.engine = _engine(url)

    def check(self, *, create: bool) -> None:
        """Refuse a server that is not there or too old, and a database without a store in it."""
        with ExitStack() as unless_good:
            unless_good.callback(self.engine.dispose)
            with trouble(self), self.engine.connect() as connection:
                self._check(connection, create=create)
            unless_good.pop_all()

    def _check(self, connection: Connection, *, create: bool) -> None:
        version = connection.exec_driver_sql("SHOW server_version_num").scalar()
        if int(version or 0) < OLDEST:
            raise StoreError(f"{self.place}: PostgreSQL 15 or later is needed, this is {version}")
        if not create and self.revision(connection) is None:
            raise StoreError(f"no store at {self.place}: make it with headwater read … --store")

    def revision(self, connection: Connection) -> str | None:
        """Tell of which revision the tables are; None: nothing here yet; StoreError: another's."""
        ours = connection.exec_driver_sql(
            "SELECT obj_description(to_regclass('alembic_version'), 'pg_class')"
        ).scalar()
        if ours != OURS:
            tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
            if connection.exec_driver_sql(tables).scalar():
                raise StoreError(f"{self.place}: a database, but no Headwater store; name another")
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)

    def mark(self, connection: Connection) -> None:
        """Make the table of the revision, and say whose it is."""
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)"
        )
        connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{OURS}'")


class _CodePoints(PGTypeCompiler):
    """Has every text column sorted by code points, as SQLite does, whatever the server's locale."""

    def visit_TEXT(self, type_: Any, **options: Any) -> str:  # noqa: N802, ANN401 - SQLAlchemy's own
        """Write the type of a column."""
        return f'{super().visit_TEXT(type_, **options)} COLLATE "C"'


def _url(location: str) -> URL:
    try:
        return make_url(location).set(drivername=DRIVER)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "not the address of a database; for example postgresql://user@localhost:5432/news"
        ) from error


def _engine(url: URL) -> Engine:
    try:
        made = create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            "a store in PostgreSQL needs its driver: pip install 'headwater[postgresql]'"
        ) from error
    made.dialect.type_compiler_instance = _CodePoints(made.dialect)
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(raw: Any, _: object) -> None:  # noqa: ANN401 - a DB-API connection
    raw.execute(f"SET lock_timeout = {int(WAIT_SECONDS * 1000)}")
    raw.execute("SET client_min_messages = error")
    raw.commit()


def _begin(connection: Connection) -> None:
    """Let one process write at a time: no deadlock, and nothing changes under linking's hands."""
    if connection.get_execution_options().get("writing"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION})")
