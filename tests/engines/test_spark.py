"""Flows of Spark: what comes back is what was sent, whoever meets whom on the way."""

import os
import random
from itertools import combinations
from pathlib import Path

import pytest
import spark_cluster

from headwater.engines.spark import SparkEngine, components, failing, meetings, tied
from headwater.errors import EngineError
from spark_work import counted, fails, lengths, paired

missing = spark_cluster.missing()
pytestmark = [
    pytest.mark.spark,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing), reason=missing),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
POSTS = {"key": "string", "bucket": "long", "id": "string"}
PAIRS = {"id": "string", "head": "string"}


@pytest.fixture(scope="module")
def engine():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parents[1]), prepend=os.pathsep)
        made = SparkEngine("local[2]", spark_cluster.SMALL)
        yield made
        made.close()


def test_rows_are_mapped_and_grouped_where_they_lie(engine):
    words = ["rain", "dam", "rain", "odd \x00 \u0457", "", "dam", "rain"]
    flow = engine.flow([(word,) for word in words], {"word": "string"})
    sized = flow.map_parts(lengths, {"word": "string", "size": "long"})
    assert sized.at_once() == [(word, len(word)) for word in words]
    groups = sized.group(["word"], counted, {"word": "string", "n": "long"})
    assert sorted(groups.at_once()) == sorted((word, words.count(word)) for word in set(words))


def test_nothing_in_is_nothing_out(engine):
    flow = engine.flow([], {"word": "string"})
    assert flow.map_parts(lengths, {"word": "string", "size": "long"}).at_once() == []


def test_what_fails_in_the_work_is_told_in_one_line(engine):
    flow = engine.flow([("rain",)], {"word": "string"}).map_parts(fails, {"word": "string"})
    with (
        pytest.raises(EngineError, match=r"reading failed on Spark: ValueError: never rain$"),
        failing("reading"),
    ):
        flow.at_once()


def test_hands_and_cells_pair_each_two_of_a_key_once(engine):
    ids = [f"i{n:02}" for n in range(23)]
    rows = [("rain", 0, key) for key in ids] + [("rain", 1, ids[0]), ("dam", 0, ids[1])]
    rows += [("fog", 0, key) for key in ids[:2]]
    found = meetings(engine, engine.few(rows, POSTS), paired, PAIRS, hand=5).at_once()
    wanted = [*combinations(ids, 2), (ids[0], ids[1])]
    assert sorted(tuple(sorted(pair)) for pair in found) == sorted(wanted)


def test_what_hangs_together_is_alike_on_the_cluster_and_at_hand(engine, tmp_path):
    luck = random.Random("graph")
    chain = [(f"c{n:02}", f"c{n + 1:02}") for n in range(12)]
    loose = [tuple(luck.sample([f"n{n:02}" for n in range(40)], 2)) for _ in range(28)]
    pairs = engine.few(luck.sample([*chain, *loose], 40), PAIRS)
    here = components(engine, pairs, str(tmp_path / "here"))
    there = components(engine, pairs, str(tmp_path / "there"), at_hand=0)
    assert sorted(there.at_once()) == sorted(here.at_once()) == tied([*chain, *loose])
