import gzip
import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from headwater.errors import KeepError
from headwater.keep import Keeper, folder_of, keeper_of
from headwater.model import Fetched, Kept
from headwater.stores.sqlite import SqliteStore

BODY = "<p>Мер сказав, що міст закриють.</p>".encode()
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Encoding", "br"),
    ("Content-Length", "17"),
    ("X-Archive-Orig-Content-Length", "a server may say so"),
    ("Set-Cookie", "a=1"),
    ("Set-Cookie", "b=2"),
    ("X-Ї", "é"),
)


def answer(body=BODY, url="https://example.org/bridge", **fields):
    given = {"asked": url, "url": url, "status": 200, "headers": HEADERS, "body": body}
    return Fetched(**given | {"fetched": "2026-11-25T10:00:00.25Z"} | fields)


def kept_files(folder):
    return sorted(folder.glob("*"))


@pytest.fixture
def keeper(tmp_path):
    with Keeper(tmp_path / "kept") as made:
        yield made


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"body": b""},
        {"body": bytes(range(256)) * 5000},
        {"body": b"WARC/1.1\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"},
        {"status": 404},
        {"status": 299},
        {"headers": ()},
        {"asked": "http://example.org/b", "fetched": "2026-11-25T10:00:00+00:00"},
        {"url": "https://example.org/мiст?a=1#x"},
    ],
)
def test_an_answer_comes_back_as_it_was(keeper, fields):
    given = answer(**fields)
    assert keeper.load(keeper.keep(given)) == given


def test_a_header_cannot_begin_another(keeper):
    given = answer(headers=(("X", "a\r\nY: b\r\n\r\n<p>"),))
    assert keeper.load(keeper.keep(given)).headers == (("X", "a Y: b <p>"),)


def test_an_answer_can_be_read_while_its_file_is_written_and_after(keeper):
    kept = keeper.keep(answer())
    assert keeper.load(kept) == answer()
    keeper.close()
    assert keeper.load(kept) == answer()


def test_nothing_is_made_before_something_is_kept(tmp_path):
    with Keeper(tmp_path / "kept"):
        pass
    assert not (tmp_path / "kept").exists()


def test_other_programs_read_the_file_and_find_its_digests_right(keeper):
    for n in range(3):
        keeper.keep(answer(b"%d" % n))
    keeper.close()
    (path,) = kept_files(keeper.folder)
    assert gzip.decompress(path.read_bytes()).startswith(b"WARC/1.1\r\n")
    with path.open("rb") as file:
        found = [
            (str(r.record_type), r.headers.get("WARC-Target-URI"), r.verify_block_digest())
            for r in ArchiveIterator(file, parse_http=False)
        ]
    assert found[1:] == [("response", "https://example.org/bridge", True)] * 3
    assert found[0][0] == "warcinfo"


def test_each_record_is_a_gzip_member_by_itself(keeper):
    kept = keeper.keep(answer())
    raw = next(iter(kept_files(keeper.folder))).read_bytes()
    member = gzip.decompress(raw[kept.offset : kept.offset + kept.length])
    assert (member[:10], BODY in member) == (b"WARC/1.1\r\n", True)


def test_what_an_address_says_again_is_not_kept_twice(tmp_path):
    shelf = []
    with Keeper(tmp_path, known=lambda digest: [k for k in shelf if k.digest == digest]) as keeper:
        shelf.append(keeper.keep(answer()))
        again = keeper.keep(answer(fetched="2026-11-26T10:00:00Z"))
        other = keeper.keep(answer(url="https://example.org/copy"))
    assert (again, other == shelf[0]) == (shelf[0], False)


def test_a_full_file_is_closed_and_the_next_begun(tmp_path):
    with Keeper(tmp_path, full=4000) as keeper:
        kept = [keeper.keep(answer(os.urandom(1500))) for _ in range(5)]
        assert len({k.file for k in kept}) > 1
        assert [keeper.load(k).digest for k in kept] == [k.digest for k in kept]
    sizes = [path.stat().st_size for path in kept_files(tmp_path)]
    assert max(sizes) <= 4000
    assert not list(tmp_path.glob("*.open"))


def test_threads_may_share_a_keeper(keeper):
    given = [answer(b"%d" % n) for n in range(40)]
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(keeper.keep, given))
    assert [keeper.load(k) for k in kept] == given
    assert len({k.offset for k in kept}) == 40


def keep_some(folder, name):
    with Keeper(folder) as keeper:
        return [keeper.keep(answer(f"{name} {n}".encode())) for n in range(20)]


def test_processes_keep_at_once_each_in_a_file_of_its_own(tmp_path):
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        found = pool.starmap(keep_some, [(tmp_path, name) for name in "abc"])
    keeper = Keeper(tmp_path)
    assert [keeper.load(k).body for k in found[1]] == [f"b {n}".encode() for n in range(20)]
    assert len({k.file for many in found for k in many}) == 3


def die(folder, write, *bodies):
    script = Path(__file__).with_name("dying.py")
    done = subprocess.run(
        [sys.executable, str(script), str(folder), str(write), *bodies], check=False, timeout=60
    )
    assert done.returncode == -9


@pytest.mark.parametrize("write", [1, 2, 3, 4])
def test_killed_in_the_middle_of_a_record_nothing_before_it_is_lost(tmp_path, write):
    die(tmp_path, write, "one", "two", "three")
    (torn,) = kept_files(tmp_path)
    assert torn.suffix == ".open"
    with Keeper(tmp_path) as keeper:
        keeper.keep(answer())
    bodies = []
    for path in kept_files(tmp_path):
        with path.open("rb") as file:
            bodies += [r.reader.read() for r in ArchiveIterator(file) if r.is_http]
    assert sorted(bodies) == sorted([BODY, *[b"one", b"two", b"three"][: max(write - 2, 0)]])
    assert not list(tmp_path.glob("*.open"))


def test_a_file_that_another_writes_is_left_alone(keeper):
    first = keeper.keep(answer())
    with Keeper(keeper.folder) as other:
        second = other.keep(answer(b"other"))
        third = keeper.keep(answer(b"third"))
    assert [keeper.load(k).body for k in (first, second, third)] == [BODY, b"other", b"third"]
    assert first.file == third.file != second.file


FORK = """
import os, sys
from headwater.keep import Keeper
from headwater.model import Fetched, Kept
from headwater.stores.sqlite import SqliteStore
def keep(body):
    return keeper.keep(Fetched("u", "u", 200, (), body, "2026-11-25T10:00:00Z"))
keeper = Keeper(sys.argv[1])
first, child = keep(b"before"), os.fork()
mine = keep(b"child" if not child else b"parent")
assert (mine.file == first.file) == bool(child)
assert keeper.load(mine).body == (b"parent" if child else b"child")
keeper.close()
if child:
    sys.exit(os.waitpid(child, 0)[1])
"""


def test_after_a_fork_the_child_begins_a_file_of_its_own(tmp_path):
    assert subprocess.run([sys.executable, "-c", FORK, str(tmp_path)], check=False).returncode == 0
    assert len(kept_files(tmp_path)) == 2


def damaged(path, place, raw):
    whole = path.read_bytes()
    path.write_bytes(whole[:place] + raw + whole[place + len(raw) :])


@pytest.fixture
def kept(keeper):
    made = keeper.keep(answer(os.urandom(5000)))
    keeper.close()
    return made


def test_a_changed_byte_is_seen(keeper, kept):
    damaged(keeper.folder / kept.file, kept.offset + 2000, b"\0\0")
    with pytest.raises(KeepError, match=rf"{kept.file} at {kept.offset}: "):
        keeper.load(kept)


def test_a_record_that_was_replaced_is_seen(keeper, kept):
    with Keeper(keeper.folder) as other:
        new = other.keep(answer(b"forged"))
    with pytest.raises(KeepError, match="the id of the record is"):
        keeper.load(replace(new, id=kept.id))
    with pytest.raises(KeepError, match="the digest of the record is"):
        keeper.load(replace(new, digest=kept.digest))
    with pytest.raises(KeepError, match="the address of the record is"):
        keeper.load(replace(new, url="https://example.com/"))


def test_a_cut_file_is_seen(keeper, kept):
    path = keeper.folder / kept.file
    os.truncate(path, path.stat().st_size - 10)
    with pytest.raises(KeepError, match="the file ends before the record does"):
        keeper.load(kept)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"file": "../secret.warc.gz"}, "not the name of a file"),
        ({"file": "/etc/passwd"}, "not the name of a file"),
        ({"file": "gone.warc.gz"}, "no such file"),
        ({"length": 1 << 60}, "no record is"),
        ({"length": 0}, "no record is"),
        ({"offset": -1}, "no record is"),
        ({"offset": 0, "length": 20}, "cut short"),
    ],
)
def test_a_row_that_points_elsewhere_is_refused(keeper, kept, change, reason):
    with pytest.raises(KeepError, match=reason):
        keeper.load(replace(kept, **change))


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(KeepError, match="name another folder with the setting keep"):
        Keeper(tmp_path / "file").keep(answer())


@pytest.mark.parametrize(
    ("place", "keep", "folder"),
    [
        ("news.db", "", Path("news.db.kept")),
        ("news.db", "archive", Path("archive")),
        ("news.db", "none", None),
        ("postgresql://host/news", "", None),
        ("postgresql://host/news", "archive", Path("archive")),
    ],
)
def test_answers_are_kept_beside_the_store_or_where_the_setting_says(place, keep, folder):
    assert folder_of(place, keep) == folder


def test_with_a_store_nothing_is_kept_twice_by_later_runs_either(tmp_path):
    place = str(tmp_path / "news.db")
    for day in ("25", "26"):
        store = SqliteStore(place)
        with keeper_of(place, store) as keeper:
            store.write([keeper.keep(answer(fetched=f"2026-11-{day}T10:00:00Z"))])
        assert [kept.fetched for kept in store.read(Kept)] == ["2026-11-25T10:00:00Z"]
        store.close()
    assert len(kept_files(tmp_path / "news.db.kept")) == 1


def test_where_nothing_is_kept_there_is_no_keeper(tmp_path):
    store = SqliteStore(str(tmp_path / "news.db"))
    assert keeper_of("postgresql://host/news", store) is None
    store.close()
