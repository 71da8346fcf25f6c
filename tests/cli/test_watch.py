"""``headwater watch``, ``feeds`` and ``alerts`` as a user meets them."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

import newsroom
from headwater.cli.main import app
from headwater.model import Article, Claim
from headwater.readers.opml import feeds as read_list
from headwater.stores.sqlite import SqliteStore
from newsstand import Newsstand, Outlet

RUN = [sys.executable, "-c", "from headwater.cli import main; main()"]


def run(*words):
    return CliRunner().invoke(app, list(map(str, words)))


@pytest.fixture
def stand():
    outlets = [Outlet(1, first=2), Outlet(2, "bomb")]
    outlets[0].paused = outlets[0].started
    made = Newsstand(outlets).start()
    yield made
    made.stop()


@pytest.fixture
def place(tmp_path):
    return tmp_path / "news.db"


def test_lists_of_feeds_go_in_and_out(tmp_path, place):
    file = tmp_path / "feeds.txt"
    file.write_text("https://a.example/rss\nhttps://b.example/rss # mine\n")
    done = run("feeds", "import", file, "--store", place)
    assert (done.exit_code, done.stderr) == (0, "2 feeds added, 0 known already\n")
    assert "0 feeds added, 2 known" in run("feeds", "import", file, "--store", place).stderr
    run("feeds", "remove", "https://b.example/rss", "--store", place)
    out = run("feeds", "export", "--store", place).stdout
    assert [feed.id for feed in read_list(out.encode(), "out")] == ["https://a.example/rss"]
    assert "next poll now" in run("feeds", "list", "--store", place).stdout
    (row,) = run("feeds", "list", "--format", "jsonl", "--store", place).stdout.splitlines()
    assert json.loads(row)["id"] == "https://a.example/rss"


@pytest.mark.parametrize(
    ("text", "says"), [("", "names no feed"), ("file:///etc/passwd", "feeds.txt:1: ")]
)
def test_a_list_that_is_none_is_a_misuse(tmp_path, place, text, says):
    file = tmp_path / "feeds.txt"
    file.write_text(text)
    done = run("watch", file, "--store", place)
    assert (done.exit_code, says in done.stderr) == (2, True)
    assert not place.exists()


def test_a_list_that_is_not_there_is_a_misuse(tmp_path, place):
    done = run("watch", tmp_path / "none.opml", "--store", place)
    assert (done.exit_code, "none.opml" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", [["feeds", "remove", "https://x/"], ["alerts", "remove", "x"]])
def test_what_is_not_there_cannot_be_removed(place, command):
    newsroom.build(place)
    done = run(*command, "--store", place)
    assert (done.exit_code, "list --store" in done.stderr) == (1, True)


def test_alerts_are_kept_until_they_are_removed(place):
    newsroom.build(place)
    store = SqliteStore(str(place))
    claim = next(store.read(Claim))
    store.close()
    added = run("alerts", "add", f"claim:{claim.id}", "--store", place)
    key = added.stdout.partition(":")[0]
    assert added.stdout == f"{key}: claim:{claim.id} to -\n"
    run("alerts", "add", "source:Nobody", "--to", "told.jsonl", "--store", place)
    listed = run("alerts", "list", "--store", place).stdout
    assert f"claim:{claim.id}" in listed
    assert "to told.jsonl" in listed
    assert run("alerts", "remove", key, "--store", place).exit_code == 0
    assert claim.id not in run("alerts", "list", "--store", place).stdout


def test_an_alert_of_nothing_is_a_misuse_that_says_what_is_allowed(place):
    newsroom.build(place)
    done = run("alerts", "add", "person:X", "--store", place)
    assert (done.exit_code, "claim:…, source:…" in done.stderr) == (2, True)


@pytest.mark.slow
def test_a_watch_reads_what_is_new_and_ends(stand, tmp_path, place, monkeypatch):
    monkeypatch.setenv("HEADWATER_DELAY", "0")
    file = tmp_path / "feeds.opml"
    file.write_text(stand.opml())
    command = [*RUN, "watch", file, "--store", place, "--once", "--encoder", "none"]
    done = subprocess.run([*command, "--allow-private"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    told = "2 polls (1 failed), 2 new items, 2 articles read, 0 rejected, 0 notices told"
    assert done.stderr == f"done: {told}\n"
    store = SqliteStore(str(place))
    assert store.count(Article) == 2
    store.close()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_watch_cleanly(stand, tmp_path, place, number):
    file = tmp_path / "feeds.opml"
    file.write_text(stand.opml())
    command = [*RUN, "watch", file, "--store", place, "--encoder", "none", "--allow-private"]
    started = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {"HEADWATER_DELAY": "0"}
    )
    until = time.monotonic() + 60
    while not stand.asked and time.monotonic() < until:
        time.sleep(0.05)
    started.send_signal(number)
    errors = started.stderr.read()
    started.stderr.close()
    assert started.wait(timeout=60) == 0
    assert errors.startswith("stopping: ")
    assert "done: " in errors
