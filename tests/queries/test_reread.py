"""A sentence of a brief that cannot be read again is refused."""

import json
import sqlite3
from dataclasses import replace

import pytest

from damnews import DAM, TEXT
from headwater import queries
from headwater.errors import InputError, StoreError
from headwater.model import Article, Carriage, Claim, Ended, Reading, Span, Stance, Statement, Story
from headwater.stores.sqlite import SqliteStore

NEWS = Reading(
    Article("a1", TEXT, "en", publisher="The Courier", published="2031-05-01"),
    statements=(Statement("st", (DAM,), "The Courier"),),
)
ROW = Carriage("a1", "st", (DAM,), (), Stance.ASSERTS, "The Courier", (), Ended.SOURCE)
CLAIM = Claim("c1", "the dam will close", "en", "s1", 1, 1, (), (ROW,))


@pytest.fixture
def place(tmp_path):
    store = SqliteStore(str(tmp_path / "news.db"))
    store.write([NEWS, Story("s1", "The dam", ("a1",)), CLAIM])
    store.close()
    return tmp_path / "news.db"


def brief(place, *langs):
    store = SqliteStore(str(place))
    found = queries.brief(store, "s1", langs)
    store.close()
    return found


def test_a_brief_tells_the_sentences_of_its_articles(place):
    found = brief(place)
    (line,) = found.sections[0].lines
    assert line.text == "Ann told Bob the dam will close."
    assert line.byline.publisher == "The Courier"
    assert (found.refused, found.spoken) == ((), ("en",))


def test_a_text_that_somebody_changed_is_not_told_and_it_is_said_why(place):
    with sqlite3.connect(place) as raw:
        (record,) = raw.execute("SELECT record FROM readings").fetchone()
        changed = json.loads(record)
        changed["text"] = changed["text"].replace("will close", "won't shut")
        raw.execute("UPDATE readings SET record = ?", (json.dumps(changed),))
    raw.close()
    found = brief(place)
    assert found.sections == ()
    assert [refusal.reason for refusal in found.refused] == [queries.CHANGED]
    assert found.refused[0].line.byline.article_id == "a1"


def line_of(place):
    return brief(place).sections[0].lines[0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda line: replace(line, text="Ann told Bob nothing of it."), "say so at 0–32"),
        (lambda line: replace(line, span=Span(0, 900)), "say so at 0–900"),
        (lambda line: replace(line, statement_id="other"), "not linked since"),
        (
            lambda line: replace(line, byline=replace(line.byline, article_id="b")),
            "not in the store",
        ),
    ],
)
def test_a_line_is_read_again_where_it_says_it_stands(place, change, reason):
    line = line_of(place)
    store = SqliteStore(str(place))
    assert queries.reread(store, line) is None
    assert reason in queries.reread(store, change(line))
    store.close()


def test_an_unknown_language_is_said_with_those_there_are(place):
    with pytest.raises(InputError, match=r"no language 'xx' here; there are: .*en"):
        brief(place, "xx")


def test_a_language_nobody_writes_in_gives_an_empty_brief(place):
    found = brief(place, "uk")
    assert (found.sections, found.langs) == ((), ("uk",))


def test_a_story_that_is_not_there_is_said_with_where_to_look(place):
    store = SqliteStore(str(place))
    with pytest.raises(StoreError, match="see: headwater stories"):
        queries.brief(store, "none")
    store.close()
