"""What tests of several rooms need started and stopped for them."""

import os
from itertools import count

import pytest

import postgres


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory):
    """The folder of a running server's socket, the same for all workers."""
    if missing := postgres.missing():
        if postgres.required():
            pytest.fail(f"PostgreSQL is required here, but {missing}")
        pytest.skip(missing)
    base = tmp_path_factory.getbasetemp()
    run = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    with postgres.shared(run / "postgresql") as home:
        yield home


@pytest.fixture(scope="session")
def postgresql_sql(postgresql_server):
    """Run a statement as the server's owner, outside of any test's database."""
    import psycopg

    with psycopg.connect(postgres.url(postgresql_server, "postgres"), autocommit=True) as open_:
        yield open_.execute


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server, postgresql_sql):
    """A database with an empty store: copied for each test, so that migrations run once."""
    from headwater.stores.postgresql import PostgresqlStore

    name = f"template_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    postgresql_sql(f"CREATE DATABASE {name}")
    PostgresqlStore(postgres.url(postgresql_server, name)).close()
    return name


@pytest.fixture(scope="session")
def postgresql_pool():
    """Databases with an empty store that a test is done with; to make one takes half a second."""
    return []


NUMBERS = count()


@pytest.fixture
def postgresql(postgresql_server, postgresql_sql, postgresql_template, postgresql_pool):
    """Name databases, each with an empty store in it, or with nothing; return their places."""
    made = {}

    def create(*, empty):
        if postgresql_pool and not empty:
            return postgresql_pool.pop()
        name = f"t{os.getpid()}_{next(NUMBERS)}"
        template = "template0" if empty else postgresql_template
        postgresql_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def place(name="news", *, empty=False):
        if name not in made:
            made[name] = create(empty=empty), empty
        return postgres.url(postgresql_server, made[name][0])

    yield place
    for name, empty in made.values():
        if empty:
            postgresql_sql(f"DROP DATABASE {name} WITH (FORCE)")
        else:
            postgres.clear(postgres.url(postgresql_server, name))
            postgresql_pool.append(name)
