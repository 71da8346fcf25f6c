"""Bad files: each ends in rejects, or in a correct article, in bounded memory and time."""

import os
from pathlib import Path

import pytest

from headwater.registry import find, names
from hostile import MB, PARAGRAPH, archives, cuts, encodings, feeds, finds, listings, named
from hostile.named import GOOD
from hostile_server import Server

CASES = [*named.CASES, *encodings.CASES, *feeds.CASES, *archives.CASES, *cuts.CASES]
CASES += [*listings.CASES, *finds.CASES]


@pytest.fixture(scope="module")
def server():
    with Server() as made:
        yield made


def parameters():
    marks = {True: [pytest.mark.slow], False: []}
    return [pytest.param(case, id=case.name, marks=marks[case.slow]) for case in CASES]


@pytest.mark.parametrize("case", parameters())
def test_bad_file_becomes_rejects_with_reasons_or_correct_articles(server, tmp_path, case):
    (tmp_path / case.file).write_bytes(case.make())
    found = server.read(tmp_path)
    assert found or case.kind == "few"
    assert {kind for kind, _ in found} <= (
        {"article", "reject"} if case.kind in ("any", "few") else {case.kind}
    )
    assert not case.says or case.says in found[-1][1]


def test_the_suite_is_wide():
    assert len(CASES) >= 200
    assert len({case.name for case in CASES}) == len(CASES)
    for name in names("readers"):
        suffixes = find("readers", name)().suffixes
        assert any(case.file.removesuffix(".gz").endswith(suffixes) for case in CASES), name


def test_line_after_a_huge_one_is_still_read(server, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"x" * 100 * MB + b"\n" + GOOD)
    assert [kind for kind, _ in server.read(tmp_path)] == ["reject", "article"]


def make_pipe(folder: Path) -> None:
    os.mkfifo(folder / "a.txt")


def make_dangling_link(folder: Path) -> None:
    (folder / "a.txt").symlink_to(folder / "nowhere.txt")


def make_link_loop(folder: Path) -> None:
    (folder / "a.txt").symlink_to(folder / "b.txt")
    (folder / "b.txt").symlink_to(folder / "a.txt")


@pytest.mark.parametrize("make", [make_pipe, make_dangling_link, make_link_loop])
def test_what_is_no_file_becomes_a_reject(server, tmp_path, make):
    make(tmp_path)
    kinds = {kind for kind, _ in server.read(tmp_path)}
    assert kinds == {"reject"}


def test_folder_that_holds_itself_is_read_once(server, tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "loop").symlink_to(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    assert len(server.read(tmp_path)) == 1


def test_folder_named_like_a_file_is_a_folder(server, tmp_path):
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "a.jsonl").write_bytes(GOOD)
    assert server.read(tmp_path) == [("article", "en")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_becomes_a_reject(server, tmp_path):
    (tmp_path / "a.txt").write_bytes(PARAGRAPH.encode())
    (tmp_path / "a.txt").chmod(0)
    assert server.read(tmp_path)[0][0] == "reject"
