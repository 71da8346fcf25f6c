import json
import subprocess
import sys

import bootstrap
import gate
import pytest
from sets import SETS, Score, called_as_given

FLOORS = {"uk": {"relation": 65.0}, "scenarios": {"crowding": 3.0}}


def scored(measure, value, name="uk"):
    return Score(name, measure, value, 24)


def test_missing_data_are_said_plainly_and_pass(tmp_path):
    done = subprocess.run(
        [sys.executable, gate.__file__, "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert "no gold data" in done.stdout


@pytest.mark.parametrize(
    ("row", "below"),
    [
        (scored("relation", 64.99), True),
        (scored("relation", 65.0), False),
        (scored("edges", 0.0), False),
        (scored("crowding", 3.01, "scenarios"), True),
        (scored("crowding", 2.0, "scenarios"), False),
    ],
)
def test_a_figure_is_held_against_its_floor(row, below):
    assert gate.is_below(row, FLOORS) is below


def test_a_beaten_floor_rises_and_a_new_figure_gets_one():
    rows = [scored("relation", 70.0), scored("edges", 61.0)]
    assert gate.moved(FLOORS, rows, lower=False)["uk"] == {"relation": 70.0, "edges": 61.0}


def test_a_floor_falls_only_where_that_is_allowed():
    rows = [scored("relation", 60.0)]
    assert gate.moved(FLOORS, rows, lower=False)["uk"]["relation"] == 65.0
    assert gate.moved(FLOORS, rows, lower=True)["uk"]["relation"] == 60.0


def test_a_set_left_out_keeps_its_floors():
    assert gate.moved(FLOORS, [], lower=True) == FLOORS


def test_the_table_tells_small_sets(capsys):
    list(gate.shown([Score("uk", "relation", 70.0, 24, (60.0, 80.0))], FLOORS))
    assert "only 24 items; 95 % 60.0 to 80.0" in capsys.readouterr().out


def test_floors_are_numbers_by_set_and_measure():
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert {type(v) for rows in floors.values() for v in rows.values()} <= {int, float}


def test_an_interval_holds_the_figure_of_the_whole_set():
    rows = [(n % 4, 4, 4) for n in range(12)]
    low, high = bootstrap.of_counts(rows)
    assert low < bootstrap.f1(rows) < high


def test_a_large_set_has_no_interval():
    assert bootstrap.of_counts([(1, 1, 1)] * bootstrap.SMALL) is None


def test_stories_are_drawn_whole_and_under_names_of_their_own(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    found = {
        "stories": [{"id": "s", "article_ids": ["one/a", "two/a"]}],
        "claims": [{"id": "c", "statements": [{"article_id": "one/a"}]}],
    }

    def score(where, stories, claims):
        names = {path.name for path in where.iterdir()}
        assert {i.partition("/")[0] for s in stories for i in s["article_ids"]} == names
        assert len(stories) == len(names) == 2
        return {"claims": float(len(claims))}

    low, high = bootstrap.of_stories(tmp_path, found, score)["claims"]
    assert (low, high) == (0.0, 2.0)


@pytest.mark.parametrize(
    ("flags", "sets"),
    [
        (["names"], ["names"]),
        (["--only", "names", "seed"], ["names", "seed"]),
        (["names", "--only", "names", "seed"], ["names", "seed"]),
        ([], list(SETS)),
    ],
)
def test_sets_are_named_by_place_or_flag_and_else_are_all(flags, sets):
    assert gate.chosen(gate.options().parse_args(flags)) == sets


def test_a_set_that_is_none_is_refused_with_those_there_are(capsys):
    with pytest.raises(SystemExit):
        gate.main(["nmaes"])
    assert "no set nmaes; there are: attribution" in capsys.readouterr().err


TEXT = "Радім Голвек приїхав до Варшави. Про Голвека мовчать."
GOLD = {
    "id": "a",
    "topic": "t",
    "lang": "uk",
    "text": TEXT,
    "mentions": [
        {"span": [0, 12], "kind": "person", "name": "Радім Голвек", "entity": "p"},
        {"span": [24, 31], "kind": "place", "name": "Варшава", "entity": "w"},
        {"span": [37, 44], "kind": "person", "name": "Голвек", "entity": "p"},
    ],
}


def test_names_are_called_and_told_apart_where_the_gold_has_them():
    reading = called_as_given(GOLD)
    assert [m.name for m in reading.mentions] == ["Радім Голвек", "Варшава", "Голвек"]
    spans = [[m.span.start, m.span.end] for m in reading.mentions]
    assert spans == [m["span"] for m in GOLD["mentions"]]
