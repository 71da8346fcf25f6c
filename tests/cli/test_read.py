import csv
import io
import json
import re

import pytest
from typer.testing import CliRunner

from headwater import pipeline
from headwater.cli import progress
from headwater.cli.main import app
from headwater.encoders import headwater as headwater_encoder
from headwater.model import Reading
from headwater.model.codec import decode

RUNNER = CliRunner()
SAID = "The dam will close in May, minister Ann Reyes said on Monday."
ROWS = [
    {"id": "a1", "text": SAID, "lang": "en", "publisher": "The Courier", "title": "Dam to close"},
    {"id": "a2", "text": SAID + " The mayor denied it.", "lang": "en", "publisher": "Ridge"},
]
LOST = {"id": "x", "text": "Valami", "lang": "hu"}


def ask(*arguments, **options):
    return RUNNER.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in [*ROWS, LOST]))
    return path


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "dam.txt"
    path.write_text("Dam to close\n\n" + SAID + "\n")
    return path


def test_without_a_store_a_reading_a_line_goes_to_stdout(news):
    answer = ask("read", news)
    assert answer.exit_code == 0
    readings = [decode(Reading, line) for line in answer.stdout.splitlines()]
    assert [reading.article.id for reading in readings] == ["a1", "a2"]
    assert readings[0].attributions[0].cue.of(SAID) == "said"


def test_rejects_are_counted_and_named_with_the_reason_on_stderr(news):
    errors = ask("read", news).stderr.splitlines()
    assert errors[0].startswith("rejected: news.jsonl:3: ")
    assert "hu" in errors[0]
    assert errors[1].startswith("2 articles read, 1 rejected, ")


def test_a_page_in_a_language_without_a_pack_is_shown_and_counted_as_unread(tmp_path):
    said = "O prefeito disse que esta será uma questão importante para toda a cidade e que não tem "
    page = f"<html><body><article><p>{said}</p><p>{said}intenção.</p></article></body></html>"
    (tmp_path / "most.html").write_text(page, encoding="utf-8")
    answer = ask("read", tmp_path)
    row = json.loads(answer.stdout)
    assert (row["lang"], row["attributions"], row["statements"]) == ("pt", [], [])
    assert "most.html: kept unread: no pack for language 'pt'" in answer.stderr
    assert "1 article read, 1 rejected" in answer.stderr
    place = tmp_path / "news.db"
    ask("read", tmp_path / "most.html", "--store", place)
    for what in ([tmp_path / "most.html"], ["most.html", "--store", place]):
        traced = ask("trace", *what)
        assert traced.exit_code == 1
        assert "no pack for language 'pt'" in traced.stderr


def test_many_rejects_are_named_in_part(tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "LISTED", 1)
    path = tmp_path / "news.jsonl"
    path.write_text((json.dumps(LOST) + "\n") * 3)
    errors = ask("read", path).stderr.splitlines()
    assert errors[1] == "rejected: and 2 more"


def test_readings_may_be_a_table(news):
    rows = list(csv.DictReader(io.StringIO(ask("read", news, "--format", "csv").stdout)))
    assert {row["source_name"] for row in rows} >= {"Ann Reyes"}


def test_standard_input_is_read(news):
    answer = ask("read", "-", input=news.read_bytes())
    assert len(answer.stdout.splitlines()) == 2


def test_processes_read_what_one_process_reads(news):
    assert ask("read", news, "--engine", "processes").stdout == ask("read", news).stdout


def test_a_larger_article_than_allowed_is_a_reject(news):
    answer = ask("read", news, "--max-bytes", 50)
    assert answer.exit_code == 0
    assert answer.stdout == ""
    assert "3 rejected" in answer.stderr


def test_a_language_may_be_named_for_those_who_name_none(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "Radio 5."}))
    assert json.loads(ask("read", path, "--lang", "es").stdout)["lang"] == "es"


def test_into_a_store_twice_is_once(news, tmp_path):
    place = tmp_path / "news.db"
    first, second = ask("read", news, "--store", place), ask("read", news, "--store", place)
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout == ""
    assert "2 articles read, 1 rejected" in first.stderr
    assert "0 articles read, 2 known already, 1 rejected" in second.stderr
    exported = ask("export", "--store", place).stdout.splitlines()
    assert [json.loads(line)["id"] for line in exported] == ["a1", "a2"]


def test_a_setting_may_come_from_the_environment(news, monkeypatch):
    monkeypatch.setenv("HEADWATER_MAX_BYTES", "50")
    assert "3 rejected" in ask("read", news).stderr


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """No model where the encoder looks for it."""
    pipeline._encoder.cache_clear()
    monkeypatch.setattr(headwater_encoder, "FOLDER", tmp_path / "nowhere")
    yield
    pipeline._encoder.cache_clear()


@pytest.mark.parametrize("command", [["read"], ["read", "--store", "{store}"], ["trace"]])
def test_a_missing_model_is_one_line_with_the_remedy(page, tmp_path, broken, command):
    command = [part.format(store=tmp_path / "news.db") for part in command]
    answer = ask(*command, page)
    assert answer.exit_code == 1
    assert "--encoder none" in answer.stderr and "Traceback" not in answer.stderr


@pytest.mark.parametrize("command", ["read", "trace"])
def test_without_an_encoder_no_model_is_needed(page, broken, command):
    assert ask(command, page, "--encoder", "none").exit_code == 0


def test_the_environment_names_an_encoder_and_the_flag_wins(news):
    environ = {"HEADWATER_ENCODER": "none"}

    def encoders(*flags):
        lines = ask("read", news, *flags, env=environ).stdout.splitlines()
        return {json.loads(line)["encoder"] for line in lines}

    assert encoders() == {"none"}
    assert encoders("--encoder", "headwater") == {"headwater"}


def test_a_plain_file_is_traced_without_a_store(page):
    answer = ask("trace", page)
    assert answer.exit_code == 0
    text = " ".join(answer.stdout.split())
    for words in (
        "Dam to close",
        "Ann Reyes",
        "asserts",
        "indirect",
        "“The dam will close in May”",
    ):
        assert words in text


def test_the_offsets_of_a_receipt_point_at_the_words(page):
    reading = json.loads(ask("trace", page, "-f", "jsonl").stdout)
    start, end = reading["attributions"][0]["content"][0]
    assert page.read_text()[start:end] == "The dam will close in May"
    assert f"{start}–{end}" in ask("trace", page).stdout


def test_a_file_that_cannot_be_read_is_a_failure_with_the_reason(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text("")
    answer = ask("trace", path)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "empty.txt" in answer.stderr


def test_a_file_of_no_article_is_a_failure(tmp_path):
    path = tmp_path / "none.jsonl"
    path.write_text("\n")
    answer = ask("trace", path)
    assert answer.exit_code == 1
    assert "holds no article" in answer.stderr


def test_a_file_is_found_in_the_store_it_was_read_into(page, news, tmp_path):
    place = tmp_path / "news.db"
    ask("read", page, news, "--store", place)
    answer = ask("trace", page, "--store", place)
    assert answer.exit_code == 0
    assert re.search("that no other article carries|independent origin", answer.stdout)


def test_a_file_that_was_not_read_into_the_store_is_not_found_there(page, news, tmp_path):
    place = tmp_path / "news.db"
    ask("read", news, "--store", place)
    assert "dam.txt" in ask("trace", page, "--store", place).stderr


def test_of_several_articles_in_a_file_the_first_is_traced_and_that_is_said(news):
    answer = ask("trace", news)
    assert "Dam to close" in answer.stdout
    assert "the first of several articles" in answer.stderr


def test_a_bar_is_shown_on_a_terminal_only(news, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    assert "articles ·" in ask("read", news).stderr
    monkeypatch.setenv("TTY_COMPATIBLE", "0")
    assert "articles ·" not in ask("read", news).stderr


def test_a_trace_as_jsonl_holds_the_same_tree(page):
    traced = json.loads(ask("trace", page, "-f", "jsonl").stdout)
    (said,) = (branch for branch in traced["sources"]["branches"] if branch["sayings"])
    assert said["party"] == "Ann Reyes"
    assert traced["attributions"][said["sayings"][0]["attribution"]]["source_name"] == "Ann Reyes"


def test_a_trace_as_csv_is_a_table_of_statements(page):
    assert "Ann Reyes" in ask("trace", page, "-f", "csv").stdout


def test_full_is_an_option_of_trace(page):
    assert ask("trace", page, "--full").exit_code == 0
