"""Inputs in pieces: read piece by piece, everything is as when it is read at once."""

import gzip
import json
from dataclasses import replace

import pytest

from headwater.errors import InputError
from headwater.model import Reject
from headwater.readers import read_inputs
from headwater.readers.pieces import count_lines, cut, files, read_piece
from headwater.settings import Settings

SETTINGS = Settings(lang="en", max_bytes=5_000)


def line(number, length=0):
    return json.dumps({"id": f"a{number}", "text": f"Rain fell, day {number}. " + "x" * length})


def pieces(inputs, size):
    return (piece for whole in files(inputs) for piece in cut(whole, size))


def in_pieces(inputs, size):
    found, before, last = [], 0, None
    for piece in pieces(inputs, size):
        before = before if piece.path == last else 0
        found += read_piece(replace(piece, before=before), SETTINGS)
        before, last = before + (count_lines(piece) if piece.end else 0), piece.path
    return found


@pytest.fixture
def news(tmp_path):
    rows = [line(n, length=n * 7 % 90) for n in range(60)]
    rows[7], rows[30], rows[41] = "{broken", "", line(41, length=6_000)
    rows[55] = "[]"
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(rows) + "\n")
    return path


@pytest.mark.parametrize("size", [1, 2, 100, 101, 1_000, 3_000, 7_000, 1 << 20])
def test_a_file_of_lines_reads_alike_however_it_is_cut(news, size):
    whole = list(read_inputs([str(news)], SETTINGS))
    assert sum(isinstance(item, Reject) for item in whole) == 3
    assert in_pieces([str(news)], size) == whole


def test_a_last_line_without_end_is_read_once(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(line(n) for n in range(9)))
    assert in_pieces([str(path)], 64) == list(read_inputs([str(path)], SETTINGS))


def test_a_folder_is_listed_as_it_is_read(tmp_path, news):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.txt").write_text("Rain fell on Tuesday.")
    (tmp_path / ".hidden.txt").write_text("Nothing.")
    (tmp_path / "odd.bin").write_bytes(b"\0")
    with gzip.open(tmp_path / "packed.jsonl.gz", "wt") as packed:
        packed.write(line(1) + "\n")
    whole = list(read_inputs([str(tmp_path)], SETTINGS))
    assert in_pieces([str(tmp_path)], 500) == whole


def test_a_packed_file_is_not_cut(tmp_path):
    with gzip.open(tmp_path / "packed.jsonl.gz", "wt") as packed:
        packed.writelines(line(n) + "\n" for n in range(50))
    assert len(list(pieces([str(tmp_path)], 10))) == 1


def test_a_place_of_a_file_system_reads_like_a_path(tmp_path, news):
    pytest.importorskip("pyarrow", reason="comes with headwater[spark]")
    with gzip.open(tmp_path / "packed.jsonl.gz", "wt") as packed:
        packed.write(line(1) + "\n")
    found = in_pieces([f"file://{tmp_path}"], 300)
    here = list(read_inputs([str(tmp_path)], SETTINGS))
    bare = [item if isinstance(item, Reject) else replace(item, path=None) for item in found]
    assert bare == [i if isinstance(i, Reject) else replace(i, path=None) for i in here]
    assert {item.path for item in found if not isinstance(item, Reject)} == {
        f"file://{tmp_path}/news.jsonl",
        f"file://{tmp_path}/packed.jsonl.gz",
    }


@pytest.mark.parametrize("name", ["file:///no/such/folder", "nosuch://place/of/news", "/no/such"])
def test_what_is_not_there_is_told_before_anything_is_read(name):
    pytest.importorskip("pyarrow", reason="comes with headwater[spark]")
    with pytest.raises(InputError, match="cannot open"):
        list(pieces([name], 10))


def test_a_piece_that_has_gone_is_a_reject(news):
    found = list(pieces([str(news)], 1_000))
    news.unlink()
    told = [item for piece in found for item in read_piece(piece, SETTINGS)]
    assert len(told) == len(found)
    assert all(isinstance(item, Reject) and "news.jsonl" in item.where for item in told)
    assert sum(map(count_lines, found)) == 0
