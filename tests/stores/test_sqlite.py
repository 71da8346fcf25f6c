import shutil
import sqlite3
import subprocess
import sys

import pytest

from headwater.errors import StoreError
from headwater.model import Article, Reading
from headwater.stores.sqlite import SqliteStore


@pytest.fixture
def path(tmp_path):
    SqliteStore(str(tmp_path / "news.db")).close()
    return tmp_path / "news.db"


def change(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_opening_a_store_of_today_does_not_load_the_migrations(path):
    code = (
        "import sys; from headwater.stores.sqlite import SqliteStore;"
        f"SqliteStore({str(path)!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    (tmp_path / "a.db").write_text("Dear diary, " * 500)
    with pytest.raises(StoreError, match=r"a\.db: file is not a database"):
        SqliteStore(str(tmp_path / "a.db"))
    assert (tmp_path / "a.db").read_text().startswith("Dear diary")


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path):
    change(tmp_path / "a.db", "CREATE TABLE songs (name)")
    with pytest.raises(StoreError, match="a database, but no Headwater store"):
        SqliteStore(str(tmp_path / "a.db"))
    connection = sqlite3.connect(tmp_path / "a.db")
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    connection.close()


def test_a_store_of_a_newer_version_is_refused(path):
    change(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"made by a newer Headwater .*9999.*upgrade"):
        SqliteStore(str(path))


def test_an_empty_file_becomes_a_store(tmp_path):
    (tmp_path / "a.db").touch()
    store = SqliteStore(str(tmp_path / "a.db"))
    assert store.count(Reading) == 0
    store.close()


@pytest.mark.parametrize("name", [".", "none/a.db"])
def test_a_folder_or_a_file_in_no_folder_is_refused(tmp_path, name):
    with pytest.raises(StoreError, match=r"name a file such as news\.db"):
        SqliteStore(str(tmp_path / name))


def test_a_damaged_store_is_told_by_name(path):
    store = SqliteStore(str(path))
    store.write(Reading(Article(f"{n:03}", "mud " * 500, "en")) for n in range(50))
    store.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 8192))
    with pytest.raises(StoreError, match=r"news\.db: .*malformed"):
        list(SqliteStore(str(path)).read(Reading))


def test_a_migration_cut_off_leaves_an_empty_file(tmp_path, monkeypatch):
    def cut(connection, *_, **__):
        connection.exec_driver_sql("CREATE TABLE half (done)")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("headwater.stores.migrate.migrate", cut)
        with pytest.raises(KeyboardInterrupt):
            SqliteStore(str(tmp_path / "a.db"))
    store = SqliteStore(str(tmp_path / "a.db"))
    assert store.count(Reading) == 0
    store.close()


def test_a_copy_of_the_file_alone_is_a_whole_store(path, tmp_path):
    store = SqliteStore(str(path))
    store.write([Reading(Article("a", "t", "en"))])
    store.close()
    copy = SqliteStore(str(shutil.copy(path, tmp_path / "copy.db")))
    assert copy.count(Reading) == 1
    copy.close()


def test_a_store_on_a_read_only_disk_can_be_read_but_not_written(path, monkeypatch):
    store = SqliteStore(str(path))
    store.write([Reading(Article("a", "t", "en"))])
    store.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    store = SqliteStore(str(path))
    assert store.count(Reading) == 1
    with pytest.raises(StoreError, match=r"readonly database; is it .* writable"):
        store.write([Reading(Article("b", "t", "en"))])
    store.close()


def test_a_store_that_another_run_writes_to_is_told_so(path, monkeypatch):
    monkeypatch.setattr("headwater.stores.sqlite.BUSY_SECONDS", 0.05)
    one, other = SqliteStore(str(path)), SqliteStore(str(path))

    def records():
        yield Reading(Article("a", "t", "en"))
        with pytest.raises(StoreError, match=r"locked; .*does no other run write to it"):
            other.write([Reading(Article("b", "t", "en"))])

    one.write(records())
    assert [reading.article.id for reading in other.read(Reading)] == ["a"]
    one.close()
    other.close()
