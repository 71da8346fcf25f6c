import json

import pytest
from typer.testing import CliRunner

from bridgeworld import ROWS, TOOK, read
from headwater.cli.main import app
from headwater.stores.sqlite import SqliteStore


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bridge")
    store = SqliteStore(str(folder / "news.db"))
    read(store, folder, *ROWS)
    store.close()
    return str(folder / "news.db")


def ask(*arguments):
    return CliRunner().invoke(app, arguments)


def test_versions_are_shown_with_what_changed_in_each(place):
    told = " ".join(ask("versions", "h", "--store", place).stdout.split())
    assert "Version 2, since 2031-03-04 09:00, first seen 2031-03-04 10:00, as it is now" in told
    assert "changed number-changed - “*Nine* workers died" in told
    assert f"withdrawn - “{TOOK}" in told


def test_versions_are_one_json_for_programs(place):
    page = json.loads(ask("versions", "h", "--store", place, "--format", "json").stdout)
    assert [issue["number"] for issue in page["issues"]] == [1, 2]
    assert [one["edit"] for one in page["issues"][1]["alterations"]] == ["changed", "withdrawn"]


def test_an_article_that_is_not_there_is_told(place):
    answer = ask("versions", "none", "--store", place)
    assert answer.exit_code == 1
    assert "headwater articles" in answer.output


def test_a_receipt_says_which_version_was_cited(place):
    told = " ".join(ask("trace", "p", "--store", place).stdout.split())
    assert "p ← Varla Herald version 1 of 2, withdrawn since" in told
    assert "2 versions were seen" in ask("trace", "h", "--store", place).stdout
