"""What is due next, one errand a host at a time: nobody waits long in a thread for a turn."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from headwater.fetch import Fetcher
from headwater.model import Alert, Feed, Item, Notice
from headwater.readers.fields import host
from headwater.stores import Store
from headwater.watching.errands import Call, Errand, address
from headwater.watching.items import REST

FEEDS = 1000  # looked at once, of those that are due
ITEMS = 100
CROWD = 5  # items of one host among those looked at; the others are put off
SOON = 0.05  # seconds that a thread may wait for a turn
DAY = 86_400
FAR = 100_000


class Agenda:
    """Chooses what the crew does next; remembers what is under way, by host."""

    def __init__(self, store: Store, fetcher: Fetcher, only: frozenset[str]) -> None:
        self._store, self._fetcher, self._only = store, fetcher, only
        self._away: dict[str, str] = {}  # id of an errand to the host it asks
        self._asked: set[str] = set()
        self.held = False  # something that is due waits for its host to be free, in seconds

    def next(self, free: int, now: int, *, once: bool) -> list[Errand]:
        """Return what to begin now, at most ``free`` errands: feeds first, then items.

        ``once``: each feed one time, and items that are due within a day but were never tried.
        """
        chosen: list[Errand] = []
        self.held = False
        if free <= 0:
            return chosen
        for errand in chain[Feed | Item](self._feeds(now, once=once), self._items(now, once=once)):
            if len(chosen) >= free:
                break
            if self._take(errand.id, errand):
                chosen.append(errand)
        return chosen

    def calls(self, free: int, now: int, hooks: Mapping[str, Alert]) -> list[Call]:
        """Return the webhooks to call now."""
        if not hooks or not free:
            return []
        due = self._store.due(Notice, now, ITEMS)
        calls = [Call(one, hooks[one.alert]) for one in due if one.alert in hooks]
        return [call for call in calls if self._take(call.notice.id, call)][:free]

    def home(self, errand: Errand) -> None:
        """Take note that an errand has come home."""
        key = errand.notice.id if isinstance(errand, Call) else errand.id
        self._away.pop(key, None)

    def _feeds(self, now: int, *, once: bool) -> Iterator[Feed]:
        for feed in self._store.due(Feed, now, FEEDS):
            mine = not self._only or feed.id in self._only or feed.parent in self._only
            if mine and feed.id not in self._away and not (once and feed.id in self._asked):
                yield feed

    def _items(self, now: int, *, once: bool) -> Iterator[Item]:
        if not once:
            return iter(self._apart(self._store.due(Item, now, ITEMS), now))
        found: list[Item] = []
        for limit in (ITEMS, 10 * ITEMS, FAR):
            due = self._store.due(Item, now + DAY, limit)
            found = [item for item in due if not item.tries and item.id not in self._away]
            if found or len(due) < limit:
                break
        return iter(found)

    def _apart(self, due: list[Item], now: int) -> list[Item]:
        """Put off what is of one host where it stands in the way of all others."""
        found: list[Item] = []
        late: list[Item] = []
        crowds: Counter[str] = Counter()
        for item in due:
            name = host(item.url) or ""
            crowds[name] += 1
            if crowds[name] > CROWD and len(due) == ITEMS:
                late.append(replace(item, due=now + CROWD * (crowds[name] // CROWD)))
            elif item.id not in self._away:
                found.append(item)
        self._store.write(late)
        return found

    def _take(self, key: str, errand: Errand) -> bool:
        """Book an errand unless somebody is at its host, or has just been."""
        there = address(errand)
        name = host(there) or ""
        rest = self._fetcher.wait(there) if there else 0.0
        if there and (name in self._away.values() or rest > SOON):
            self.held = self.held or rest <= REST
            return False
        self._away[key] = name
        if isinstance(errand, Feed):
            self._asked.add(key)
        return True
