"""The watch itself: what is due is asked, what is answered is read and kept, at one stroke each."""

import math
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TextIO, cast

from headwater.fetch import Fetcher
from headwater.keep import Keeper
from headwater.model import Alert, Feed, Fetched, Item, Notice, Reject
from headwater.pipeline import link_all
from headwater.settings import Settings
from headwater.stores import Store
from headwater.stores.superseding import supersede
from headwater.watching import telling
from headwater.watching.agenda import Agenda
from headwater.watching.crew import Crew
from headwater.watching.errands import Call, Errand, Outcome, broken, run
from headwater.watching.items import Visit, after_visit, failed, put_off
from headwater.watching.listing import Poll, after_poll
from headwater.watching.memory import forget
from headwater.watching.progress import Progress
from headwater.watching.reading import Desk
from headwater.watching.schedule import Bounds
from headwater.watching.witness import Witness

CREW = 16  # threads that wait for servers
ENOUGH = 50  # articles that wait to be linked
GROUP = 16  # pages read together
TICK = 0.2  # seconds after which to look what has become due
GRACE = 5.0  # seconds in which what is under way may still come home when all stops
BUDGET = 10.0  # seconds of linking after which feeds have their turn
LINKING = 30.0  # seconds that a new article waits for others before they are linked


@dataclass(frozen=True, slots=True)
class Means:
    """What a watch works with. ``clock`` gives seconds since 1970."""

    store: Store
    settings: Settings
    fetcher: Fetcher
    keeper: Keeper | None = None
    bounds: Bounds = field(default_factory=Bounds)
    clock: Callable[[], float] = time.time


class Watch:
    """Watches the feeds of a store, or only some; one watches a store at a time.

    Killed at any moment and begun again, it goes on where it was: what a feed lists is kept with
    the feed's state, an article with its item's.
    """

    def __init__(
        self,
        means: Means,
        *,
        only: Iterable[str] = (),
        out: TextIO,
        progress: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        self._means, self._store, self._out = means, means.store, out
        self._done, self._progress = Progress(), progress
        self._crew: Crew[Errand, Outcome] = Crew(partial(run, fetcher=means.fetcher), CREW)
        self._desk = Desk(means.settings)
        self._agenda = Agenda(self._store, means.fetcher, frozenset(only))
        self._alerts = {alert.id: alert for alert in self._store.read(Alert)}
        self._linked, self._took = time.monotonic(), 0.0
        self._stop = threading.Event()

    def run(self, stop: threading.Event, *, once: bool = False) -> Progress:
        """Watch until ``stop`` is set, or with ``once`` until nothing is due; then link and tell.

        What is under way when it stops is finished if it comes within seconds, else dropped: it is
        listed still, and fetched the next time.
        """
        self._stop = stop
        self._desk.prepare()
        while not stop.is_set():
            begun = self._begin(once=once)
            if once and not (begun or self._crew.busy or self._agenda.held):
                self._link(math.inf)
                if not self._begin_calls():
                    break
            self._take(TICK)
            if not once and self._is_time_to_link():
                self._link(BUDGET)
        self._end()
        return self._done

    def _now(self) -> int:
        return int(self._means.clock())

    def _begin(self, *, once: bool) -> int:
        """Send the crew to what is due; return how many errands were begun."""
        errands = self._agenda.next(self._crew.free, self._now(), once=once)
        for errand in errands:
            self._crew.begin(errand)
        return len(errands) + (0 if once else self._begin_calls())

    def _begin_calls(self) -> int:
        calls = self._agenda.calls(self._crew.free, self._now(), self._hooks())
        for call in calls:
            self._crew.begin(call)
        return len(calls)

    def _hooks(self) -> dict[str, Alert]:
        return {key: alert for key, alert in self._alerts.items() if telling.is_hook(alert)}

    def _take(self, seconds: float) -> None:
        """Take in what the crew brings home, pages together, each group at one stroke."""
        visits: list[Visit] = []
        done = self._crew.next(seconds)
        while done:
            outcome = done.result or broken(done.job)
            self._agenda.home(done.job)
            self._done.answered(outcome.answer)
            if self._stop.is_set() and isinstance(outcome.answer, Reject):
                self._done.dropped += 1  # it was told to come home
            elif isinstance(outcome, Visit):
                visits.append(outcome)
            elif isinstance(outcome, Poll):
                self._polled(outcome)
            else:
                self._called(outcome)
            done = self._crew.next(0) if len(visits) < GROUP else None
        if visits:
            self._visited(visits)
        self._progress(self._done)

    def _polled(self, poll: Poll) -> None:
        poll = self._desk.listed(poll)
        feed, found = after_poll(self._store, poll, self._means.bounds, self._now())
        items = sum(isinstance(record, Item) for record in found)
        kept = self._keep([poll.answer]) if items else []
        self._store.write([*kept, *found, feed])
        self._done.polled(feed, items)

    def _visited(self, visits: Sequence[Visit]) -> None:
        now = self._now()
        again = [visit for visit in visits if failed(visit)]
        wait = self._means.fetcher.wait
        self._store.write(put_off(v.item, now, wait(v.item.url or "")) for v in again)
        rest = [visit for visit in visits if visit not in again]
        feeds = {f.id: f for f in self._store.pick(Feed, {v.item.feed for v in rest})}
        read = self._desk.read(rest, {key: feed.title for key, feed in feeds.items()})
        kept = self._keep([one.visit.answer for one in read if not isinstance(one.made, Reject)])
        items = [after_visit(one.visit, one.made) for one in read]
        records = [record for one in read for record in one.records]
        supersede(self._store, [*kept, *records, *items])
        self._done.visited(items, records)

    def _keep(self, answers: Iterable[Fetched | Reject | None]) -> list[object]:
        keeper = self._means.keeper
        return [keeper.keep(a) for a in answers if isinstance(a, Fetched)] if keeper else []

    def _is_time_to_link(self) -> bool:
        """Tell whether many articles wait, or some do for long; feeds had their share of time."""
        since = time.monotonic() - self._linked
        if since < self._took:
            return False
        if since < LINKING:
            return len(self._store.waiting(ENOUGH)) >= ENOUGH
        self._linked = time.monotonic()
        return bool(self._store.waiting(1))

    def _link(self, seconds: float) -> None:
        """Link what waits, and tell what is new of what somebody watches."""
        self._alerts = {alert.id: alert for alert in self._store.read(Alert)}
        witness = Witness(
            self._store, self._alerts.values(), self._clock_words, self._stop, seconds=seconds
        )
        began = time.monotonic()
        link_all(cast("Store", witness), self._means.settings)
        forget()
        self._linked = time.monotonic()
        self._took = self._linked - began
        self._done.linked(self._took)
        self._tell()

    def _clock_words(self) -> str:
        return datetime.fromtimestamp(self._now(), UTC).isoformat()

    def _tell(self) -> None:
        """Tell notices that need no server; each is marked at once."""
        for notice in self._store.due(Notice, self._now(), ENOUGH):
            alert = self._alerts.get(notice.alert)
            if alert is None:  # nobody asks any more
                self._store.write([replace(notice, due=0)])
            elif not telling.is_hook(alert):
                self._told(notice, telling.tell(notice, alert, self._out))

    def _called(self, call: Call) -> None:
        self._told(call.notice, call.answer if isinstance(call.answer, Reject) else None)

    def _told(self, notice: Notice, trouble: Reject | None) -> None:
        """Mark a notice as told, or as one to be told later; after many tries it is a Reject."""
        due = telling.later(notice, self._now()) if trouble else None
        if trouble and due:
            self._store.write([replace(notice, due=due, tries=notice.tries + 1)])
        else:
            self._store.write([replace(notice, due=0), *([trouble] if trouble else [])])
            self._done.notices += trouble is None

    def _end(self) -> None:
        """Take in what still comes home, and leave the rest where the next run finds it."""
        self._stop.set()
        self._means.fetcher.stop()
        until = time.monotonic() + GRACE
        while self._crew.busy and (left := until - time.monotonic()) > 0:
            self._take(left)
        self._done.dropped += self._crew.busy
