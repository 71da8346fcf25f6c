import hashlib
import json
import shutil

import pytest

from headwater.encoders.card import read_card
from headwater.encoders.headwater import FOLDER
from headwater.encoders.tagger import Tagger
from headwater.errors import EncoderError

PARAGRAPH = "The mayor, Bo Tell, said on Monday that the bridge over the river would stay closed. "
LONG = (PARAGRAPH * 4 + "\n\n") * 6


@pytest.fixture(scope="module")
def tagger():
    return Tagger(read_card(FOLDER))


def test_ties_of_later_windows_count_words_from_the_beginning_of_the_text(tagger):
    encoding = tagger.tag(LONG)
    firsts = sorted({tie.first for tie in encoding.ties})
    assert len(firsts) > 1
    for tie in encoding.ties:
        assert encoding.roles[tie.cue][4] >= 0.03


def test_a_paragraph_is_seen_alike_wherever_its_window_stands(tagger):
    """Windows are cut at paragraphs, so that one that fills a window comes out as it does alone."""
    block = (PARAGRAPH * 7).strip()
    alone, twice = tagger.tag(block), tagger.tag(f"{block}\n\n{block}")
    words = len(alone.words)
    assert twice.roles[:words] == twice.roles[words:] == alone.roles


def test_vectors_are_on_one_scale_whose_largest_is_127(tagger):
    values = [byte - 256 if byte > 127 else byte for byte in tagger.tag(LONG).vectors]
    assert max(map(abs, values)) == 127


def test_a_graph_that_cannot_be_run_is_an_error_with_the_remedy(tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    (folder / "encoder.onnx").write_bytes(b"no graph at all")
    card = json.loads((folder / "card.json").read_text())
    card["sha256"]["encoder.onnx"] = hashlib.sha256(b"no graph at all").hexdigest()
    (folder / "card.json").write_text(json.dumps(card))
    with pytest.raises(EncoderError, match=r"encoder.onnx: cannot be run.*--encoder none"):
        Tagger(read_card(folder))
