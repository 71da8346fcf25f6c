"""Lists of what a store holds, for people and for programs."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

import newsroom
from headwater.cli.main import app

RUNNER = CliRunner()
LISTS = ["stories", "claims", "entities", "articles", "rejects"]


def ask(*arguments, **options):
    return RUNNER.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def place(tmp_path):
    return newsroom.build(tmp_path / "news.db")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_as_jsonl_is_a_record_a_line(place, name):
    answer = ask(name, "--store", place, "--format", "jsonl")
    assert answer.exit_code == 0
    assert [json.loads(line) for line in answer.stdout.splitlines()]
    assert not answer.stderr


@pytest.mark.parametrize("name", LISTS)
def test_a_list_as_csv_has_a_head_and_rows(place, name):
    rows = list(csv.DictReader(io.StringIO(ask(name, "--store", place, "-f", "csv").stdout)))
    assert rows
    assert all(None not in row for row in rows)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_text_for_people_unless_asked_otherwise(place, name):
    answer = ask(name, "--store", place)
    assert answer.exit_code == 0
    assert answer.stdout.strip()
    assert not answer.stdout.startswith("{")


@pytest.mark.parametrize("name", [name for name in LISTS if name != "rejects"])
def test_a_limit_is_kept(place, name):
    assert len(ask(name, "--store", place, "-f", "jsonl", "-n", 1).stdout.splitlines()) == 1
