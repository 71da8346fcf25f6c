"""Measures Spark on this machine against one process: equal outcomes, and what a worker more gives.

`make bench-spark`. Reads and links the same articles by the rules alone: in one process into an
SQLite store, on a Spark cluster of one worker with one core, of two such, and of two of which one
is killed while it reads. Compares all that was found, row for row, and prints articles a second.
The articles are the real ones of the gold data, where they are, and invented ones (bench_world.py).
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import spark_cluster
from bench_world import stories

from headwater.engines.serial import SerialEngine
from headwater.model.codec import encode
from headwater.pipeline import run as walk
from headwater.settings import Settings
from headwater.spreading import FOLDERS
from headwater.stores.sqlite import SqliteStore

REPO = Path(__file__).parents[1]
USUAL = 20_000
ARTICLES = 8  # of a story, on average
ODD = 400  # one line in so many is broken, another comes again with other words
RULES = Settings(encoder="none")
TOLD = re.compile(r"^(session|read|group|tell|name): .*?, (\d+) s$", re.MULTILINE)


@dataclass
class Run:
    """One run: how many seconds each step took, and what came out."""

    name: str
    seconds: dict[str, float] = field(default_factory=dict)
    found: dict[str, list[str]] = field(default_factory=dict)

    @property
    def whole(self) -> float:
        """Seconds of all steps, without the start of a session."""
        return sum(took for step, took in self.seconds.items() if step != "session")


def main() -> int:
    """Measure and compare."""
    parser = argparse.ArgumentParser(description="Measure Spark on this machine.")
    parser.add_argument("--articles", type=int, default=USUAL)
    parser.add_argument("--folder", help="keep everything here; what is there already stays")
    given = parser.parse_args()
    if missing := spark_cluster.missing():
        print(f"not measured: {missing}")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(given.folder or scratch)
        news = articles(folder / "news", given.articles)
        alone = one_process(news, folder / "alone.db")
        shown(alone, alone)
        runs = [on_spark(news, folder, workers) for workers in (1, 2)]
        runs.append(on_spark(news, folder, 2, kill=True))
        equal = [report(run, alone) for run in runs]
        faster(runs)
        return 0 if all(equal) else 1


def articles(folder: Path, count: int) -> Path:
    """Write so many articles into a folder: real ones first, then invented ones."""
    folder.mkdir(parents=True, exist_ok=True)
    real = Path(os.environ.get("HEADWATER_EVAL") or REPO.parent / "shared" / "eval")
    packed = real / "entities" / "slavic-train.jsonl.gz"
    lines = gzip.decompress(packed.read_bytes()) if packed.is_file() else b""
    (folder / "a-real.jsonl").write_bytes(lines)
    found = lines.count(b"\n")
    with (folder / "invented.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in islice(invented(count - found), count - found))
    print(f"{count:,} articles, of which {found:,} are real", flush=True)
    return folder


def invented(count: int) -> Iterator[str]:
    """Yield lines of invented articles, some of them broken or a later version."""
    shown = ("id", "text", "lang", "publisher", "title", "published")
    for made, _ in stories(count // ARTICLES + ODD):
        for number, article in enumerate(one.article for one in made):
            row = {name: getattr(article, name) for name in shown}
            yield json.dumps(row, ensure_ascii=False)
            if number == 0 and int(article.id[1:7]) % (ODD // ARTICLES) == 0:
                yield "{broken"
                yield json.dumps(row | {"text": "A later version. " + article.text})


def one_process(news: Path, place: Path) -> Run:
    """Read and link in this process."""
    store, run = SqliteStore(str(place)), Run("one process")
    began = time.perf_counter()
    last = [began]
    walk(
        [str(news)],
        store,
        RULES,
        engine=SerialEngine(),
        progress=lambda _: last.append(time.perf_counter()),
    )
    run.seconds["read"] = last[-1] - began
    run.seconds["link"] = time.perf_counter() - began - run.seconds["read"]
    run.found = {name: sorted(map(encode, store.read(kind))) for name, kind in FOLDERS.items()}
    store.close()
    return run


def on_spark(news: Path, folder: Path, workers: int, *, kill: bool = False) -> Run:
    """Run the command on a cluster of its own."""
    run = Run(f"Spark, {workers} x 1 core" + (", one killed" if kill else ""))
    from pyarrow.dataset import dataset

    place = folder / f"linked-{workers}{'-killed' if kill else ''}"
    command = [sys.executable, "-c", "import sys; from headwater.cli import main; sys.exit(main())"]
    command += ["spark", str(news), "--to", str(place), "--encoder", "none"]
    command += [f"--conf={key}={value}" for key, value in spark_cluster.SMALL.items()]
    place.parent.mkdir(exist_ok=True)
    with spark_cluster.cluster(Path(tempfile.mkdtemp(dir=folder)), workers) as cluster:
        if kill:
            threading.Thread(target=_killing, args=(cluster, place), daemon=True).start()
        done = subprocess.run(
            [*command, "--master", cluster.url],
            env=os.environ | spark_cluster.LOCAL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if kill:
            print(f"workers left: {cluster.alive()}", flush=True)
    if done.returncode:
        sys.exit(f"{run.name}: {done.stderr[-2_000:]}")
    told = [(step, float(at)) for step, at in TOLD.findall(done.stderr)]
    before = 0.0
    for step, at in told:
        run.seconds[step], before = at - before, at
    run.found = {
        name: sorted(dataset(f"{place}/{name}").to_table(columns=["record"])["record"].to_pylist())
        for name in FOLDERS
    }
    return run


def _killing(cluster: spark_cluster.Cluster, place: Path) -> None:
    """Kill a worker when the first tasks have read what is theirs."""
    while not list(place.glob("_work/read/_temporary/0/task_*")):
        time.sleep(0.2)
    cluster.kill(0)
    print("a worker was killed", flush=True)


def report(run: Run, alone: Run) -> bool:
    """Print a run; tell whether it found what one process found."""
    shown(run, alone)
    other = [name for name in FOLDERS if run.found[name] != alone.found[name]]
    rows = sum(map(len, run.found.values()))
    print(f"  NOT EQUAL: {', '.join(other)}" if other else f"  equal, row for row: {rows:,} rows")
    return not other


def shown(run: Run, alone: Run) -> None:
    """Print how fast a run was."""
    count = len(alone.found["readings"])
    steps = ", ".join(f"{step} {took:.0f} s" for step, took in run.seconds.items())
    print(f"{run.name}: {count / run.whole:.1f} articles/s ({steps})", flush=True)


def faster(runs: list[Run]) -> None:
    """Print how much faster two workers are than one."""
    one, two = runs[0], runs[1]
    print(f"two workers against one: {one.whole / two.whole:.2f} times the articles a second,")
    read = one.seconds["read"] / two.seconds["read"]
    print(f"reading alone {read:.2f} times, linking {_linked(one) / _linked(two):.2f} times")


def _linked(run: Run) -> float:
    return run.whole - run.seconds["read"]


if __name__ == "__main__":
    sys.exit(main())
