"""Kill Headwater at random moments, run it again, and compare. `make chaos`.

Each trial reads invented news into a new store by rules, links them, and is killed (``kill -9``)
once or several times on the way, at moments spread over the whole of an uninterrupted run: making
the tables, reading, linking. Then it runs to the end. The store must equal, table for table, that
of a run that nobody killed; so for SQLite and for PostgreSQL, each against the same SQLite store.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rehearsal import STORES, Held, command, differing, ended, held, places, warm, write_news

from headwater import pipeline

TRIALS = 100
ARTICLES = 60
TOGETHER = 15  # articles linked at one stroke: so that there are several
MOST = 4  # kills of one trial
SETTINGS = {"HEADWATER_ENCODER": "none", "HEADWATER_BATCH": "5"}


def main() -> int:
    """Run the trials and print how many ended alike."""
    parser = argparse.ArgumentParser(description="Kill at random moments, run again, compare.")
    parser.add_argument("--trials", type=int, default=TRIALS, help="for each store")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="of the invented news")
    parser.add_argument("--store", choices=STORES, action="append", help="else both")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    given = parser.parse_args()
    os.environ |= SETTINGS
    pipeline.TOGETHER = TOGETHER
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="hw-chaos-") as folder:
        source = write_news(Path(folder) / "news.jsonl", given.articles)
        warm(source)
        whole, _ = uncut(source, str(Path(folder) / "whole.db"))
        for kind in given.store or STORES:
            with places(kind, Path(folder)) as new:
                wrong += Chaos(kind, new, source, whole).tell(given.trials, given.seed)
    return 1 if wrong else 0


def uncut(source: str, place: str) -> tuple[Held, float]:
    """Read and link without a kill; return what the store holds, and how long it took."""
    began = time.monotonic()
    if code := ended(command("read", source, "--store", place)):
        sys.exit(f"a run that nobody killed failed: {code}")
    took = time.monotonic() - began
    return held(place), took


@dataclass(frozen=True, slots=True)
class Chaos:
    """Trials on one kind of store."""

    kind: str
    new: Callable[[], str]
    source: str
    whole: Held

    def tell(self, trials: int, seed: int) -> int:
        """Try so often; say how it went and return how often the outcome differed."""
        same, length = uncut(self.source, self.new())
        if tables := differing(self.whole, same):
            sys.exit(f"{self.kind} differs from sqlite without a kill: {', '.join(tables)}")
        chance, kills, wrong = random.Random(seed), 0, 0
        for trial in range(trials):
            place = self.new()
            kills += self.kill(place, length, chance)
            tables = differing(self.whole, uncut(self.source, place)[0])
            wrong += bool(tables)
            if tables:
                print(f"{self.kind}: trial {trial} differs in {', '.join(tables)}")
            told = f"{self.kind}: {trial + 1 - wrong} of {trial + 1}, {kills} kills"
            print(told, file=sys.stderr, flush=True)
        print(f"{self.kind}: {trials - wrong} of {trials} as if nobody had killed, {kills} kills")
        return wrong

    def kill(self, place: str, length: float, chance: random.Random) -> int:
        """Run and kill, once or several times; return how often the run was not done before."""
        kills = 0
        for _ in range(chance.randint(1, MOST)):
            child = command("read", self.source, "--store", place)
            time.sleep(chance.uniform(0, length))
            os.kill(child, signal.SIGKILL)
            kills += ended(child) == -signal.SIGKILL
        return kills


if __name__ == "__main__":
    sys.exit(main())
