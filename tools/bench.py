"""Articles a second and peak memory of each step, and the encoders side by side. `make bench`.

Each encoder reads in a process of its own, on one core; words are what stands between spaces.

The articles are those of entities/slavic-train.jsonl.gz in the gold data, which are not part of
this repository; where they are missing, the bench says so. ``--input FILE`` measures other ones.
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from typing import Any

from headwater import settings
from headwater.analyze import analyze
from headwater.attribute import attribute, respond, state
from headwater.cite import cite
from headwater.cli.door import SELDOM
from headwater.engines.serial import SerialEngine
from headwater.languages import load
from headwater.link import link
from headwater.model import Article, Claim, Entity, Link, Reading, Reject, Story
from headwater.model.codec import encode
from headwater.pipeline import read_articles, read_stream
from headwater.readers import read_inputs
from headwater.registry import find, names

REPO = Path(__file__).parents[1]
MOST = 200  # articles that an encoder is measured on: half a minute of work
MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss: bytes there, kB elsewhere


def main() -> int:
    """Measure each step over all articles and print a table."""
    gc.set_threshold(*SELDOM)
    parser = argparse.ArgumentParser(description="Measure the steps.")
    parser.add_argument("--input", type=Path, help="articles to read instead of the usual ones")
    parser.add_argument("--encoder", help="measure this one alone; print one line of JSON")
    folder = Path(os.environ.get("HEADWATER_EVAL") or REPO.parent / "shared" / "eval")
    given = parser.parse_args()
    path = given.input or folder / "entities" / "slavic-train.jsonl.gz"
    if not path.is_file():
        print(f"no articles at {path}: nothing was measured")
        return 0
    if given.encoder:
        print(json.dumps(reading(path, given.encoder)))
        return 0
    side_by_side(path)
    walk(path)
    command(path)
    return 0


def side_by_side(path: Path) -> None:
    """Print what reading costs with each encoder; words a CPU-second, load in seconds."""
    print("encoder      load   encoder alone   whole reading path   peak")
    for name in names("encoders"):
        command = [sys.executable, __file__, "--encoder", name, "--input", str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        row = json.loads(done.stdout)
        alone = f"{row['alone']:,.0f} words/s" if row["tags"] else "-"
        whole = f"{row['whole']:,.0f} words/s"
        print(f"{name:10} {row['load']:4.2f} s {alone:>15} {whole:>20} {row['peak']:4.0f} MB")


def reading(path: Path, name: str) -> dict[str, float]:
    """Measure one encoder in this process: its load, itself, and the whole way to a line of JSON.

    The load counts the imports; packs and dictionaries are loaded before the clock runs.
    """
    chosen = settings.Settings(encoder=name)
    items = read_inputs([str(path)], chosen)
    articles = list(islice((item for item in items if isinstance(item, Article)), MOST))
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    encoder = find("encoders", name)()
    load = spent(lambda: encoder.encode(["Yes."]), time.perf_counter)
    alone = spent(lambda: [encoder.encode([text]) for text in texts], time.process_time)
    first = {article.lang: article for article in articles}
    list(read_articles(first.values(), name))
    whole = spent(lambda: lines(path, chosen), time.process_time)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    tags = any(encoder.encode(["Yes."]))
    return {
        "load": load,
        "alone": words / alone,
        "whole": words / whole,
        "peak": peak,
        "tags": tags,
    }


def lines(path: Path, chosen: settings.Settings) -> None:
    """Read as ``headwater read`` does, into lines that go nowhere."""
    for item in islice(read_stream([str(path)], chosen, engine=SerialEngine()), MOST):
        encode(item)


def spent(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """Tell how long some work takes by a clock."""
    began = clock()
    work()
    return max(clock() - began, 1e-9)


def walk(path: Path) -> None:
    """Run the walk of pipeline.py step by step; the analyses of all articles are held at once."""
    items = timed("read", None, lambda: list(read_inputs([str(path)], settings.Settings())))
    articles = [item for item in items if isinstance(item, Article)]
    rejects = [item for item in items if isinstance(item, Reject)]
    packs = {lang: load(lang) for lang in sorted({article.lang for article in articles})}
    count = len(articles)
    began = time.process_time()
    analyses = timed("analyze", count, lambda: [analyze(a, packs[a.lang]) for a in articles])
    pairs = list(zip(articles, analyses, strict=True))
    found = timed("attribute", count, lambda: [attribute(a, n, packs[a.lang]) for a, n in pairs])
    rows = list(zip(articles, analyses, found, strict=True))
    said = timed("state", count, lambda: [voices(a, n, f, packs[a.lang]) for a, n, f in rows])
    cited = timed("cite", count, lambda: [cite(a, n, f, packs[a.lang]) for a, n, f in rows])
    alone = time.process_time() - began
    readings = [
        Reading(a, f, c, *s, mentions=n.mentions)
        for (a, n, f), c, s in zip(rows, cited, said, strict=True)
    ]
    linked = timed("link", count, lambda: link(tuple(readings), settings.Settings()))
    timed("store", count, lambda: keep(readings, linked))
    words = sum(len(article.text.split()) for article in articles)
    print(
        f"{count} articles of {words} words, {len(rejects)} rejects; analyze to cite, one article"
    )
    print(f"by itself: {count / alone:.1f} articles a CPU-second")


def command(path: Path) -> None:
    """Run the whole as a user would, where articles stream and only a batch is held at once."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        headwater = str(Path(sys.executable).with_name("headwater"))
        store = str(Path(folder) / "bench.db")
        subprocess.run([headwater, "read", str(path), "--store", store], check=True)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, wall = spent.ru_utime + spent.ru_stime, time.perf_counter() - began
    print(f"headwater read --store: {cpu:.2f} s CPU, {wall:.2f} s, peak", end=" ")
    print(f"{spent.ru_maxrss / MEGABYTE:.0f} MB")


def voices(article: Article, analysis: Any, attributions: Any, pack: Any) -> tuple[Any, Any]:
    """Return statements and responses: the rest of what an article says."""
    return state(article, analysis, attributions, pack), respond(article, analysis, pack)


def keep(readings: list[Reading], linked: Any) -> None:
    """Write everything into a fresh SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        store = find("stores", "sqlite")(str(Path(folder) / "bench.db"))
        store.write(readings)
        made = (linked.entities, linked.stories, linked.claims, linked.links, linked.readings)
        store.replace((Entity, Story, Claim, Link), chain(*made))
        store.close()


def timed(step: str, count: int | None, work: Callable[[], Any]) -> Any:
    """Run one step and print its line."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    rate = (count if count is not None else len(result)) / max(cpu, 1e-9)
    print(f"{step:10} {rate:9.1f} articles/s  {cpu:7.2f} s CPU  {wall:7.2f} s  peak {peak:6.0f} MB")
    return result


if __name__ == "__main__":
    sys.exit(main())
