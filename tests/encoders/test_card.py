import json
import shutil

import pytest

from headwater.encoders.card import read_card
from headwater.encoders.headwater import FOLDER
from headwater.errors import EncoderError

FILES = ("encoder.onnx", "encoder.bin", "tokenizer.json", "ties.npz", "space.npz")


@pytest.fixture
def folder(tmp_path):
    """A copy of the model; its files are links to the real ones."""
    for name in FILES:
        (tmp_path / name).symlink_to(FOLDER / name)
    shutil.copy(FOLDER / "card.json", tmp_path)
    return tmp_path


def change(folder, **fields):
    path = folder / "card.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


def test_a_whole_folder_gives_its_card(folder):
    card = read_card(folder)
    assert card.folder == folder
    assert {"roles", "names", "asks", "cues", "space"} <= set(card.columns)


@pytest.mark.parametrize("name", [*FILES, "card.json"])
def test_a_missing_file_is_named_with_the_remedy(folder, name):
    (folder / name).unlink()
    with pytest.raises(EncoderError, match=rf"{name}: cannot be read.*--encoder none"):
        read_card(folder)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b[:50] + b"x" + b[51:], lambda b: b""]
)
def test_a_file_that_is_not_the_one_of_the_card_is_named_with_the_remedy(folder, name, damage):
    (folder / name).unlink()
    (folder / name).write_bytes(damage((FOLDER / name).read_bytes()))
    with pytest.raises(EncoderError, match=rf"{name}: is not the file.*install the package"):
        read_card(folder)


@pytest.mark.parametrize("line", ["", "[]", "3", "{", '{"columns": {}}', '{"columns": []}', "\x00"])
def test_a_card_that_is_none_is_named(folder, line):
    (folder / "card.json").write_text(line)
    with pytest.raises(EncoderError, match=r"card.json: is no card of a model"):
        read_card(folder)


@pytest.mark.parametrize(
    "fields",
    [
        {"kinds": ["person", "place"]},
        {"columns": {"roles": [0, 8], "names": [8, 19]}},
        {"columns": {"roles": [0, 9], "names": [9, 20]}},
        {"pieces": None},
        {"sha256": {}},
    ],
)
def test_a_card_of_another_make_is_refused(folder, fields):
    change(folder, **fields)
    with pytest.raises(EncoderError, match=r"card.json: is no card of a model"):
        read_card(folder)
