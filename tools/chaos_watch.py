"""Kill ``headwater watch --once`` at random moments, run it again, compare. `make chaos`.

A newsstand on this machine gives the same answers each time. Each trial watches it into a new store
and is killed (``kill -9``) once or several times on the way: polling, fetching, reading, linking,
telling. Then it runs to the end. But for times, the store must hold what that of a watch holds that
nobody killed, and each notice must have been told in a file once.
"""

import argparse
import importlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from rehearsal import STORES, command, ended, places

from headwater.model import (
    Alert,
    Claim,
    Entity,
    Feed,
    Fetched,
    Item,
    Link,
    Notice,
    Reading,
    Reject,
    Story,
    Watched,
)
from headwater.model.codec import encode
from headwater.pipeline import read_articles
from headwater.readers import read_answer
from headwater.settings import Settings
from headwater.stores.opening import open_store
from newsstand import Newsstand, Outlet, page

TRIALS = 100
MOST = 4  # kills of one trial
SETTINGS = {"HEADWATER_ENCODER": "none", "HEADWATER_DELAY": "0", "HEADWATER_KEEP": "none"}
LEAD = "The dam of Orlo will close in May, minister Ann Reyes said."
Held = tuple[list[str], list[str]]


def main() -> int:
    """Run the trials and print how many ended alike."""
    parser = argparse.ArgumentParser(description="Kill a watch at random moments, run it again.")
    parser.add_argument("--trials", type=int, default=TRIALS, help="for each store")
    parser.add_argument("--store", choices=STORES, action="append", help="else both")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    given = parser.parse_args()
    os.environ |= SETTINGS
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="hw-chaos-") as folder:
        feeds, server = _served(Path(folder))
        warm()
        began = time.monotonic()
        whole = watched(feeds, str(Path(folder) / "whole.db"), Path(folder) / "whole.jsonl", ())
        took = time.monotonic() - began
        for kind in given.store or STORES:
            with places(kind, Path(folder)) as new:
                chance, alike = random.Random(given.seed), 0
                for trial in range(given.trials):
                    moments = [chance.uniform(0, took) for _ in range(chance.randint(1, MOST))]
                    told = Path(folder) / f"{kind}-{trial}.jsonl"
                    alike += watched(feeds, new(), told, moments) == whole
                print(f"{kind}: {alike} of {given.trials} ended alike", flush=True)
                wrong += given.trials - alike
        os.kill(server, signal.SIGKILL)
        os.waitpid(server, 0)
    return 1 if wrong else 0


def warm() -> None:
    """Load all that a watch needs, so that a process that is forked begins at once."""
    importlib.import_module("headwater.watching")
    importlib.import_module("headwater.link")
    outlet, at = Outlet(1), "http://a.example/1"
    raw = page(outlet, 1).encode()
    answer = Fetched(at, at, 200, (("Content-Type", "text/html"),), raw, "2026-01-01T00:00:00Z")
    list(read_articles(read_answer(answer, Settings())))


def _served(folder: Path) -> tuple[str, int]:
    """Serve feeds in a process of their own; return the list of them, and the process."""
    outlets = [Outlet(1, lead=LEAD), Outlet(2, carried=True), Outlet(3, "bomb"), Outlet(4, "gone")]
    for outlet in outlets:
        outlet.paused = outlet.started
    reader, writer = os.pipe()
    server = os.fork()
    if not server:
        stand = Newsstand(outlets).start()
        os.write(writer, stand.opml().encode())
        os.close(writer)
        while True:
            time.sleep(60)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        (folder / "feeds.opml").write_bytes(answer.read())
    return str(folder / "feeds.opml"), server


def watched(feeds: str, place: str, told: Path, moments: list[float] | tuple[()]) -> Held:
    """Watch once, killed at these moments after each beginning; return what is there in the end."""
    with closing(open_store(place, create=True)) as store:
        store.write([Alert("alert-1", Watched.SOURCE, "Ann Reyes", ("ann reyes",), str(told))])
    words = ("watch", feeds, "--store", place, "--once", "--allow-private")
    for seconds in moments:
        child = command(*words)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if code := ended(command(*words)):
        sys.exit(f"a watch that nobody killed failed: {code}")
    return held(place, told)


def held(place: str, told: Path) -> Held:
    """Return what a store holds but for times, and which notices were told."""
    with closing(open_store(place, create=False)) as store:
        readings = [
            replace(r, article=replace(r.article, fetched=None)) for r in store.read(Reading)
        ]
        found = [encode(record) for record in readings]
        for kind in (Reject, Entity, Story, Claim, Link):
            found += [encode(record) for record in store.read(kind)]
        found += [f"{item.id} {item.state} {item.article}" for item in store.read(Item)]
        found += [f"{feed.id} {feed.failures} {feed.trouble}" for feed in store.read(Feed)]
        found += [f"{notice.id} {notice.due}" for notice in store.read(Notice)]
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return found, sorted(json.loads(line)["id"] for line in lines)


if __name__ == "__main__":
    sys.exit(main())
