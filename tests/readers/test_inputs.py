import gzip
import json
from io import BytesIO
from pathlib import Path

import pytest

from headwater.errors import InputError
from headwater.model import Article, Reject
from headwater.readers import read_inputs
from headwater.settings import Settings

TEXT = "The pier at Port Ansel will be closed for three weeks, the mayor said on Monday."
ROW = json.dumps({"id": "row", "text": TEXT, "lang": "en"}).encode() + b"\n"


def read(*inputs: object, stdin: bytes = b"") -> list[Article | Reject]:
    return list(read_inputs([str(i) for i in inputs], Settings(lang="en"), BytesIO(stdin)))


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        raw = ROW if "jsonl" in name else TEXT.encode()
        (folder / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)


def test_id_of_a_file_named_is_its_name(tmp_path):
    write(tmp_path, "news/a.txt")
    (article,) = read(tmp_path / "news" / "a.txt")
    assert (article.id, article.path) == ("a.txt", str(tmp_path / "news" / "a.txt"))


def test_ids_in_a_folder_are_paths_below_it_in_order(tmp_path):
    write(tmp_path, "b/2.txt", "b/10.txt", "a.txt", "c.txt.gz")
    assert [item.id for item in read(tmp_path)] == ["a.txt", "b/10.txt", "b/2.txt", "c.txt.gz"]


def test_packed_lines_keep_their_ids(tmp_path):
    write(tmp_path, "a.jsonl.gz")
    (article,) = read(tmp_path)
    assert (article.id, article.path) == ("row", str(tmp_path / "a.jsonl.gz"))


def test_hidden_files_are_passed_over(tmp_path):
    write(tmp_path, ".a.txt", ".git/b.txt", "c.txt")
    assert [item.id for item in read(tmp_path)] == ["c.txt"]


def test_suffix_may_be_in_capitals(tmp_path):
    write(tmp_path, "A.TXT")
    assert read(tmp_path)[0].id == "A.TXT"


def test_dash_is_lines_on_standard_input():
    (article,) = read("-", stdin=ROW)
    assert (article.id, article.path) == ("row", None)


def test_inputs_are_read_in_the_order_given(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    assert [i.id for i in read(tmp_path / "b.txt", "-", tmp_path / "a.txt", stdin=ROW)] == [
        "b.txt",
        "row",
        "a.txt",
    ]


def test_unknown_suffix_in_a_folder_is_a_reject(tmp_path):
    write(tmp_path, "a.txt", "b.pdf")
    (reject,) = [item for item in read(tmp_path) if isinstance(item, Reject)]
    assert reject.where == "b.pdf"


def test_unknown_suffix_named_is_an_error_that_lists_the_known(tmp_path):
    write(tmp_path, "b.pdf")
    with pytest.raises(InputError, match=r"\.htm, \.html, .*\.jsonl, .*\.txt"):
        read_inputs([str(tmp_path / "b.pdf")], Settings())


@pytest.mark.parametrize("name", ["nowhere.txt", "no\0where.txt", "a" * 5000, ""])
def test_input_that_is_not_there_is_an_error_before_anything_is_read(name):
    with pytest.raises(InputError):
        read_inputs(["-", name or "./no/where"], Settings())


def test_file_name_of_any_bytes_becomes_an_id(tmp_path):
    try:
        (Path(str(tmp_path)) / b"\xff.txt".decode("utf-8", "surrogateescape")).write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert read(tmp_path)[0].id == "\ufffd.txt"


def test_file_that_goes_away_is_a_reject(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    items = read_inputs([str(tmp_path)], Settings(lang="en"))
    assert next(items).id == "a.txt"
    (tmp_path / "b.txt").unlink()
    assert next(items).where == "b.txt"
