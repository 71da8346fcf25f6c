import csv
import io
import json
import re
from dataclasses import replace

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


def test_claims_are_narrowed_by_options(place):
    assert ask("claims", "--store", place, "--words", "nothing like it").stdout == ""
    assert "dam" in ask("claims", "--store", place, "--party", "reyes", "--disputed").stdout


def test_a_claim_for_people_tells_origins_reasons_and_denials(place):
    text = ask("claims", "--store", place).stdout
    assert "3 articles, 1 independent origin, up to 2, denied by 1" in text
    for line in ("● Ann Reyes", "✗ The mayor", "a named party"):
        assert line in " ".join(text.split())


def test_a_stored_article_is_traced_with_its_claims(place):
    answer = ask("trace", "a1", "--store", place)
    assert answer.exit_code == 0
    text = " ".join(answer.stdout.split())
    for words in (
        "Dam may close",
        "The Courier",
        "“The dam may close”",
        "13–30",
        "denies",
        "the firm declined: “declined to comment”",
        "1 independent origin",
        "--own shows them",
    ):
        assert words in text


def test_the_chain_of_an_article_is_a_tree_with_its_proof(place):
    lines = ask("trace", "a2", "--store", place).stdout.splitlines()
    courier = next(n for n, line in enumerate(lines) if "← The Courier" in line)
    ann = next(n for n, line in enumerate(lines) if "← Ann Reyes" in line)
    assert courier < ann
    assert "“said”" in lines[courier + 1]
    assert lines[ann].index("Ann") > lines[courier].index("The")


def test_an_article_is_traced_by_its_address(place):
    answer = ask("trace", "https://ridge.example/dam", "--store", place)
    assert "Dam closes" in answer.stdout


def test_own_statements_are_shown_when_asked_for(place):
    answer = ask("trace", "a1", "--store", place, "--own")
    assert "own voice" in answer.stdout
    assert "--own" not in answer.stdout


@pytest.mark.parametrize("command", ["trace", "claim"])
def test_a_claim_is_shown_by_its_id(place, command):
    text = " ".join(ask(command, "c1", "--store", place).stdout.split())
    assert "In 3 outlets; goes back to 1 established origin (Ann Reyes)" in text
    assert "→ The Courier" in text
    assert "Daily Ridge ← The Courier ← Ann Reyes" in text
    assert "[hedge-dropped]" in text


def test_possible_origins_beyond_a_few_are_counted_unless_all_are_asked_for(place):
    store = SqliteStore(place)
    claim = newsroom.claim()
    maybe = [replace(claim.origins[2], party=f"Paper {n}") for n in range(9)]
    store.write([replace(claim, origins=(*claim.origins[:2], *maybe))])
    store.close()
    cut, full = (ask("claim", "c1", "--store", place, *flag).stdout for flag in ((), ("--full",)))
    assert "and 5 more not counted" in cut
    assert "Paper 8" not in cut
    assert "Paper 8" in full


def test_a_claim_that_may_be_the_same_is_shown_apart_with_how_to_join_them(place):
    store = SqliteStore(place)
    store.write(list(newsroom.maybe_the_same()))
    store.close()
    text = " ".join(ask("claim", "c1", "--store", place).stdout.split())
    assert "Possibly the same 0.41 1 article “The mayor denied it” c2 · names in common" in text
    assert "headwater link merge c1 OTHER" in text


def test_a_claim_shows_its_ledger_drift_and_timeline(place):
    text = " ".join(ask("claim", "c1", "--store", place).stdout.split())
    assert "the firm declined" in text
    assert re.search("“declined to comment” [0-9]+–[0-9]+", text)
    assert "*dam*" in text
    assert "at The Courier: “The dam *may* close" in text
    assert "seen 2031-05-03" in text


def test_a_page_says_how_much_it_leaves_out_and_full_leaves_nothing_out(tmp_path):
    store = SqliteStore(str(tmp_path / "news.db"))
    rows = [newsroom.reading(f"b{n:02}", f"Paper {n}", newsroom.TEXT) for n in range(15)]
    carriages = tuple(newsroom.carriage(row.article.id, newsroom.TEXT, "Ann") for row in rows)
    claim = replace(newsroom.claim(), carriages=carriages, ledger=())
    more = [replace(claim, id=f"c{n:02}") for n in range(15)]
    story = Story("s1", "The dam", tuple(row.article.id for row in rows))
    store.write([*rows, story, *more])
    store.close()
    for command, key in (("claim", "c00"), ("story", "s1")):
        cut, full = (
            ask(command, key, "--store", tmp_path / "news.db", *flag).stdout
            for flag in ((), ("--full",))
        )
        assert "and 3 more" in cut
        assert "and 3 more" not in full


@pytest.mark.parametrize(
    ("command", "key", "holds"),
    [
        ("story", "s1", ["story", "articles", "claims", "disputed", "timeline"]),
        ("claim", "c1", ["claim", "head", "tree", "rows", "ledger", "shifts", "timeline"]),
        ("brief", "s1", ["story", "sections", "refused", "spoken"]),
    ],
)
def test_a_page_is_one_json_for_programs(place, command, key, holds):
    answer = ask(command, key, "--store", place, "--format", "json")
    assert answer.exit_code == 0
    assert set(holds) <= json.loads(answer.stdout).keys()


def test_a_story_shows_what_is_disputed_and_when(place):
    lines = ask("story", "s1", "--store", place).stdout.splitlines()
    order = [next(n for n, x in enumerate(lines) if w in x) for w in ("disputed", "Timeline")]
    assert order == sorted(order)
    assert "no date" in lines[-1] or "no date" in "".join(lines[order[1] :])


def test_a_brief_tells_sentences_and_whose_they_are(place):
    text = " ".join(ask("brief", "s1", "--store", place).stdout.split())
    assert "The dam may close, minister Ann Reyes said." in text
    assert "— The Courier ← Ann Reyes · 2031-05-01 08:00" in text
    assert "a1 13–" in text


def test_a_brief_in_markdown_makes_a_stranger_s_marks_harmless(place):
    text = ask("brief", "s1", "--store", place, "--format", "md").stdout
    assert text.startswith("# The dam \\<script\\>")
    assert "<script>" not in text
    assert "> The dam may close, minister Ann Reyes said." in text


def test_a_brief_leaves_out_what_was_changed_since_and_says_so(place):
    import sqlite3

    with sqlite3.connect(place) as raw:
        raw.execute("UPDATE readings SET record = replace(record, 'may close', 'is shut!!')")
    raw.close()
    answer = ask("brief", "s1", "--store", place)
    assert "shut" not in answer.stdout
    assert "left out" in answer.stderr
    assert "is not the one that was read" in answer.stderr


def test_a_brief_may_be_asked_for_in_some_languages(place):
    assert "no sentence to tell" in ask("brief", "s1", "--store", place, "--lang", "uk, es").stdout
    assert "Ann Reyes" in ask("brief", "s1", "--store", place, "--lang", "en").stdout


@pytest.mark.parametrize("what", ["a1", "c1"])
def test_a_trace_as_jsonl_is_the_record(place, what):
    answer = ask("trace", what, "--store", place, "-f", "jsonl")
    assert json.loads(answer.stdout)["id"] == what


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
    from headwater.stores.sqlite import SqliteStore

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
    from headwater.model import Story
    from headwater.stores.sqlite import SqliteStore

    id_ = "story-" + "x" * 34
    store = SqliteStore(str(tmp_path / "news.db"))
    store.write([Story(id_, "A very long title " * 20, ("a1",))])
    store.close()
    assert id_ in ask("stories", "--store", tmp_path / "news.db").stdout
