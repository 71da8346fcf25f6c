"""``headwater fetch``, and addresses for ``read`` and ``trace``: a server on this machine."""

import json

import pytest
from typer.testing import CliRunner

from headwater.cli.main import app
from headwater.keep import Keeper
from headwater.model import Kept, Reading
from headwater.stores.sqlite import SqliteStore
from webworld import Server, reply

RUNNER = CliRunner()
TEXT = """
<p>Міст через річку відкриють навесні, заявив міський голова Роман Довгань.</p>
<p>За його словами, роботи вже майже завершено, але ще треба перевірити опори.</p>
<p>Раніше підрядник повідомляв, що не встигає через повінь, яка почалася торік.</p>"""
RAW = f"<html><head><title>Міст</title></head><body><article>{TEXT}</article></body></html>".encode(
    "cp1251"
)
PAGE = reply(RAW, head=("Content-Type: text/html; charset=windows-1251",))


@pytest.fixture
def server():
    pages = {"/robots.txt": reply(b"User-agent: *\nDisallow: /shut"), "/a": PAGE, "/b": PAGE}
    with Server(pages) as running:
        yield running


@pytest.fixture
def ask(monkeypatch):
    monkeypatch.setenv("HEADWATER_DELAY", "0")

    def asked(*arguments):
        return RUNNER.invoke(app, [str(argument) for argument in arguments])

    return asked


@pytest.fixture
def site(server):
    return f"http://127.0.0.1:{server.port}"


OWN = "--allow-private"
FAST = ("--encoder", "none", OWN)


def test_one_page_goes_to_stdout_as_it_was_sent(ask, site):
    answer = ask("fetch", f"{site}/a", OWN)
    assert answer.exit_code == 0
    assert answer.stdout_bytes == RAW
    assert f"fetched: {site}/a: {len(RAW)} bytes" in answer.stderr


def test_pages_go_to_a_folder(ask, site, tmp_path):
    answer = ask("fetch", f"{site}/a", f"{site}/b", OWN, "--to", tmp_path / "pages")
    assert answer.exit_code == 0
    assert answer.stdout == ""
    files = sorted((tmp_path / "pages").iterdir())
    assert [path.suffix for path in files] == [".html", ".html"]
    assert {path.read_bytes() for path in files} == {RAW}


def test_answers_are_kept_with_their_headers(ask, site, tmp_path):
    answer = ask("fetch", f"{site}/a", OWN, "--warc", tmp_path / "kept")
    assert answer.exit_code == 0
    (file,) = (tmp_path / "kept").iterdir()
    assert file.name.endswith(".warc.gz")
    assert str(file) in answer.stderr


def test_what_cannot_be_fetched_is_told_and_the_rest_goes_on(ask, site, tmp_path):
    answer = ask("fetch", f"{site}/none", f"{site}/shut", f"{site}/a", OWN, "--to", tmp_path)
    assert answer.exit_code == 1
    assert f"rejected: {site}/none: HTTP 404 Not Found" in answer.stderr
    assert f"rejected: {site}/shut: 127.0.0.1: its robots.txt does not allow it" in answer.stderr
    assert "1 page fetched, 2 rejected" in answer.stderr


def test_the_own_network_is_refused_unless_let_pass(ask, site, server):
    answer = ask("fetch", f"{site}/a")
    assert answer.exit_code == 1
    assert "refused: 127.0.0.1: loopback" in answer.stderr
    assert server.asked == []


@pytest.mark.parametrize(
    "arguments",
    [["news.html"], ["ftp://a.example/"], ["https://a.example/", "https://b.example/"], []],
)
def test_misuse_is_told(ask, arguments):
    answer = ask("fetch", *arguments)
    assert answer.exit_code == 2
    assert answer.stderr.strip()


def test_a_folder_that_cannot_be_made_is_misuse(ask, site, tmp_path):
    (tmp_path / "file").write_text("a")
    answer = ask("fetch", f"{site}/a", OWN, "--to", tmp_path / "file")
    assert answer.exit_code == 2
    assert "cannot write to" in answer.stderr


def test_an_address_is_read_like_a_file(ask, site, tmp_path):
    (tmp_path / "b.txt").write_text(TEXT.replace("<p>", "").replace("</p>", ""))
    answer = ask("read", tmp_path / "b.txt", f"{site}/a", f"{site}/none", *FAST)
    assert answer.exit_code == 0
    rows = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["b.txt", f"{site}/a"]
    assert "Роман Довгань" in rows[1]["text"]
    assert f"rejected: {site}/none: HTTP 404 Not Found" in answer.stderr
    assert "2 articles read, 1 rejected" in answer.stderr


def test_nothing_is_fetched_where_a_file_is_missing(ask, site, server, tmp_path):
    answer = ask("read", f"{site}/a", tmp_path / "none.txt", *FAST)
    assert answer.exit_code == 2
    assert server.asked == []


def test_what_was_fetched_is_kept_beside_the_store(ask, site, tmp_path):
    place = str(tmp_path / "news.db")
    assert ask("read", f"{site}/a", "--store", place, *FAST).exit_code == 0
    store = SqliteStore(place)
    try:
        (reading,), (kept,) = list(store.read(Reading)), list(store.read(Kept))
        with Keeper(f"{place}.kept") as keeper:
            answer = keeper.load(kept)
    finally:
        store.close()
    assert reading.article.raw_sha256 == kept.digest == answer.digest
    assert reading.article.fetched == kept.fetched
    assert answer.body == RAW
    assert ask("verify", "--store", place, "--again").exit_code == 0


def test_a_page_that_has_not_changed_is_known_already(ask, site, server, tmp_path):
    place = tmp_path / "news.db"
    ask("read", f"{site}/a", "--store", place, *FAST)
    server.pages["/a"] = reply(
        RAW + b"<!-- 7 -->", head=("Content-Type: text/html; charset=cp1251",)
    )
    answer = ask("read", f"{site}/a", "--store", place, *FAST)
    assert "0 articles read, 1 known already" in answer.stderr


def test_an_address_that_is_traced_is_guarded(ask, site):
    answer = ask("trace", f"{site}/a", "--encoder", "none")
    assert answer.exit_code == 1
    assert "refused: 127.0.0.1: loopback" in answer.stderr
