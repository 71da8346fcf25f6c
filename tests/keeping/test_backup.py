import json
import sqlite3
import threading
import zipfile
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from typer.testing import CliRunner

from headwater.cli.main import app
from headwater.errors import InputError, KeepError
from headwater.keep import keeper_of
from headwater.keeping import backup, restore, verify
from headwater.model import Article, Kept, Reading
from headwater.stores.opening import open_store
from headwater.stores.sqlite import SqliteStore
from keptworld import answer, build
from stored import contents as contents_of


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return build(tmp_path_factory.mktemp("made") / "news.db")


@pytest.fixture
def saved(place, tmp_path):
    """A backup of the store and its answers."""
    return save(place, tmp_path / "saved.zip")


def save(place, target):
    with closing(SqliteStore(place)) as store:
        backup(store, Path(f"{place}.kept"), target)
    return target


def contents(place):
    with closing(SqliteStore(place)) as store:
        return contents_of(store)


def bring(saved, place):
    return restore(saved, str(place), Path(f"{place}.kept"))


def rewrite(saved, target, change):
    """Write a backup again, its files changed by name and bytes."""
    with ZipFile(saved) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            changed = change(name, old.read(name))
            if changed is not None:
                new.writestr(*changed)
    return target


def test_what_is_brought_back_is_what_was_saved(place, saved, tmp_path):
    manifest = bring(saved, tmp_path / "back.db")
    back = str(tmp_path / "back.db")
    assert contents(back) == contents(place)
    with closing(SqliteStore(back)) as store:
        assert list(verify(store, keeper_of(back, store))) == []
        assert store.search("pier")
        assert (manifest.articles, store.count(Kept)) == (6, 2)


def test_backup_is_a_zip_of_files_that_other_programs_read(saved, tmp_path):
    with ZipFile(saved) as archive:
        names = archive.namelist()
        archive.extract("store.db", tmp_path)
        listed = json.loads(archive.read("manifest.json"))["files"]
    assert names == [*(row["name"] for row in listed), "manifest.json"]
    assert [Path(name).suffixes[-2:] for name in names[1:-1]] == [[".warc", ".gz"]]
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (6,)


def test_others_may_write_while_it_is_saved(saved, tmp_path):
    place = str(tmp_path / "busy.db")
    bring(saved, place)
    going, ended = threading.Event(), threading.Event()

    def write():
        with closing(SqliteStore(place)) as store, keeper_of(place, store) as keeper:
            for n in range(10_000):
                kept = keeper.keep(answer(f"more-{n}"))
                article = Article(f"more-{n}", "text", "en", raw_sha256=kept.digest)
                store.write([kept, Reading(article)])
                going.set()
                if ended.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    going.wait(30)
    try:
        again = save(place, tmp_path / "again.zip")
    finally:
        ended.set()
        writer.join()
    bring(again, tmp_path / "back.db")
    back = str(tmp_path / "back.db")
    with closing(SqliteStore(back)) as store:
        assert list(verify(store, keeper_of(back, store))) == []
        assert store.count(Kept) > 2


def test_torn_end_of_a_file_that_is_written_is_left_out(place, saved, tmp_path):
    bring(saved, tmp_path / "back.db")
    (path,) = (tmp_path / "back.db.kept").iterdir()
    raw = path.read_bytes()
    path.unlink()
    path.with_name(path.name + ".open").write_bytes(raw + raw[:50])
    again = save(str(tmp_path / "back.db"), tmp_path / "again.zip")
    bring(again, tmp_path / "twice.db")
    (path,) = (tmp_path / "twice.db.kept").iterdir()
    assert (path.suffix, path.read_bytes()) == (".gz", raw)


def test_nothing_is_overwritten(place, saved, tmp_path):
    with pytest.raises(InputError, match="there is such a file"):
        save(place, saved)
    with pytest.raises(InputError, match="there is a store already"):
        bring(saved, place)
    (tmp_path / "new.db.kept").mkdir()
    (tmp_path / "new.db.kept" / "x.warc.gz").write_bytes(b"")
    with pytest.raises(InputError, match="there are answers already"):
        bring(saved, tmp_path / "new.db")


def flip(name, raw):
    return name, raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:]


BAD = {
    "a changed store": lambda n, raw: flip(n, raw) if n == "store.db" else (n, raw),
    "a changed answer": lambda n, raw: flip(n, raw) if n.startswith("kept/") else (n, raw),
    "a longer file": lambda n, raw: (n, raw + b"x") if n == "store.db" else (n, raw),
    "a missing file": lambda n, raw: None if n.startswith("kept/") else (n, raw),
    "no list": lambda n, raw: None if n == "manifest.json" else (n, raw),
    "a list of nothing": lambda n, raw: (n, b"{}") if n == "manifest.json" else (n, raw),
    "another form": lambda n, raw: (n, raw.replace(b'"format": 1', b'"format": 9')),
    "a bomb": lambda n, raw: (n, bytes(50_000_000)) if n == "store.db" else (n, raw),
}


@pytest.mark.parametrize("name", BAD)
def test_damaged_backup_is_refused_as_a_whole(saved, tmp_path, name):
    bad = rewrite(saved, tmp_path / "bad.zip", BAD[name])
    before = sorted(tmp_path.iterdir())
    with pytest.raises(KeepError):
        bring(bad, tmp_path / "back.db")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "trick",
    ["../evil", "/etc/evil", "kept/../../evil.warc.gz", "kept/a/b.warc.gz", "kept\\x.warc.gz"],
)
def test_names_that_lead_elsewhere_are_refused(saved, tmp_path, trick):
    def change(name, raw):
        if name == "manifest.json":
            return name, raw.replace(b"kept/headwater", json.dumps(trick)[1:-1].encode() + b"#")
        return name, raw

    with pytest.raises(KeepError, match="its list of files"):
        bring(rewrite(saved, tmp_path / "bad.zip", change), tmp_path / "back.db")
    assert not (tmp_path / "back.db").exists()


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 no zip", b"x" * 9999])
def test_what_is_no_backup_is_refused(tmp_path, raw):
    (tmp_path / "a.zip").write_bytes(raw)
    with pytest.raises(KeepError, match="cannot be brought back"):
        bring(tmp_path / "a.zip", tmp_path / "back.db")


def test_cut_backup_is_refused(saved, tmp_path):
    (tmp_path / "cut.zip").write_bytes(saved.read_bytes()[:-200])
    with pytest.raises(KeepError):
        bring(tmp_path / "cut.zip", tmp_path / "back.db")


def test_backup_that_fails_leaves_nothing(place, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(KeepError, match="No space left"):
        save(place, tmp_path / "saved.zip")
    assert list(tmp_path.iterdir()) == []


def test_the_commands_save_and_bring_back(place, tmp_path):
    target, back = str(tmp_path / "news.zip"), str(tmp_path / "back.db")
    saved = CliRunner().invoke(app, ["backup", place, target])
    assert (saved.exit_code, saved.stdout) == (0, "")
    assert f"saved in {target}" in saved.stderr
    brought = CliRunner().invoke(app, ["restore", target, back])
    assert brought.exit_code == 0
    assert f"brought back into {back}" in brought.stderr
    assert CliRunner().invoke(app, ["restore", target, back]).exit_code == 2
    assert CliRunner().invoke(app, ["verify", "--store", back]).exit_code == 0


@pytest.mark.postgresql
def test_a_backup_of_one_kind_of_store_is_brought_back_into_another(
    place, saved, postgresql, tmp_path
):
    restore(saved, postgresql(), tmp_path / "kept")
    with closing(open_store(postgresql())) as server:
        backup(server, tmp_path / "kept", tmp_path / "server.zip")
    bring(tmp_path / "server.zip", tmp_path / "back.db")
    assert contents(str(tmp_path / "back.db")) == contents(place)
