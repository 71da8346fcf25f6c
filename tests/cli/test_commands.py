import json

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import newsroom
from headwater.cli.main import app
from headwater.errors import PackError
from headwater.model import Story
from headwater.stores.sqlite import SqliteStore

RUNNER = CliRunner()
LISTS = ["stories", "claims", "entities", "articles", "rejects"]


def commands(group, path=()):
    for name, command in group.commands.items():
        yield (*path, name)
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))


def ask(*arguments, **options):
    return RUNNER.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def place(tmp_path):
    return newsroom.build(tmp_path / "news.db")


@pytest.mark.parametrize("path", list(commands(get_command(app))), ids=" ".join)
def test_every_command_has_help_with_an_example(path):
    answer = ask(*path, "--help")
    assert answer.exit_code == 0
    assert "Example: headwater" in answer.stdout


def test_help_names_every_command():
    answer = ask("--help")
    for name in (
        *LISTS,
        "read",
        "trace",
        "story",
        "claim",
        "brief",
        "search",
        "export",
        "serve",
        "demo",
        "eval",
        "packs",
    ):
        assert name in answer.stdout


def test_the_version_is_told():
    assert ask("--version").stdout.startswith("headwater ")


def test_a_search_finds_articles_with_the_words_around(place):
    answer = ask("search", "dam", "close", "--store", place)
    assert "Daily Ridge" in answer.stdout
    found = ask("search", "dam", "--store", place, "-f", "jsonl", "-n", 2).stdout.splitlines()
    assert len(found) == 2


def test_a_search_for_what_is_not_there_says_so_on_stderr(place):
    answer = ask("search", "zebra", "--store", place)
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "", "nothing found\n")


def test_an_export_holds_the_readings(place):
    lines = ask("export", "--store", place).stdout.splitlines()
    assert [json.loads(line)["publisher"] for line in lines][:2] == ["The Courier", "Daily Ridge"]
    assert ask("export", "--store", place, "--kind", "claims", "-f", "csv").exit_code == 0


def test_nothing_a_stranger_wrote_steers_the_terminal(tmp_path):
    from headwater.model import Reject

    store = SqliteStore(str(tmp_path / "news.db"))
    store.write([Reject("a\x1b]0;owned\x07\u202e", "read", "\x1b[2Jgone [red]x[/red]")])
    store.close()
    text = ask("rejects", "--store", tmp_path / "news.db").stdout
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[red]" in text


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["claims", "--store", "none.db"], 1, "none.db"),
        (["trace", "nowhere.txt"], 2, "nowhere.txt"),
        (["export", "--store", "{place}", "--format", "gif"], 2, "jsonl"),
        (["trace", "zzz", "--store", "{place}"], 1, "headwater articles"),
        (["story", "zzz", "--store", "{place}"], 1, "headwater stories"),
        (["claim", "zzz", "--store", "{place}"], 1, "headwater claims"),
        (["brief", "zzz", "--store", "{place}"], 1, "headwater stories"),
        (["brief", "s1", "--store", "{place}", "--lang", "xx"], 2, "there are:"),
        (["read", "nowhere.txt"], 2, "nowhere.txt"),
        (["read", "{place}", "--engine", "warp"], 2, "serial"),
        (["read", "{place}", "--encoder", "oracle"], 2, "headwater, none"),
        (["demo", "--encoder", "oracle"], 2, "headwater, none"),
        (["read", "{place}", "--format", "gif"], 2, "gif"),
    ],
)
def test_a_failure_is_one_line_that_names_the_cause_and_the_way_out(place, arguments, code, says):
    answer = ask(*(argument.format(place=place) for argument in arguments))
    assert answer.exit_code == code
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert answer.stderr.startswith("headwater: ")
    assert says in answer.stderr


@pytest.mark.parametrize("arguments", [["claims"], ["fly"], ["read"], ["claims", "--limit", "0"]])
def test_misuse_is_two(arguments):
    assert ask(*arguments).exit_code == 2


def test_packs_list_every_language_with_counts():
    rows = [json.loads(line) for line in ask("packs", "-f", "jsonl").stdout.splitlines()]
    assert {row["lang"] for row in rows} >= {"uk", "en", "ru", "es"}
    assert all(row["cues"] and row["examples"] >= 2 * row["cues"] for row in rows)
    assert len(ask("packs").stdout.splitlines()) == len(rows) + 1


@pytest.mark.parametrize(("failures", "code"), [([], 0), (["en: rule 'x': wrong"], 1)])
def test_a_pack_check_names_what_fails(monkeypatch, failures, code):
    from headwater import proofs

    monkeypatch.setattr(proofs, "check_pack", lambda lang: failures)
    answer = ask("packs", "check", "en")
    assert answer.exit_code == code
    assert answer.stderr.splitlines() == failures


def test_a_broken_pack_stops_with_one_line(monkeypatch):
    from headwater import proofs

    def broken(lang):
        raise PackError(f"{lang}/cues.toml: cue 'x': unknown key")

    monkeypatch.setattr(proofs, "check_pack", broken)
    answer = ask("packs", "check", "en")
    assert (answer.exit_code, len(answer.stderr.splitlines())) == (1, 1)


def test_eval_hands_its_arguments_to_the_gate(tmp_path):
    answer = ask("eval", "--data", tmp_path / "none")
    assert answer.exit_code == 0


def test_serve_hands_the_store_and_the_host_to_the_pages(place, monkeypatch):
    import uvicorn

    called = {}
    monkeypatch.setattr(uvicorn, "run", lambda target, **options: called.update(options, t=target))
    monkeypatch.setenv("HEADWATER_PLACE", "")
    monkeypatch.setenv("HEADWATER_HOST", "")
    assert ask("serve", "--store", place, "--port", 0).exit_code == 0
    assert (called["t"], called["host"], called["port"]) == (
        "headwater.web.app:create",
        "127.0.0.1",
        0,
    )
    import os

    assert os.environ["HEADWATER_PLACE"] == place


def test_serve_without_a_store_fails_before_anything_listens(tmp_path):
    assert ask("serve", "--store", tmp_path / "none.db").exit_code == 1


def test_eval_without_a_checkout_says_so(tmp_path, monkeypatch):
    import headwater

    monkeypatch.setattr(headwater, "__file__", str(tmp_path / "a" / "b" / "__init__.py"))
    answer = ask("eval")
    assert answer.exit_code == 2
    assert "checkout" in answer.stderr


def test_an_interrupt_ends_with_one_line(place, monkeypatch):
    from headwater import queries

    def interrupted(store):
        raise KeyboardInterrupt

    monkeypatch.setattr(queries, "stories", interrupted)
    answer = ask("stories", "--store", place)
    assert answer.exit_code == 130
    assert len(answer.stderr.splitlines()) == 1


def test_serve_on_a_port_in_use_says_so_in_one_line(place):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = ask("serve", "--store", place, "--port", taken.getsockname()[1])
    assert answer.exit_code == 2
    assert len(answer.stderr.splitlines()) == 1
    assert "--port" in answer.stderr


def test_an_id_in_a_list_is_whole_so_that_it_can_be_copied(tmp_path):
    from headwater.stores.sqlite import SqliteStore

    id_ = "story-" + "x" * 34
    store = SqliteStore(str(tmp_path / "news.db"))
    store.write([Story(id_, "A very long title " * 20, ("a1",))])
    store.close()
    assert id_ in ask("stories", "--store", tmp_path / "news.db").stdout
