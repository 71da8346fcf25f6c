"""The texts that articles had before are looked at as the ones they have now."""

import json
import sqlite3
from contextlib import closing

import pytest

from bridgeworld import ROWS, read
from headwater.keeping import Verified, verify
from headwater.stores.sqlite import SqliteStore


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    with closing(SqliteStore(str(folder / "news.db"))) as store:
        read(store, folder, *ROWS)
    return folder / "news.db"


@pytest.fixture
def place(made, tmp_path):
    """A copy of a store in which one article has an earlier text, to be damaged."""
    with (
        closing(sqlite3.connect(made)) as whole,
        closing(sqlite3.connect(tmp_path / "news.db")) as copy,
    ):
        whole.backup(copy)
    return tmp_path / "news.db"


def mismatches(place):
    done = Verified()
    with closing(SqliteStore(str(place))) as store:
        found = list(verify(store, None, done=done))
    return [(item.id, item.what, item.where) for item in found], done


def damage(place, change):
    """Change what the one earlier text is, as someone with a SQL prompt would."""
    with closing(sqlite3.connect(place)) as connection, connection:
        ((record,),) = connection.execute("SELECT record FROM wordings")
        data = json.loads(record)
        change(data)
        connection.execute("UPDATE wordings SET record = ?", (json.dumps(data),))
    return data["digest"][:12]


def test_earlier_texts_that_are_what_was_read_have_no_mismatch(place):
    found, done = mismatches(place)
    assert found == []
    assert (done.articles, done.earlier) == (3, 1)


def test_an_earlier_text_that_was_changed_is_told(place):
    def change(data):
        told = data["reading"]["article"]
        told["text"] = told["text"].replace("40,000", "90,000")

    short = damage(place, change)
    assert mismatches(place)[0] == [
        ("h", "its text is not the one that was read", f"earlier text {short}")
    ]


def test_a_span_beyond_an_earlier_text_is_told_with_its_place(place):
    short = damage(place, lambda data: data["reading"]["mentions"][0].update(span=[5, 99999]))
    ((key, what, where),), _ = mismatches(place)
    assert (key, where) == ("h", f"earlier text {short}, mentions[0].span")
    assert what.startswith("[5, 99999) is beyond the ")


def test_what_a_ledger_says_of_an_earlier_text_is_looked_at_there(place):
    with closing(sqlite3.connect(place)) as connection, connection:
        for key, record in connection.execute("SELECT id, record FROM claims").fetchall():
            data = json.loads(record)
            for entry in data["ledger"]:
                if entry.get("version"):
                    entry["span"] = [5, 99999]
            connection.execute("UPDATE claims SET record = ? WHERE id = ?", (json.dumps(data), key))
    ((key, what, where),), _ = mismatches(place)
    assert (key, what[:10]) == ("h", "[5, 99999)")
    assert where.startswith("claim ")
    assert "ledger[" in where


def test_an_earlier_text_that_a_ledger_names_and_that_is_gone_is_told(place):
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("DELETE FROM wordings")
    ((key, what, where),), done = mismatches(place)
    assert (key, done.earlier) == ("h", 0)
    assert what.startswith("there is no earlier text ")
    assert "ledger[" in where
