import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request

import pytest

import newsroom
from browser import Browser
from headwater.errors import InputError, SettingError
from headwater.health import metrics
from headwater.stores.sqlite import SqliteStore
from headwater.web.app import create
from newsstand import Newsstand, Outlet
from served import MAIN, PATIENCE, free_port, served, wait

QUICK = {"HEADWATER_DELAY": "0"}


@pytest.fixture
def store(tmp_path):
    store = SqliteStore(newsroom.build(tmp_path / "news.db"))
    yield store
    store.close()


def figures(told):
    rows = (row.rsplit(" ", 1) for row in told.splitlines() if row and row[0] != "#")
    return {name: float(number) for name, number in rows}


def written(*given):
    return figures(metrics.text(metrics.registry(*given))[0].decode())


def test_what_a_store_holds_is_counted_by_kind(store):
    found = written(store)
    assert found["headwater_store_up"] == 1
    assert found['headwater_records{kind="articles"}'] == 3
    assert found['headwater_records{kind="claims"}'] == 1
    assert found["headwater_waiting"] == 3
    assert found["process_resident_memory_bytes"] > 0


def test_a_tally_is_counted_with_its_labels_and_the_rest_left_out(store):
    tally = {"polls": 7, "fetches": {"2xx": 5, "none": 1}, "started": 3.5}
    found = written(store, lambda: tally)
    assert found["headwater_polls_total"] == 7
    assert found['headwater_fetches_total{status="2xx"}'] == 5
    assert not any("started" in name for name in found)


def test_a_store_that_cannot_be_asked_is_down_and_breaks_nothing(store, tmp_path):
    with sqlite3.connect(tmp_path / "news.db") as raw:
        raw.execute("ALTER TABLE claims RENAME TO gone")
    raw.close()
    found = written(store)
    assert found["headwater_store_up"] == 0
    assert 'headwater_records{kind="claims"}' not in found


def test_a_label_of_a_stranger_stays_a_label(store):
    name = 'x"} 1\nheadwater_records{kind="articles'
    told = metrics.text(metrics.registry(store, lambda: {"refused": {name: 2}}))[0].decode()
    assert figures(told)['headwater_records{kind="articles"}'] == 3


def test_a_port_answers_to_this_machine_and_is_free_again(store):
    port = free_port()
    end = metrics.offer(metrics.registry(store), port)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
        assert figures(answer.read().decode())["headwater_store_up"] == 1
    end()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30)


def test_a_port_that_is_taken_is_said_with_a_remedy(store):
    taken = socket.create_server(("127.0.0.1", 0))
    with taken, pytest.raises(InputError, match="choose another --metrics"):
        metrics.offer(metrics.registry(store), taken.getsockname()[1])


def test_without_the_library_the_remedy_is_said(store, monkeypatch):
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    with pytest.raises(SettingError, match=re.escape("pip install 'headwater[metrics]'")):
        metrics.registry(store)


def test_figures_of_a_server_are_nobodys_business_unless_asked_for(tmp_path, monkeypatch):
    place = newsroom.build(tmp_path / "news.db")
    with Browser(create(place)) as client:
        assert client.get("/metrics").status_code == 404
    monkeypatch.setenv("HEADWATER_METRICS", "1")
    with Browser(create(place)) as client:
        client.get("/claims")
        client.get("/nowhere")
        answer = client.get("/metrics")
    found = figures(answer.text)
    assert answer.headers["content-type"].startswith("text/plain")
    assert found['headwater_requests_total{status="2xx"}'] == 1
    assert found['headwater_requests_total{status="4xx"}'] == 1
    assert found["headwater_request_seconds_total"] > 0


@pytest.mark.slow
def test_a_server_tells_figures_and_events_but_not_what_was_searched(tmp_path):
    place = newsroom.build(tmp_path / "news.db")
    options = ["--metrics", "--log-format", "json"]
    with (tmp_path / "log").open("wb") as log, served(place, *options, log=log) as address:
        urllib.request.urlopen(f"{address}/search?q=secret", timeout=30).close()
        with urllib.request.urlopen(f"{address}/metrics", timeout=30) as answer:
            assert figures(answer.read().decode())["headwater_store_up"] == 1
    rows = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    events = [json.loads(row) for row in rows if row.startswith("{")]
    found = [event for event in events if event.get("path") == "/search"]
    assert [(event["event"], event["status"], event["method"]) for event in found] == [
        ("answered", 200, "GET")
    ]
    assert "secret" not in "".join(rows)


@pytest.mark.slow
def test_a_watch_tells_figures_and_events(tmp_path):
    outlets = [Outlet(1, first=2), Outlet(2, "gone")]
    outlets[0].paused = outlets[0].started
    stand, port = Newsstand(outlets).start(), free_port()
    (tmp_path / "feeds").write_text("\n".join(map(stand.feed_of, outlets)), encoding="utf-8")
    options = ["--store", tmp_path / "news.db", "--encoder", "none", "--allow-private"]
    options += ["--metrics", port, "--log-format", "json"]
    command = [sys.executable, "-c", MAIN, "watch", tmp_path / "feeds", *options]
    with (tmp_path / "log").open("wb") as log:
        watch = subprocess.Popen([*map(str, command)], stderr=log, env=os.environ | QUICK)
        wait(f"http://127.0.0.1:{port}/metrics", watch)
        found, until = {}, time.monotonic() + PATIENCE
        while found.get("headwater_articles_total", 0) < 2 and time.monotonic() < until:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
                found = figures(answer.read().decode())
            time.sleep(0.1)
        watch.send_signal(signal.SIGTERM)
        assert watch.wait(PATIENCE) == 0
    stand.stop()
    assert found["headwater_articles_total"] == 2
    assert found["headwater_polls_total"] == 2
    assert found["headwater_failures_total"] == 1
    assert found['headwater_fetches_total{status="2xx"}'] >= 3
    rows = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    events = {json.loads(row)["event"] for row in rows if row.startswith("{")}
    assert {"polled", "read"} <= events
