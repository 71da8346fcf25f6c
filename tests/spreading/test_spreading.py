"""The walk on a cluster: what it finds is what one machine finds, whoever dies on the way."""

import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import spark_cluster

from headwater.engines.serial import SerialEngine
from headwater.model.codec import encode
from headwater.pipeline import run
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore

missing = spark_cluster.missing()
pytestmark = [
    pytest.mark.spark,
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing), reason=missing),
]

PIECE = 4_000  # bytes: the test's file of lines is cut into some ten of these
CHILD = """
import sys
from headwater.cli import main
from headwater.spreading import read
read.LEAST = read.PIECE = int(sys.argv.pop(1))
sys.exit(main())
"""
PEOPLE = ("Ann Reyes", "Ivo Marn", "Edda Lunek", "Tomas Orlo")
DEEDS = (
    "the dam at Orlo will close in May",
    "Halyard Bank owes 40 million talers",
    "three bridges in Velmar are unsafe",
    "the port of Sarn reopens on Monday",
)


def lines():
    """News of forty days, dated and not, with versions, repetitions and what cannot be read."""
    for n in range(60):
        deed, who = DEEDS[n // 3 % 4], PEOPLE[n // 3 % 4]
        text = f"{who}, minister of works, said {deed}. The firm denied it. Rain fell in {n} towns."
        row = {"id": f"a{n:02}", "text": text, "lang": "en", "publisher": f"Paper {n % 7}"}
        yield json.dumps(row | ({"published": f"2031-03-{1 + n // 2:02}"} if n % 9 else {}))
    yield "{broken"
    yield json.dumps({"id": "a03", "text": "A later version. The dam stays open, Reyes said."})
    yield json.dumps({"id": "odd", "text": "Valami más nyelven.", "lang": "hu"})
    yield json.dumps({"id": "odd", "text": "Valami egészen más.", "lang": "hu"})
    yield json.dumps({"id": "was-odd", "text": "Nyelven.", "lang": "hu"})
    yield json.dumps(
        {"id": "was-odd", "text": "Rain fell on Velmar, Ann Reyes said.", "lang": "en"}
    )
    for hour, n in ((9, 40), (7, 30), (8, 9), (9, 40)):
        text = f"Ivo Marn said Halyard Bank owes {n} million talers. It denied it."
        seen = {"published": "2031-03-02", "fetched": f"2031-03-02T{hour:02}:00:00Z"}
        yield json.dumps({"id": "v", "text": text, "lang": "en", "publisher": "Paper 9"} | seen)
    yield from (json.dumps({"id": f"b{n}", "text": f"Day {n}. Ivo Marn left."}) for n in range(3))


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    (folder / "a.jsonl").write_text("".join(f"{line}\n" for line in lines()))
    (folder / "page.txt").write_text("The bridges in Velmar are unsafe, Edda Lunek said on Monday.")
    (folder / "odd.bin").write_bytes(b"\0")
    with gzip.open(folder / "packed.jsonl.gz", "wt") as packed:
        packed.write(json.dumps({"id": "z", "text": "Halyard Bank owes money, Ivo Marn said."}))
    (folder / "torn.jsonl.gz").write_bytes((folder / "packed.jsonl.gz").read_bytes()[:60])
    return folder


@pytest.fixture(scope="module")
def alone(news, tmp_path_factory):
    """What one process finds."""
    store = SqliteStore(str(tmp_path_factory.mktemp("alone") / "news.db"))
    run([str(news)], store, Settings(encoder="none"), engine=SerialEngine())
    yield kept(store)
    store.close()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with spark_cluster.cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


def kept(store):
    from headwater.spreading import FOLDERS

    return {name: [encode(one) for one in store.read(kind)] for name, kind in FOLDERS.items()}


def rows(place):
    """What a dataset holds, folder by folder."""
    from pyarrow.dataset import dataset

    from headwater.spreading import FOLDERS

    tables = {name: dataset(f"{place}/{name}").to_table() for name in FOLDERS}
    return {name: sorted(table["record"].to_pylist()) for name, table in tables.items()}


def command(cluster, news, place, *more):
    settings = [f"--conf={key}={value}" for key, value in spark_cluster.SMALL.items()]
    options = ["--to", str(place), "--master", cluster.url, "--encoder", "none", *settings]
    return [sys.executable, "-c", CHILD, str(PIECE), "spark", str(news), *options, *more]


def environ():
    return os.environ | spark_cluster.LOCAL


def test_a_cluster_finds_what_one_process_finds(cluster, news, alone, tmp_path):
    place, db = tmp_path / "linked", tmp_path / "news.db"
    asked = command(cluster, news, place, "--store", str(db))
    done = subprocess.run(asked, env=environ(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert rows(place) == {name: sorted(found) for name, found in alone.items()}
    store = SqliteStore(str(db), create=False)
    assert kept(store) == alone
    assert store.waiting(1) == []
    store.close()
    assert [path.name for path in place.iterdir() if path.name.startswith("_")] == []


def test_a_worker_killed_on_the_way_changes_nothing(cluster, news, alone, tmp_path):
    place, log = tmp_path / "linked", tmp_path / "run.log"
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command(cluster, news, place), env=environ(), stderr=out, stdout=out
        ) as child,
    ):
        wait_for(lambda: list(Path(place).glob("_work/read/_temporary/0/_temporary/*/*.parquet")))
        cluster.kill(0)
        assert child.poll() is None, log.read_text()
    assert child.returncode == 0, log.read_text()
    assert cluster.alive() <= 1
    assert rows(place) == {name: sorted(found) for name, found in alone.items()}


def wait_for(told, seconds=120):
    deadline = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)
