import pytest
from typer.testing import CliRunner

from headwater.cli.main import app
from headwater.model import Claim, Reading
from headwater.stores.opening import open_store
from newsroom import build


def run(*arguments):
    return CliRunner().invoke(app, ["store", *arguments], prog_name="headwater")


@pytest.fixture
def place(tmp_path):
    build(tmp_path / "news.db")
    return str(tmp_path / "news.db")


def test_info_tells_how_much_of_everything_there_is(place):
    lines = dict(line.split(None, 1) for line in run("info", place).output.splitlines())
    assert (lines["readings"], lines["rejects"], lines["waiting"]) == ("3", "1", "3")


@pytest.mark.postgresql
def test_a_file_is_copied_to_a_server_and_asked_there(place, postgresql):
    done = run("copy", place, postgresql())
    assert (done.exit_code, done.output.split(",")[0]) == (0, "3 articles copied")
    one, other = open_store(place), open_store(postgresql())
    assert list(other.read(Claim)) == list(one.read(Claim)) != []
    for store in (one, other):
        store.close()
    asked = CliRunner().invoke(app, ["search", "dam", "--store", postgresql(), "--format", "jsonl"])
    assert asked.output.count('"id"') == len(asked.output.splitlines()) > 0


def test_tables_go_down_and_come_up_again(place):
    assert run("migrate", place, "--to", "0001").exit_code == 0
    assert run("migrate", place).output == "tables are 0006\n"
    store = open_store(place)
    assert (store.count(Reading), store.count(Claim)) == (3, 0)
    store.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("info", "none.db"), "no store at none.db: make it with headwater read"),
        (("copy", "none.db", "other.db"), "no store at none.db"),
        (("info", "mysql://host/news"), "no store named 'mysql'; there are: postgresql, sqlite"),
        (("info", "postgresql://127.0.0.1:1/news"), "is the server up"),
    ],
)
def test_a_place_without_a_store_is_told(tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    failed = run(*arguments)
    wrong = 2 if "mysql" in said else 1
    assert (failed.exit_code, said in " ".join(failed.output.split())) == (wrong, True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("revision", ["0000", "9999", "x", "00004"])
def test_tables_that_there_never_were_are_refused(place, revision):
    failed = run("migrate", place, "--to", revision)
    assert failed.exit_code == 1
    assert f"no tables '{revision}'; there are 0001 to 0006" in failed.output
