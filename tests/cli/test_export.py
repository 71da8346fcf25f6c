"""``headwater export`` as a user meets it."""

import json

import pytest
from typer.testing import CliRunner

from headwater.cli.main import app
from headwater.registry import find, names
from newsroom import build


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return build(tmp_path_factory.mktemp("export") / "news.db")


def ask(*arguments):
    return CliRunner().invoke(app, ["export", *arguments])


@pytest.mark.parametrize("name", names("exporters"))
def test_the_help_has_a_line_on_each_format(name):
    assert f"{name}: " in ask("--help").stdout


def test_what_shows_claims_in_articles_is_given_both(place):
    found = ask("--store", place, "--format", "schema-org").stdout
    kinds = [node["@type"] for node in json.loads(found)["@graph"]]
    assert kinds == ["NewsArticle"] * 3 + ["Claim"]


def test_a_kind_that_is_asked_for_is_what_is_written(place):
    found = ask("--store", place, "--format", "schema-org", "--kind", "readings").stdout
    assert {node["@type"] for node in json.loads(found)["@graph"]} == {"NewsArticle"}


def test_lines_and_tables_hold_the_readings_where_nothing_is_asked_for(place):
    assert len(ask("--store", place).stdout.splitlines()) == 3
    assert ask("--store", place, "--format", "csv").stdout.startswith("id,lang,")


def test_a_format_of_a_stranger_that_names_no_kind_is_given_the_readings(place, monkeypatch):
    class Plain:
        suffix = ".txt"

        def export(self, records, out):
            out.write(" ".join(type(record).__name__ for record in records))

    known = {"exporters": lambda name: Plain, "stores": lambda name: find("stores", name)}
    monkeypatch.setattr("headwater.registry.find", lambda shelf, name: known[shelf](name))
    assert ask("--store", place, "--format", "plain").stdout == "Reading Reading Reading"


def test_what_a_format_has_no_place_for_is_refused(place):
    found = ask("--store", place, "--format", "prov", "--kind", "rejects")
    assert found.exit_code == 2
    assert "use jsonl or csv" in found.stderr


def test_articles_alone_may_be_written(place):
    found = ask("--store", place, "--format", "schema-org", "--kind", "articles").stdout
    assert len(json.loads(found)["@graph"]) == 3
