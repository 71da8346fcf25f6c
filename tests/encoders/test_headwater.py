import builtins
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from headwater.attribute.vectors import directions
from headwater.encoders.headwater import FOLDER, HeadwaterEncoder
from headwater.errors import EncoderError
from headwater.link.meanings import meanings, meant
from headwater.model import Span

PARALLEL = Path(__file__).parents[2] / "training" / "parallel" / "a.jsonl"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "model")
    return tmp_path / "model"


def test_the_model_is_a_part_of_the_package():
    assert (FOLDER / "card.json").is_file(), "the model is missing: see training/"


def test_making_an_encoder_reads_nothing(tmp_path):
    assert HeadwaterEncoder(tmp_path / "nowhere").encode([]) == []


def test_a_missing_model_is_an_error_with_the_remedy(tmp_path):
    with pytest.raises(EncoderError, match=r"nowhere.*install the package.*--encoder none"):
        HeadwaterEncoder(tmp_path / "nowhere").encode(["Yes."])


def test_a_damaged_model_is_an_error_with_the_remedy(folder):
    with (folder / "encoder.bin").open("r+b") as file:
        file.seek(9999)
        file.write(b"damage")
    with pytest.raises(EncoderError, match=r"encoder.bin.*--encoder none"):
        HeadwaterEncoder(folder).encode(["Yes."])


def test_a_missing_library_is_an_error_with_the_remedy(monkeypatch):
    usual = builtins.__import__

    def without(name, *rest):
        if name == "onnxruntime":
            raise ModuleNotFoundError("gone", name=name)
        return usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EncoderError, match=r"without onnxruntime; .*--encoder none"):
        HeadwaterEncoder().encode(["Yes."])


def test_the_model_is_loaded_once(monkeypatch):
    encoder = HeadwaterEncoder()
    once = encoder.encode(["Yes."])
    encoder.folder = None
    assert encoder.encode(["Yes."]) == once


def test_nothing_heavy_is_imported_before_the_first_text():
    code = (
        "import sys; from headwater.encoders.headwater import HeadwaterEncoder; HeadwaterEncoder();"
        "print([m for m in ('numpy', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_the_same_text_gives_the_same_answer_in_another_process():
    text = "«Міст закриють», — сказала міністерка. The mayor denied it."
    code = (
        "import hashlib, sys; from headwater.encoders.headwater import HeadwaterEncoder;"
        "print(hashlib.md5(repr(HeadwaterEncoder().encode([sys.argv[1]])).encode()).hexdigest())"
    )
    command = [sys.executable, "-c", code, text]
    answers = {
        subprocess.run(
            command, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": s}
        ).stdout
        for s in "12"
    }
    assert len(answers) == 1


def test_what_is_said_in_two_languages_lies_nearer_than_what_else_is_said_of_it():
    """The space of vectors is learned: an untrained one tells hardly anything apart."""
    lines = PARALLEL.read_text(encoding="utf-8").splitlines()
    told = [claim for line in lines for claim in json.loads(line)["claims"]][:60]
    laid = meanings([vectors(claim[lang][0]) for lang in ("uk", "en") for claim in told])
    covered, covers = meant(laid, range(len(told)))
    likeness = (covered + covers)[:, len(told) :]
    assert np.mean(likeness.argmax(1) == np.arange(len(told))) > 0.8


def vectors(text):
    return directions(HeadwaterEncoder().encode([text])[0], [Span(0, len(text))])
