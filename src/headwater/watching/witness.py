"""Sees what linking forgets and writes, and writes beside it what alerts have to tell of that."""

import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from headwater.model import Alert, Claim, Notice, Reading, Story
from headwater.stores import Store
from headwater.watching.news import Around, articles_of, notices

TOGETHER = 50  # articles linked at one stroke: no feed waits longer for its turn than that takes


class Witness:
    """A store, as linking uses it, that keeps a notice of whatever an alert asked for.

    Notices are written in the stroke that made them true, so none is lost and none is made twice.
    When everything is linked anew, as after an upgrade, nothing of it is news. Once ``stop`` is
    set or some seconds have passed, nothing waits to be linked any more until the next time.
    """

    def __init__(
        self,
        store: Store,
        alerts: Iterable[Alert],
        now: Callable[[], str],
        stop: threading.Event,
        *,
        seconds: float = math.inf,
    ) -> None:
        self._stop, self._until = stop, time.monotonic() + seconds
        self._store, self._alerts, self._now = store, tuple(alerts), now
        self._anew = False
        self._before: list[Claim] = []
        self._after: list[Claim] = []
        self._stories: dict[str, tuple[str, ...]] = {}
        self.made = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a store has
        """Do all else as the store does."""
        return getattr(self._store, name)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Make what is written within one stroke, with what there is to tell of it."""
        self._reset()
        with self._store.atomic():
            yield
            self._store.write(self._told())
        self._reset()

    def _reset(self) -> None:
        self._before, self._after, self._stories = [], [], {}

    def waiting(self, limit: int) -> list[str]:
        """Return ids of articles that wait to be linked, none once it is time to stop."""
        if self._stop.is_set() or time.monotonic() > self._until:
            return []
        return self._store.waiting(min(limit, TOGETHER))

    def forget(self, kind: type, ids: Iterable[str]) -> None:
        """Forget records, and remember what the claims of stories were."""
        ids = list(ids)
        if kind is Story and self._alerts:
            for story in ids:
                self._before += self._store.read(Claim, of=story)
        self._store.forget(kind, ids)

    def write(self, records: Iterable[object]) -> None:
        """Keep records, and remember the claims among them."""
        self._store.write(self._seen(records))

    def replace(self, kinds: tuple[type, ...], records: Iterable[object]) -> None:
        """Forget all records of some kinds: what is linked after that has been told before."""
        self._anew = self._anew or self._store.count(Story) > 0
        self._store.replace(kinds, records)

    def _seen(self, records: Iterable[object]) -> Iterator[object]:
        for record in records:
            if isinstance(record, Claim) and self._alerts:
                self._after.append(record)
            elif isinstance(record, Story):
                self._stories[record.id] = record.article_ids
            yield record

    def _told(self) -> list[Notice]:
        if not self._after or self._anew:
            return []
        picked = self._store.pick(Reading, articles_of(self._after))
        readings = {reading.article.id: reading for reading in picked}
        around = Around(readings, self._stories, self._now())
        made = notices(self._alerts, self._before, self._after, around)
        found = {notice.id: notice for notice in made}
        known = {notice.id for notice in self._store.pick(Notice, found)}
        fresh = [notice for key, notice in found.items() if key not in known]
        self.made += len(fresh)
        return fresh
