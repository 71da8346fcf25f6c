"""Many processes read into one store at once; it must equal that of one alone. `make crowd`.

Eight processes of ``headwater read`` with 2,000 invented articles each, a tenth of which all others
read too. All of them link when they are done. Compared table for table with an SQLite store
into which one process read everything.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rehearsal import STORES, command, differing, ended, held, places, warm, write_news

from headwater.model import Article, Reject
from headwater.stores.opening import open_store

WRITERS, ARTICLES = 8, 2_000
SHARED = 0.1  # of the articles of each writer, which all others read too
SETTINGS = {"HEADWATER_ENCODER": "none"}


def main() -> int:
    """Read alone, then together, and print what differs."""
    parser = argparse.ArgumentParser(description="Read into one store with many processes.")
    parser.add_argument("--writers", type=int, default=WRITERS)
    parser.add_argument("--articles", type=int, default=ARTICLES, help="of each writer")
    parser.add_argument("--store", choices=STORES, action="append", help="else both")
    given = parser.parse_args()
    os.environ |= SETTINGS
    wrong = []
    with tempfile.TemporaryDirectory(prefix="hw-crowd-") as folder:
        sources = share(Path(folder), given.writers, given.articles)
        warm(write_news(Path(folder) / "warm.jsonl", 9))
        alone = str(Path(folder) / "alone.db")
        together(alone, [sorted({path for paths in sources for path in paths})])
        whole = held(alone)
        for kind in given.store or STORES:
            with places(kind, Path(folder)) as new:
                place = new()
                together(place, sources)
                wrong += [f"{kind}: {table}" for table in differing(whole, held(place))]
    print(f"differs: {', '.join(wrong)}" if wrong else "equal to the store of one writer")
    return 1 if wrong else 0


def share(folder: Path, writers: int, articles: int) -> list[list[str]]:
    """Write what each writer reads: news of its own, and some that all of them read."""
    shared = int(articles * SHARED)
    # of two versions of an article the one that comes last counts: here there is one of each
    both = write_news(folder / "shared.jsonl", shared, later=0)
    own = [
        write_news(folder / f"{n}.jsonl", articles - shared, n + 2, later=0) for n in range(writers)
    ]
    return [[path, both] for path in own]


def together(place: str, inputs: Sequence[Sequence[str]]) -> None:
    """Read each list of inputs in a process of its own, all into one place."""
    began = time.monotonic()
    children = [command("read", *sources, "--store", place) for sources in inputs]
    failed = [code for child in children if (code := ended(child))]
    if failed:
        sys.exit(f"{len(failed)} of {len(children)} writers failed")
    with closing(open_store(place)) as store:
        told = f"{store.count(Article):,} articles, {store.count(Reject):,} rejects"
    kind = place.partition("://")[0] if "://" in place else "sqlite"
    took = time.monotonic() - began
    print(f"{kind}: {len(children)} writers, {told}, {took:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
