"""What linking costs as a store grows, and whether it counts origins right. `make bench-link`.

Grows an SQLite store from invented readings (bench_world.py), in order of their dates but for a few
that come late, and prints the CPU time of linking an article at a tenth of the size and at the end,
the peak of memory, the time of pages and lists at the end, and how many origin counts are exact.
The real articles of the gold data, where they are, are read by rules and put in first.
"""

import argparse
import gc
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from bench_world import Expected, stories

from headwater import queries
from headwater.cli.door import SELDOM
from headwater.model import Claim, Entity, Reading, Story
from headwater.pipeline import link_all, read_articles
from headwater.readers import read_inputs
from headwater.settings import Settings
from headwater.stores import Store
from headwater.stores.sqlite import SqliteStore

REPO = Path(__file__).parents[1]
STEP = 1_000  # articles linked at once
USUAL = 5_000
ARTICLES = 8  # of a story, on average
LATE, DELAY = 0.03, 4_000  # share of articles that come late, and by how many others
AGAIN = 5  # times that a page is asked for; the middle one counts
MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss: bytes there, kB elsewhere
MILLI = 1_000


def main() -> int:
    """Grow a store and print what it costs."""
    gc.set_threshold(*SELDOM)
    parser = argparse.ArgumentParser(description="Measure linking as a store grows.")
    parser.add_argument("--articles", type=int, default=USUAL, help="size at the end")
    parser.add_argument("--store", help="keep the store here")
    parser.add_argument("--no-real", action="store_true", help="leave the real articles out")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(given.store or str(Path(folder) / "bench.db"))
        if not given.no_real:
            real(store)
        expected = grow(store, given.articles)
        pages(store)
        exact(store, expected)
        store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(f"peak memory {peak:,.0f} MB")
    return 0


def real(store: Store) -> None:
    """Read the real articles by rules into the store, and link them."""
    folder = Path(os.environ.get("HEADWATER_EVAL") or REPO.parent / "shared" / "eval")
    path = folder / "entities" / "slavic-train.jsonl.gz"
    if not path.is_file():
        print(f"no real articles at {path}")
        return
    found = read_articles(read_inputs([str(path)], Settings()))
    store.write(item for item in found if isinstance(item, Reading))
    began = time.process_time()
    link_all(store, Settings())
    spent = (time.process_time() - began) / store.count(Reading)
    print(f"{store.count(Reading)} real articles: {spent * MILLI:.1f} ms to link one")


def grow(store: Store, articles: int) -> list[Expected]:
    """Write and link step by step; print the cost of an article at a tenth and at the end."""
    told = list[Expected]()
    count, costs = 0, list[tuple[int, float, float]]()
    for batch in steps(late(readings(articles, told)), STEP):
        written = clocked(lambda batch=batch: store.write(batch))
        linked = clocked(lambda: link_all(store, Settings()))
        count += len(batch)
        costs.append((count, written / len(batch), linked / len(batch)))
        shown(costs[-1])
    early, last = around(costs, articles / 10), around(costs, articles)
    print(f"linking one article: {early * MILLI:.2f} ms at a tenth, {last * MILLI:.2f} ms at the")
    print(f"end: {last / early:.2f} times")
    return told


def shown(cost: tuple[int, float, float]) -> None:
    """Print one step."""
    count, written, linked = cost
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    spent = f"to write one {written * MILLI:5.2f} ms, to link one {linked * MILLI:6.2f} ms CPU"
    print(f"{count:7,} articles: {spent}, peak {peak:,.0f} MB", flush=True)


def around(costs: Sequence[tuple[int, float, float]], size: float) -> float:
    """Return the middle cost of linking in the steps nearest to a size."""
    near = sorted(costs, key=lambda cost: abs(cost[0] - size))[:3]
    return statistics.median(cost[2] for cost in near)


def readings(articles: int, told: list[Expected]) -> Iterator[Reading]:
    """Stream so many readings, and note what is expected of them."""
    for made, expected in stories(articles // ARTICLES):
        told += expected
        yield from made


def late(stream: Iterator[Reading]) -> Iterator[Reading]:
    """Hold some articles back, as the news does."""
    luck = random.Random("late")
    held: list[tuple[int, Reading]] = []
    for place, one in enumerate(stream):
        if luck.random() < LATE:
            held.append((place + luck.randrange(DELAY), one))
        else:
            yield one
        if held and held[0][0] <= place:
            yield held.pop(0)[1]
    yield from (one for _, one in held)


def steps(stream: Iterator[Reading], size: int) -> Iterator[list[Reading]]:
    """Cut a stream."""
    while batch := list(islice(stream, size)):
        yield batch


def clocked(work: Callable[[], object]) -> float:
    """Tell how much CPU time some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def pages(store: Store) -> None:
    """Print what each list and page takes."""
    claim = next(queries.claims(store))
    tale, somebody = next(queries.stories(store)), next(queries.entities(store))
    last = next(store.read(Story))
    asked: dict[str, Callable[[], object]] = {
        "stories": lambda: list(islice(queries.stories(store), 50)),
        "claims": lambda: list(islice(queries.claims(store), 50)),
        "entities": lambda: list(islice(queries.entities(store), 50)),
        "articles": lambda: list(islice(queries.articles(store), 50)),
        "counts": lambda: queries.counts(store),
        "the largest story": lambda: queries.story(store, tale.id),
        "a story": lambda: queries.story(store, last.id),
        "the largest claim": lambda: queries.claim(store, claim.id),
        "a claim": lambda: queries.claim(store, next(store.read(Claim)).id),
        "the largest entity": lambda: queries.entity(store, somebody.id),
        "an entity": lambda: queries.entity(store, next(store.read(Entity)).id),
        "an article": lambda: queries.article(store, last.article_ids[0]),
        "search, rare": lambda: queries.search(store, word_of(last)),
        "search, frequent": lambda: queries.search(store, "ministry"),
    }
    for name, ask in asked.items():
        spent = [clocked(ask) for _ in range(AGAIN)]
        print(f"{name:20} {statistics.median(spent) * MILLI:7.1f} ms", flush=True)


def word_of(story: Story) -> str:
    """Return a rare word of a story."""
    return max(story.title.split(), key=len)


def exact(store: Store, expected: Sequence[Expected]) -> None:
    """Print how many of the claims have the number of origins that was put into them."""
    wanted = {one.statement_id: one.origins for one in expected}
    counts = chain.from_iterable(
        ((row.statement_id, claim.independent_origins) for row in claim.carriages)
        for claim in store.read(Claim)
    )
    right = sum(wanted[key] == count for key, count in counts if key in wanted)
    print(f"origin counts exact: {right} of {len(wanted)}: {right / max(1, len(wanted)):.2%}")


if __name__ == "__main__":
    sys.exit(main())
