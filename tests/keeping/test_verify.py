import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from headwater.cli.main import app
from headwater.keep import keeper_of
from headwater.keeping import Verified, verify
from headwater.model import Kept, Reading
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore
from keptworld import build

PIER = "https://example.org/Pier"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return build(tmp_path_factory.mktemp("made") / "news.db")


@pytest.fixture
def place(made, tmp_path):
    """A copy of the store and its answers, to be damaged."""
    with sqlite3.connect(made) as whole, sqlite3.connect(tmp_path / "news.db") as copy:
        whole.backup(copy)
    whole.close()
    copy.close()
    (tmp_path / "news.db.kept").mkdir()
    for path in Path(f"{made}.kept").iterdir():
        (tmp_path / "news.db.kept" / path.name).write_bytes(path.read_bytes())
    return str(tmp_path / "news.db")


def mismatches(place, **options):
    done = Verified()
    with closing(SqliteStore(place)) as store:
        found = list(verify(store, keeper_of(place, store), done=done, **options))
    assert done.mismatches == len(found)
    return [(item.id, item.what, item.where) for item in found], done


def damage(place, table, change, where="id = (SELECT min(id) FROM {table})"):
    """Change the record of a row as someone with a SQL prompt would; return its id."""
    with closing(sqlite3.connect(place)) as connection, connection:
        where = where.format(table=table)
        key, record = connection.execute(f"SELECT id, record FROM {table} WHERE {where}").fetchone()
        data = json.loads(record)
        changed = change(data)
        text = changed if isinstance(changed, str) else json.dumps(data)
        connection.execute(f"UPDATE {table} SET record = ? WHERE id = ?", (text, key))
    return key


def test_a_store_that_is_what_was_read_has_no_mismatch(place):
    found, done = mismatches(place)
    assert found == []
    assert (done.articles, done.answered, done.answers) == (6, 2, 2)
    assert done.claims > 0


def test_a_changed_text_is_told(place):
    key = damage(place, "readings", lambda data: data.update(text=data["text"] + "."))
    assert mismatches(place)[0] == [(key, "its text is not the one that was read", "text")]


@pytest.mark.parametrize(
    ("where", "change"),
    [
        ("attributions[0].cue", lambda data: data["attributions"][0].update(cue=[5, 99999])),
        (
            "statements[0].content[0]",
            lambda data: data["statements"][0]["content"].__setitem__(0, [5, 99999]),
        ),
        ("mentions[0].span", lambda data: data["mentions"][0].update(span=[99998, 99999])),
        ("citations[0].evidence", lambda data: data["citations"][0].update(evidence=[0, 99999])),
        ("article.body[0]", lambda data: data.update(body=[[0, 99999]])),
    ],
)
def test_a_span_beyond_the_text_is_told_with_its_place(place, where, change):
    key = damage(place, "readings", change, f"id = '{PIER}'")
    found = [item for item in mismatches(place)[0] if item[2] == where]
    assert len(found) == 1
    assert found[0][0] == key
    assert found[0][1].endswith("characters of the text")
    assert "99999) is beyond the " in found[0][1]


def test_an_attribution_that_is_gone_is_told(place):
    def change(data):
        data["attributions"][0]["within"] = "gone"

    key = damage(place, "readings", change)
    assert mismatches(place)[0] == [(key, "there is no attribution gone", "attributions[0].within")]


@pytest.mark.parametrize(
    "record", ["{", "[]", "{}", '{"id": 5}', '{"attributions": [{"cue": [9, 3]}]}']
)
def test_a_damaged_record_is_told_and_the_others_are_still_looked_at(place, record):
    damage(place, "readings", lambda _: record)
    found, done = mismatches(place)
    assert found[0][:2][0] == "Reading no. 1"
    assert found[0][1].startswith("damaged: ")
    assert done.articles == 5


def test_a_claim_that_is_not_what_its_article_says_is_told(place):
    def change(data):
        data["statements"][0]["content"] = [[1, 2]]
        data["statements"][0]["also"] = [[1, 99999]]

    claim = damage(place, "claims", change)
    found, _ = mismatches(place)
    assert [where for _, _, where in found] == [
        f"claim {claim}, statements[0]",
        f"claim {claim}, statements[0].also",
    ]
    assert "elsewhere" in found[0][1]


def test_a_claim_of_an_article_that_is_gone_is_told(place):
    with closing(SqliteStore(place)) as store:
        store.forget(Reading, ["a1"])
    found, _ = mismatches(place)
    assert {(key, what) for key, what, _ in found} == {
        ("a1", "its article is not in the store, or not readable")
    }


def test_a_claim_of_no_story_is_told(place):
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("DELETE FROM stories")
    found, _ = mismatches(place)
    assert {where for _, _, where in found} == {"story_id"}


def test_a_damaged_answer_is_told_with_file_and_offset(place):
    (path,) = Path(f"{place}.kept").iterdir()
    raw = bytearray(path.read_bytes())
    raw[-30] ^= 0xFF
    path.write_bytes(raw)
    ((_, what, where),), done = mismatches(place)
    assert what == "the kept answer of https://example.org/Quay"
    assert f"{path.name} at " in where
    assert done.answers == 2


def test_an_answer_that_is_gone_is_told(place):
    (path,) = Path(f"{place}.kept").iterdir()
    path.unlink()
    found, _ = mismatches(place)
    assert len(found) == 2
    assert all("there is no such file" in where for _, _, where in found)


def test_where_nobody_says_where_answers_are_that_is_told(place):
    with closing(SqliteStore(place)) as store:
        assert [item.what for item in verify(store, None)] == [
            "nothing says where answers are kept"
        ] * 2


def test_a_text_and_its_digest_changed_together_are_told_when_pages_are_read_again(place):
    with closing(SqliteStore(place)) as store:
        reading = store.get(Reading, PIER)
    text = reading.article.text.replace("three", "nines")
    damage(place, "readings", lambda data: data.update(text=text), f"id = '{PIER}'")
    from headwater.stores.schema import seal

    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE readings SET sha = ? WHERE id = ?", (f"x {seal(text)}", PIER))
    assert mismatches(place)[0] == []
    ((key, what, where),), _ = mismatches(place, again=Settings(lang="en"))
    assert (key, what) == (PIER, "its text is not what its kept page gives today")
    with closing(SqliteStore(place)) as store:
        (kept,) = store.read(Kept, of=reading.article.raw_sha256)
    assert where == f"{kept.file} at {kept.offset}"


def test_the_command_tells_each_mismatch_in_a_line_and_fails(place):
    asked = ["verify", "--store", place]
    good = CliRunner().invoke(app, asked)
    assert (good.exit_code, good.stdout) == (0, "")
    assert "6 articles (2 with their raw answer)" in good.stderr
    assert good.stderr.endswith("2 raw answers: 0 mismatches\n")
    key = damage(place, "readings", lambda data: data.update(text=data["text"] + "\n"))
    bad = CliRunner().invoke(app, asked)
    assert bad.exit_code == 1
    assert bad.stdout == f"{key}: its text is not the one that was read: text\n"
    assert bad.stderr.endswith("1 mismatch\n")
