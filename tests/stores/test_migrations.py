from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

import headwater.stores
from headwater.model import Claim, Reading, Reject
from headwater.pipeline import link_all
from headwater.registry import find
from headwater.settings import Settings
from headwater.stores.metadata import METADATA
from headwater.stores.opening import kind_of
from headwater.stores.schema import HEAD
from linkworld import story
from stored import contents

FOLDER = Path(headwater.stores.__path__[0]) / "migrations"
REVISIONS = [one.revision for one in ScriptDirectory(str(FOLDER)).walk_revisions()][::-1]


def opened(place, revision=HEAD):
    return closing(find("stores", kind_of(place))(place, revision=revision))


def tables(store):
    with store._door.engine.connect() as connection:
        seen = inspect(connection)
        return {
            name: sorted((c["name"], str(c["type"])) for c in seen.get_columns(name))
            for name in seen.get_table_names()
        }


def test_the_newest_migration_is_the_one_the_code_expects():
    assert REVISIONS[-1] == HEAD


def test_migrations_make_the_tables_that_the_code_uses(bare):
    with opened(bare()) as store, store._door.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: "words" not in str(name)},
        )
        assert compare_metadata(context, METADATA) == []


@pytest.mark.parametrize(("lower", "upper"), list(pairwise(REVISIONS)))
def test_a_step_back_leaves_the_tables_of_before(bare, lower, upper):
    with opened(bare("before"), lower) as store:
        before = tables(store)
    with opened(bare(), upper):
        pass
    with opened(bare(), lower) as store:
        assert tables(store) == before
    with opened(bare(), upper) as store:
        assert store._door.engine is not None


def test_down_to_the_first_tables_and_up_again_is_linked_as_before(bare):
    with opened(bare()) as store:
        store.write([*story(), Reject("x", "read", "broken")])
        link_all(store, Settings())
        before, found = contents(store), store.search("radar")
        notes = store.notes()
    with opened(bare(), REVISIONS[0]):
        pass
    with opened(bare()) as store:
        assert (store.count(Claim), store.count(Reject)) == (0, 1)
        assert store.waiting(99) == sorted(one.article.id for one in story())
        link_all(store, Settings())
        assert (contents(store), store.search("radar"), store.notes()) == (before, found, notes)
        assert store.count(Reading) == len(story())


def test_claims_of_older_tables_are_found_by_what_is_told_in_them(bare):
    with opened(bare()) as store:
        store.write(story())
        link_all(store, Settings())
        before, denied = contents(store), list(store.told(denied=True))
        assert denied == list(store.told(words="BRIDGE", party="ivo")) != []
    with opened(bare(), "0002"):
        pass
    with opened(bare()) as store:
        assert contents(store) == before
        assert list(store.told(denied=True)) == list(store.told(party="MARN")) == denied
