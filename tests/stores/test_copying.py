from contextlib import closing

import pytest
from sqlalchemy import select

from headwater.errors import StoreError
from headwater.model import Correction, Reading, Reject, Ruling, Signature, Subject
from headwater.pipeline import link_all
from headwater.settings import Settings
from headwater.stores.copying import copy
from headwater.stores.metadata import METADATA
from headwater.stores.opening import open_store
from headwater.stores.schema import READINGS, SHAPES
from linkworld import story
from stored import reading

WAYS = [("sqlite", "sqlite"), ("sqlite", "postgresql"), ("postgresql", "sqlite")]


@pytest.fixture
def place(request, tmp_path):
    def named(kind, name):
        if kind == "sqlite":
            return str(tmp_path / f"{name}.db")
        return request.getfixturevalue("postgresql")(name)

    return named


def opened(place):
    return closing(open_store(place, create=True))


def fill(store):
    store.write([*story(), Reject("x", "read", "broken"), reading("gone", "beaver")])
    link_all(store, Settings())
    odd = ["x\ud800y", "x\0y", "ж" * 2000, "🦦"]
    store.write(reading(key, f"otter {key}", title=key, url=key) for key in odd)
    store.wait(["a1"])
    store.write([Signature("no article")])
    store.write([Correction("000001", Ruling.SAME_PARTY, Subject.PARTIES, ("a",), ("b",))])
    store.note("seen", "x\u2028y")
    store.replace((Reject,), [Reject("z", "read", "broken")])


def held(store):
    """All that a store holds: each table but for the numbers that an engine counts by itself."""
    found = {}
    with store.transaction() as connection:
        for table in METADATA.sorted_tables:
            columns = [column for column in table.columns if column is not READINGS.c.number]
            rows = connection.execute(select(*columns).order_by(*table.primary_key.columns))
            found[table.name] = sorted(map(tuple, rows), key=repr)
    return found


@pytest.mark.postgresql
@pytest.mark.parametrize(("first", "second"), WAYS)
def test_a_copy_is_equal_in_every_table_and_found_by_the_same_words(place, first, second):
    with opened(place(first, "one")) as one, opened(place(second, "two")) as two:
        fill(one)
        rows = copy(one, two)
        assert held(two) == held(one)
        assert rows == sum(map(len, held(one).values())) > 0
        for words in ("bridge", "otter", "beaver", '"nine workers"'):
            found = [sorted(key for key, _ in store.search(words)) for store in (one, two)]
            assert found[0] == found[1] != []


@pytest.mark.postgresql
def test_a_copy_of_a_copy_is_the_first(place):
    with opened(place("sqlite", "one")) as one, opened(place("postgresql", "two")) as two:
        fill(one)
        copy(one, two)
        with opened(place("sqlite", "three")) as three:
            copy(two, three)
            for kind in SHAPES:
                assert list(three.read(kind)) == list(one.read(kind))
            assert three.waiting(99) == one.waiting(99) != []
            assert three.notes() == one.notes() != {}


@pytest.mark.postgresql
@pytest.mark.parametrize(("first", "second"), WAYS)
def test_a_copy_grows_like_its_original(place, first, second):
    with opened(place(first, "one")) as one, opened(place(second, "two")) as two:
        one.write(story()[:2])
        link_all(one, Settings())
        copy(one, two)
        for store in (one, two):
            store.write(story()[2:])
            link_all(store, Settings())
        assert held(two) == held(one)


def test_more_than_a_page_is_copied_and_told(place):
    with opened(place("sqlite", "one")) as one, opened(place("sqlite", "two")) as two:
        one.write(reading(f"{n:04}") for n in range(1201))
        told = []
        copy(one, two, lambda table, done: told.append((table, done)))
        assert [done for table, done in told if table == "readings"] == [500, 1000, 1201]
        assert two.count(Reading) == 1201


def test_a_store_with_something_in_it_is_not_copied_into(place):
    with opened(place("sqlite", "one")) as one, opened(place("sqlite", "two")) as two:
        one.write([reading("a")])
        two.write([Reject("x", "read", "broken")])
        with pytest.raises(StoreError, match=r"two\.db: not empty \(rejects\); name a new store"):
            copy(one, two)
        assert (two.count(Reading), two.count(Reject)) == (0, 1)


def test_a_copy_that_is_cut_off_leaves_an_empty_store(place):
    with opened(place("sqlite", "one")) as one, opened(place("sqlite", "two")) as two:
        one.write([reading("a")])

        def cut(*_):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            copy(one, two, cut)
        assert two.count(Reading) == 0


def test_a_store_of_another_kind_is_not_copied(place):
    with (
        opened(place("sqlite", "one")) as one,
        pytest.raises(StoreError, match="only stores in SQLite and PostgreSQL"),
    ):
        copy(one, object())
