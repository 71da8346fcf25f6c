"""A story, a claim, an article, a brief: shown whole, for people and for programs."""

import json
import re
from dataclasses import replace

import pytest
from typer.testing import CliRunner

import newsroom
from headwater.cli.main import app
from headwater.model import Story
from headwater.stores.sqlite import SqliteStore

RUNNER = CliRunner()


def ask(*arguments, **options):
    return RUNNER.invoke(app, [str(argument) for argument in arguments], **options)


@pytest.fixture
def place(tmp_path):
    return newsroom.build(tmp_path / "news.db")


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
