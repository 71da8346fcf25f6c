"""Promise 1: killed at any moment and run again, the store is that of an uninterrupted run."""

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from headwater.engines.serial import SerialEngine
from headwater.exporters.jsonl import JsonlExporter
from headwater.model import Claim, Entity, Link, Reading, Reject, Story
from headwater.pipeline import run
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore

CHILD = Path(__file__).with_name("crash.py")
MOMENTS = (0.02, 0.3, 0.5, 0.7, 0.85, 0.93, 0.99)  # of all statements: opening, reading, linking


def lines():
    for n in range(12):
        text = f"The dam at Orlo will close, minister Ann Reyes said on day {n % 4}. Rain fell."
        yield {"id": f"a{n:02}", "text": text, "lang": "en", "publisher": f"Paper {n}"}
    yield {"id": "a03", "text": "A later version. The dam stays open, Reyes said.", "lang": "en"}
    yield {"id": "odd", "text": "Valami más nyelven.", "lang": "hu"}


def child(place, source, last):
    command = [sys.executable, str(CHILD), str(place), str(source), str(last)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def export(place):
    store, out = SqliteStore(str(place)), io.StringIO()
    for kind in (Reading, Reject, Entity, Story, Claim, Link):
        JsonlExporter().export(store.read(kind), out)
    found = sorted(id_ for id_, _ in store.search("dam", limit=99))
    store.close()
    return out.getvalue() + " ".join(found)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """An input, how many statements an uninterrupted run takes, and what it leaves."""
    folder = tmp_path_factory.mktemp("whole")
    source = folder / "news.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines()))
    ended = child(folder / "news.db", source, 0)
    assert ended.returncode == 0, ended.stderr
    return source, int(ended.stdout), export(folder / "news.db")


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_and_run_again_equals_an_uninterrupted_run(whole, tmp_path, moment):
    source, statements, expected = whole
    place = tmp_path / "news.db"
    ended = child(place, source, max(1, int(statements * moment)))
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    store = SqliteStore(str(place))
    run([str(source)], store, Settings(batch=3), engine=SerialEngine())
    store.close()
    assert export(place) == expected


def test_a_run_that_was_not_killed_keeps_all_articles_and_the_reject(whole):
    _, _, expected = whole
    assert expected.count('"raw_sha256"') == 12
    assert '"step": "' in expected.splitlines()[12]
