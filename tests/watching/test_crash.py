"""Promise 1 for watching: killed at any moment and run again, nothing is lost and nothing twice."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from headwater.model import Claim, Entity, Feed, Item, Link, Notice, Reading, Reject, State, Story
from headwater.model.codec import encode
from headwater.stores.sqlite import SqliteStore
from newsstand import Newsstand, Outlet
from watching.crash import TOLD, watch

CHILD = Path(__file__).with_name("crash.py")
MOMENTS = (0.1, 0.5, 0.8, 0.97)  # of all statements: polling, reading, linking, telling


@pytest.fixture(scope="module")
def feeds(tmp_path_factory):
    """A list of feeds that answer as long as the tests run, and each time the same."""
    outlets = [Outlet(1, first=2), Outlet(2, first=2, carried=True), Outlet(3, "bomb")]
    outlets[0].lead = "The dam of Orlo will close in May, minister Ann Reyes said."
    for outlet in outlets:
        outlet.paused = outlet.started
    stand = Newsstand(outlets, tick=0.01).start()
    file = tmp_path_factory.mktemp("feeds") / "feeds.opml"
    file.write_text(stand.opml())
    yield file
    stand.stop()


def child(place, feeds, last):
    command = [sys.executable, str(CHILD), str(place), str(feeds), str(last)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def contents(place):
    """What is in a store but for times; and what was told."""
    store = SqliteStore(str(place))
    readings = [replace(r, article=replace(r.article, fetched=None)) for r in store.read(Reading)]
    found = [encode(record) for record in readings]
    for kind in (Reject, Entity, Story, Claim, Link):
        found += [encode(record) for record in store.read(kind)]
    found += [f"{item.id} {item.state} {item.article}" for item in store.read(Item)]
    found += [f"{feed.id} {feed.failures} {feed.trouble}" for feed in store.read(Feed)]
    found += [f"{notice.id} {notice.due}" for notice in store.read(Notice)]
    told = [json.loads(line)["id"] for line in place.with_name(TOLD).read_text().splitlines()]
    store.close()
    return found, sorted(told)


@pytest.fixture(scope="module")
def whole(feeds, tmp_path_factory):
    """How many statements an uninterrupted watch takes, and what it leaves."""
    place = tmp_path_factory.mktemp("whole") / "news.db"
    ended = child(place, feeds, 0)
    assert ended.returncode == 0, ended.stderr
    return int(ended.stdout), contents(place)


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_and_run_again_equals_an_uninterrupted_watch(feeds, whole, tmp_path, moment):
    statements, expected = whole
    place = tmp_path / "news.db"
    ended = child(place, feeds, max(1, int(statements * moment)))
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    watch(place, feeds)
    assert contents(place) == expected


@pytest.mark.slow
def test_a_watch_that_was_not_killed_reads_all_and_tells_each_notice_once(whole):
    _, (found, told) = whole
    assert sum(State.READ.value in line.split() for line in found) == 4
    assert len(told) == len(set(told)) > 0
