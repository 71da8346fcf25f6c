"""A newsstand of this machine, a store, and watches over both."""

import io
import threading
from contextlib import closing

import pytest

from headwater.fetch import Fetcher
from headwater.keep import Keeper
from headwater.model import Feed
from headwater.settings import Settings
from headwater.stores.sqlite import SqliteStore
from headwater.watching import Bounds, Means, Watch
from newsstand import Newsstand

SETTINGS = Settings(encoder="none", delay=0, timeout=5)


@pytest.fixture
def stand():
    """Open newsstands; all are closed at the end."""
    opened = []

    def opener(*outlets):
        for outlet in outlets:
            outlet.paused = outlet.started  # it publishes what it has, and no more
        opened.append(Newsstand(list(outlets), tick=0.01).start())
        return opened[-1]

    yield opener
    for one in opened:
        one.stop()


@pytest.fixture
def store(tmp_path):
    with closing(SqliteStore(str(tmp_path / "news.db"))) as made:
        yield made


class Watcher:
    """Watches the feeds of a stand, as often as a test wants; time passes when it is told to."""

    def __init__(self, store, stand, folder):
        self.store, self.now, self.out = store, 1_800_000_000.0, io.StringIO()
        self.keeper, self.settings = Keeper(folder), SETTINGS
        store.write(Feed(stand.feed_of(outlet)) for outlet in stand.outlets)

    def once(self, **options):
        fetcher = Fetcher(self.settings, private=True)
        bounds = Bounds(60, 3600)
        means = Means(self.store, SETTINGS, fetcher, self.keeper, bounds, clock=lambda: self.now)
        return Watch(means, out=self.out, **options).run(threading.Event(), once=True)

    def later(self, seconds=4000.0):
        self.now += seconds
        return self.once()


@pytest.fixture
def watcher(store, tmp_path):
    made = []

    def maker(stand):
        made.append(Watcher(store, stand, tmp_path / "kept"))
        return made[-1]

    yield maker
    for one in made:
        one.keeper.close()
