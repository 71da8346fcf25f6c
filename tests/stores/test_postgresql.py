import threading

import psycopg
import pytest

from headwater.errors import StoreError
from headwater.model import Article, Reading, Signature
from headwater.stores.postgresql import PostgresqlStore
from stored import ids, reading

pytestmark = pytest.mark.postgresql


@pytest.fixture
def store(postgresql):
    opened = PostgresqlStore(postgresql())
    yield opened
    opened.close()


def change(place, *statements):
    with psycopg.connect(place) as open_:
        for statement in statements:
            open_.execute(statement)


def test_every_text_is_sorted_by_code_points(store):
    with store._door.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_collation o"
            " ON o.oid = a.attcollation WHERE n.nspname = 'public' AND c.relkind = 'r'"
            " AND a.attnum > 0 AND a.atttypid = 'text'::regtype AND o.collname <> 'C'"
        ).all()
    assert found == []


@pytest.mark.parametrize("letter", ["x", "ж", "🦦"])
def test_ids_and_addresses_longer_than_an_index_holds_are_kept_apart(store, letter):
    # random enough that the server cannot compress them into its 2,704 bytes
    numbers = "".join(f"{n * 7919 % 99991:05}{letter}" for n in range(1500))
    long = [f"{numbers}{end}" for end in "ba"]
    store.write(reading(key, url=f"https://a.example/{key}") for key in long)
    store.write(Signature(key, found_by=(numbers, "y"), day=1) for key in long)
    assert [store.get(Reading, key).article.id for key in long] == long
    assert store.at(f"https://a.example/{long[0]}").startswith(numbers[:200])
    assert len(store.sharing(Signature, [numbers, "y"], least=2)) == 2
    assert sorted(ids(store.read(Signature))) == long[::-1]
    store.write([reading(long[0], "other", url=None)])
    assert (store.count(Reading), store.at(f"https://a.example/{long[0]}")) == (2, None)


@pytest.mark.parametrize(
    "text", ["otter " * 70_000 + "beaver", " ".join(f"w{n}" for n in range(300_000)), "ж" * 9_000]
)
def test_a_text_longer_than_the_server_indexes_is_kept_and_found_by_its_first_words(store, text):
    kept = Reading(Article("a", text, "en", title="Headline"))
    store.write([kept])
    assert store.get(Reading, "a") == kept
    assert [found for found, _ in store.search(f"headline {text.split()[0]}")] == ["a"]


def test_a_database_of_another_program_is_refused_and_left_alone(postgresql):
    place = postgresql("songs", empty=True)
    change(place, "CREATE TABLE songs (name text)")
    with pytest.raises(StoreError, match="a database, but no Headwater store"):
        PostgresqlStore(place)
    change(place, "DROP TABLE songs")
    PostgresqlStore(place).close()


def test_a_store_of_a_newer_version_is_refused(postgresql):
    place = postgresql("newer", empty=True)
    PostgresqlStore(place).close()
    change(place, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"made by a newer Headwater .*9999.*upgrade"):
        PostgresqlStore(place)


def test_a_migration_cut_off_leaves_an_empty_database(postgresql, monkeypatch):
    place = postgresql("cut", empty=True)

    def cut(connection, *_, **__):
        connection.exec_driver_sql("CREATE TABLE half (done integer)")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("headwater.stores.migrate.migrate", cut)
        with pytest.raises(KeyboardInterrupt):
            PostgresqlStore(place)
    opened = PostgresqlStore(place)
    assert opened.count(Reading) == 0
    opened.close()


def test_a_server_that_is_not_there_is_told_without_the_password():
    with pytest.raises(StoreError, match="is the server up") as told:
        PostgresqlStore("postgresql://ann:secret@127.0.0.1:1/news")
    assert "postgresql://ann:***@127.0.0.1:1/news" in str(told.value)
    assert "secret" not in str(told.value)


def test_a_database_that_is_not_there_is_told(postgresql):
    place = postgresql().replace("@/", "@/no_such_")
    with pytest.raises(StoreError, match=r"does not exist; .*does the database exist"):
        PostgresqlStore(place)


@pytest.mark.parametrize("place", ["postgresql://a b:c:d", "postgresql://host:port/x"])
def test_what_is_no_address_is_refused_with_an_example(place):
    with pytest.raises(StoreError, match="for example postgresql://user@localhost:5432/news"):
        PostgresqlStore(place)


def test_a_store_that_another_run_writes_to_for_too_long_is_told_so(postgresql, monkeypatch):
    monkeypatch.setattr("headwater.stores.postgresql.WAIT_SECONDS", 0.05)
    one, other = PostgresqlStore(postgresql()), PostgresqlStore(postgresql())
    with one.atomic():
        one.write([reading("a")])
        with pytest.raises(StoreError, match="lock timeout"):
            other.write([reading("b")])
    assert ids(one.article for one in other.read(Reading)) == ["a"]
    one.close()
    other.close()


def test_two_that_open_a_new_store_at_once_make_it_once(postgresql):
    place, opened = postgresql("fresh", empty=True), []
    threads = [
        threading.Thread(target=lambda: opened.append(PostgresqlStore(place))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.count(Reading) for one in opened] == [0] * 4
    for one in opened:
        one.close()
