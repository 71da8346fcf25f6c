import importlib.util
import random
import sys
from pathlib import Path

import pytest
from tokenizers import Tokenizer

import headwater
from headwater.encoders import windows as ours
from headwater.encoders.headwater import FOLDER
from headwater.encoders.windows import windows

TRAINING = Path(headwater.__file__).parents[2] / "training" / "windows.py"
SENTENCES = (
    "Прем'єр-міністерка сказала: «Ми зачекаємо»…",
    "The mayor's aide said 1,200 people left!",
    "«No lo sé», respondió ayer el portavoz (de nuevo).",
    "По данным ведомства, №7 закрыт ½ года?",
    "ﬁne — e\u0301te\u0301 한국어 🇺🇦 \u200b don’t",
    "x" * 700,
    "....",
    "https://courier.example/a/b?c=d_e-f",
)


@pytest.fixture(scope="module")
def cutter():
    return Tokenizer.from_file(str(FOLDER / "tokenizer.json"))


@pytest.fixture(scope="module")
def training():
    """The module that cuts the texts a model is trained on."""
    spec = importlib.util.spec_from_file_location("training_windows", TRAINING)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its dataclasses look for their types
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def text_of(seed):
    chance = random.Random(seed)
    spaces = (" ", " ", " ", "\n\n", "  \n", "\t", "")
    parts = chance.choices(SENTENCES, k=chance.randrange(1, 60))
    return "".join(part + chance.choice(spaces) for part in parts)


def shown(found):
    return [(window.ids, window.firsts, window.words) for window in found]


@pytest.mark.parametrize("limit", [12, 190])
@pytest.mark.parametrize("seed", range(25))
def test_windows_are_those_of_the_training(cutter, training, seed, limit):
    text = text_of(seed)
    assert shown(windows(text, cutter, limit)) == shown(training.windows(text, cutter, limit))


def test_the_default_limit_of_the_training_is_that_of_the_card(training):
    from headwater.encoders.card import read_card

    assert read_card(FOLDER).pieces == training.PIECES


@pytest.mark.parametrize("seed", range(10))
def test_cutting_a_text_bit_by_bit_changes_nothing(cutter, seed, monkeypatch):
    text = " \n" + text_of(seed) * 4
    whole = shown(windows(text, cutter, 60))
    monkeypatch.setattr(ours, "BIT", 3000)
    assert shown(windows(text, cutter, 60)) == whole


def test_a_text_without_spaces_is_cut_anywhere(cutter, monkeypatch):
    monkeypatch.setattr(ours, "BIT", 100)
    words = [word for window in windows("у" * 250, cutter, 60) for word in window.words]
    assert words == [(0, 100), (100, 200), (200, 250)]


def test_a_window_stays_within_its_limit(cutter):
    for seed in range(25):
        for window in windows(text_of(seed), cutter, 60):
            assert len(window.ids) <= 60 + ours.OVER
            assert max(window.firsts) < 60 + ours.OVER


def test_a_window_ends_at_a_line_where_it_can(cutter):
    line = "The council met on Monday and put the vote off"
    text = "\n".join([line] * 9)
    for window in windows(text, cutter, 40):
        assert text[window.words[-1][1] :][:1] in ("\n", "")


def test_half_a_surrogate_pair_is_a_mark_like_another(cutter):
    (window,) = windows("a \ud800 b", cutter, 60)
    assert window.words == [(0, 1), (2, 3), (4, 5)]


def test_words_of_which_nothing_is_kept_are_left_out(cutter):
    (window,) = windows("a \u200b b", cutter, 60)
    assert window.words == [(0, 1), (4, 5)]
