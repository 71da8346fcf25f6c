import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

import newsroom
from headwater.cli.main import app
from headwater.errors import PackError
from headwater.health import State, machine, optional, reading, stores
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore

RULES = Settings(encoder="none")


def named(checks, name):
    (found,) = [check for check in checks if check.name == name]
    return found


def doctor(*words):
    return CliRunner().invoke(app, ["doctor", "--encoder", "none", *map(str, words)])


@pytest.fixture
def place(tmp_path):
    return Path(newsroom.build(tmp_path / "news.db"))


@pytest.mark.slow
def test_a_sound_machine_has_nothing_to_mend(place):
    done = doctor("--store", place, "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["ok"]) == (0, True)
    names = {check["name"] for check in told["checks"]}
    assert {"python", "package", "sqlite", "model", "reading", "disk", "terminal"} <= names
    assert {"store", "integrity", "log", "room", "content", "language uk", "dictionary ru"} <= names
    for check in told["checks"]:
        assert check["found"]
        assert (check["state"] == "ok") == (check["remedy"] == "")


@pytest.mark.slow
def test_what_is_broken_is_told_with_its_remedy_and_fails(tmp_path):
    done = doctor("--store", tmp_path / "none.db")
    assert done.exit_code == 1
    *_, line, remedy = done.stdout.splitlines()
    assert line.startswith("broken  store: no file")
    assert remedy.strip() == "make one: headwater read … --store"


def test_a_store_that_nobody_linked_is_told(place):
    found = list(stores.store(str(place), RULES))
    assert named(found, "linking").state is State.NOTE
    assert named(found, "integrity").found == "whole"


def test_a_file_that_is_no_store_is_broken(tmp_path):
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE a (b)")
    assert named(stores.store(str(path), RULES), "store").state is State.BROKEN


def test_a_file_that_is_no_database_is_broken(tmp_path):
    (tmp_path / "x.db").write_bytes(b"rubbish" * 1000)
    found = named(stores.store(str(tmp_path / "x.db"), RULES), "store")
    assert (found.state, bool(found.remedy)) == (State.BROKEN, True)


def test_a_damaged_store_is_broken(place):
    with closing(sqlite3.connect(place)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    bytes_ = bytearray(place.read_bytes())
    bytes_[8192:] = b"\xff" * (len(bytes_) - 8192)
    place.write_bytes(bytes_)
    assert State.BROKEN in {check.state for check in stores.store(str(place), RULES)}


def test_an_older_store_is_left_as_it_is(tmp_path):
    path = tmp_path / "old.db"
    SqliteStore(str(path), revision="0002").close()
    before = path.read_bytes()
    found = named(stores.store(str(path), RULES), "store")
    assert (found.state, "0002" in found.found) == (State.NOTE, True)
    assert path.read_bytes() == before


def test_a_newer_store_is_broken(place):
    with closing(sqlite3.connect(place)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    assert named(stores.store(str(place), RULES), "store").remedy == "use a newer Headwater"


def test_a_disk_without_room_is_broken(place, monkeypatch):
    usage = shutil.disk_usage(place.parent)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert machine.disk().state is State.BROKEN
    assert named(stores.store(str(place), RULES), "room").state is State.BROKEN


def test_a_long_log_is_told(place, monkeypatch):
    monkeypatch.setattr(stores, "LARGE_LOG", -1)
    assert named(stores.store(str(place), RULES), "log").state is State.NOTE


def test_a_damaged_model_is_broken(tmp_path, monkeypatch):
    copy = shutil.copytree(reading.FOLDER, tmp_path / "model")
    (copy / "encoder.bin").write_bytes(b"x")
    monkeypatch.setattr(reading, "FOLDER", copy)
    found = reading.model(Settings())
    assert found.state is State.BROKEN
    assert "encoder.bin" in found.found


def test_an_unknown_encoder_is_broken_with_those_there_are():
    assert "headwater" in reading.model(Settings(encoder="best")).found


def test_a_broken_pack_is_named(monkeypatch):
    def load(lang):
        raise PackError(f"{lang}/cues.toml: broken")

    monkeypatch.setattr(reading, "load", load)
    assert {check.state for check in reading.packs()} == {State.BROKEN}
    assert list(reading.dictionaries()) == []


def test_a_dictionary_that_is_missing_is_named_with_its_package(monkeypatch):
    def analyzer(lang):
        raise ValueError(f"no dictionary for {lang}")

    monkeypatch.setattr(reading, "analyzer", analyzer)
    found = list(reading.dictionaries())
    assert found
    assert all("pymorphy3-dicts-" in check.remedy for check in found)


def test_a_library_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(machine.metadata, "requires", lambda _: ["babel>=2", "no-such-thing>=1"])
    (found,) = machine.libraries()
    assert (found.state, "no-such-thing" in found.found) == (State.BROKEN, True)


def test_a_misspelt_setting_is_told():
    found = optional.unknown_settings({"HEADWATER_ENCODR": "none", "HEADWATER_BATCH": "5"})
    assert (found.state, "HEADWATER_ENCODR" in found.found) == (State.NOTE, True)


def test_another_encoding_is_told(monkeypatch):
    monkeypatch.setattr(machine.locale, "getencoding", lambda: "cp1251")
    assert "UTF-8" in machine.terminal().remedy


def test_without_java_spark_alone_is_missing(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert optional.java().state is State.NOTE


def test_an_extra_that_is_missing_is_told_with_its_name(monkeypatch):
    monkeypatch.setattr(optional, "find_spec", lambda _: None)
    found = list(optional.extras())
    assert {check.state for check in found} == {State.NOTE}
    assert all(f"headwater[{check.name}]" in check.remedy for check in found)
