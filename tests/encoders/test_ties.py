import numpy as np
import pytest

from headwater.encoders import ties as module
from headwater.encoders.ties import Scorer

WIDTH = 4
NEAR = (1, 2, 4)


@pytest.fixture
def scorer(tmp_path):
    chance = np.random.default_rng(7)
    path = tmp_path / "ties.npz"
    np.savez_compressed(
        path,
        near=np.array(NEAR, np.int32),
        steps=chance.normal(size=(2 * len(NEAR) + 2, WIDTH)).astype(np.float32),
        weight=chance.normal(size=(2, WIDTH)).astype(np.float32),
        bias=np.array([0.5, -0.5], np.float32),
    )
    return Scorer(path)


def rows(words, seed=1):
    chance = np.random.default_rng(seed)
    return [chance.normal(size=(words, WIDTH)).astype(np.float32) for _ in range(2)]


def bucket(distance):
    size = sum(abs(distance) >= edge for edge in NEAR)
    return size if distance >= 0 else size + len(NEAR) + 1


def test_a_tie_is_the_sum_of_word_cue_and_distance_weighed(scorer, tmp_path):
    asks, cues = rows(9)
    held = np.load(tmp_path / "ties.npz")
    (tie,) = scorer.ties(np.eye(9, dtype=np.float32)[5], asks, cues, 20)
    assert (tie.cue, tie.first) == (25, 20)
    for word in range(9):
        met = np.maximum(asks[word] + cues[5] + held["steps"][bucket(word - 5)], 0)
        source, content = 1 / (1 + np.exp(-(held["weight"] @ met + held["bias"])))
        assert (tie.source[word], tie.content[word]) == pytest.approx((source, content), rel=1e-5)


def test_only_words_that_may_begin_a_cue_have_ties(scorer):
    begins = np.array([0.5, 0.029, 0.031, 0.0], np.float32)
    assert [tie.cue for tie in scorer.ties(begins, *rows(4), 0)] == [0, 2]


def test_of_too_many_cues_the_likeliest_have_ties(scorer, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    begins = np.array([0.5, 0.9, 0.1, 0.6], np.float32)
    assert [tie.cue for tie in scorer.ties(begins, *rows(4), 0)] == [1, 3]


def test_scores_without_measure_stay_chances(scorer):
    asks, cues = rows(3)
    (tie,) = scorer.ties(np.array([1, 0, 0], np.float32), asks * 1e4, cues, 0)
    assert all(0 <= chance <= 1 for chance in (*tie.source, *tie.content))
