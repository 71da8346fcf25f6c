"""Watches once, and dies like a process under ``kill -9`` before its n-th SQL statement.

``python crash.py STORE FEEDS N``; with N = 0 it lives, and prints how many statements it took.
"""

import io
import os
import signal
import sys
import threading
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from headwater.fetch import Fetcher
from headwater.keep import Keeper
from headwater.model import Alert, Watched
from headwater.readers.opml import read_feeds
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore
from headwater.watching import Bounds, Means, Watch, add_feeds

SETTINGS = Settings(encoder="none", delay=0, timeout=5)
TOLD = "told.jsonl"


def main(place, feeds, last):
    statements = count(1)

    def mortal(*_):
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", mortal)
    watch(place, feeds)
    return next(statements) - 1


def watch(place, feeds):
    """Watch once, with an alert that tells in a file beside the store."""
    store, told = SqliteStore(str(place)), Path(place).with_name(TOLD)
    add_feeds(store, read_feeds(Path(feeds)))
    store.write([Alert("alert-1", Watched.SOURCE, "Ann Reyes", ("ann reyes",), str(told))])
    with Keeper(Path(place).with_name("kept")) as keeper:
        fetcher = Fetcher(SETTINGS, private=True)
        means = Means(store, SETTINGS, fetcher, keeper, Bounds(600, 6000))
        Watch(means, out=io.StringIO()).run(threading.Event(), once=True)
    store.close()


if __name__ == "__main__":
    sys.stdout.write(str(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
