import json

import pytest
from typer.testing import CliRunner

from headwater.cli.main import app
from headwater.model import Reading, Story
from headwater.stores.sqlite import SqliteStore
from linkworld import story

RUNNER = CliRunner()


def ask(*arguments):
    return RUNNER.invoke(app, ["link", *map(str, arguments)])


@pytest.fixture
def place(tmp_path):
    """A store with four articles that wait to be linked."""
    path = str(tmp_path / "news.db")
    store = SqliteStore(path)
    store.write(story())
    store.close()
    return path


def stories(place):
    store = SqliteStore(place)
    found = sorted(one.article_ids for one in store.read(Story))
    store.close()
    return found


def test_link_links_what_waits(place):
    answer = ask("--store", place)
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert "4 articles linked" in answer.stderr
    assert stories(place) == [("a1", "a2", "a3", "a4")]
    assert "0 articles linked" in ask("--store", place).stderr


def test_link_without_a_store_says_what_is_missing():
    answer = ask()
    assert answer.exit_code == 2
    assert "which store?" in answer.stderr


def test_a_correction_is_done_logged_and_undone(place):
    ask("--store", place)
    store = SqliteStore(place)
    whole = next(store.read(Story)).id
    assert store.count(Reading) == 4
    store.close()
    done = ask("split", whole, "a4", "--store", place)
    assert (done.exit_code, done.stderr.split(":")[0]) == (0, "kept as 000001")
    assert stories(place) == [("a1", "a2", "a3"), ("a4",)]
    assert f"split {whole} a4" in ask("log", "--store", place).stdout
    undone = ask("undo", "000001", "--store", place)
    assert undone.stderr.startswith("undone as 000001")
    assert stories(place) == [("a1", "a2", "a3", "a4")]
    assert ask("log", "--store", place).stdout.strip().endswith("(undone)")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["merge", "x", "y"], "no claims, stories or entities"),
        (["split", "x", "y"], "no claim or story"),
        (["drop-edge", "a3", "SELF", "y"], "there are: SELF -> Northwire"),
        (["undo", "7"], "no correction '7'"),
    ],
)
def test_what_cannot_be_done_is_one_line_on_stderr(place, command, told):
    answer = ask(*command, "--store", place)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert told in answer.stderr


@pytest.mark.parametrize(
    "command",
    [["same-party", "A", "B"], ["not-same", "A", "B"], ["drop-edge", "a3", "SELF", "Northwire"]],
)
def test_corrections_come_out_as_records(place, command):
    assert ask(*command, "--store", place).exit_code == 0
    (line,) = ask("log", "--store", place, "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["ruling"].startswith(command[0].partition("-")[0])
    assert "ruling" in ask("log", "--store", place, "--format", "csv").stdout
