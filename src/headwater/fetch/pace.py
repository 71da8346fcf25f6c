"""How fast one host is asked: a delay between requests, and rest when it asks for rest."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from headwater.errors import FetchError

PATIENCE = 60.0  # seconds that a request waits for its turn; a longer rest is a refusal for now
REST = 60.0  # seconds, when a host says it is busy and not for how long
LONGEST = 86_400.0  # seconds of rest that a host can ask for
MOST = 10_000  # hosts remembered beside those that still wait


@dataclass
class _Host:
    free: float = 0.0  # when the next request may start
    rest: float = 0.0  # until when it wants none
    delay: float = 0.0  # seconds between requests that its robots.txt asks for


@dataclass
class Pace:
    """The hosts asked so far; one for all threads. Times are seconds of ``clock``."""

    delay: float
    clock: Callable[[], float] = time.monotonic
    stopped: threading.Event = field(default_factory=threading.Event)
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def turn(self, host: str, *, aside: bool = False) -> None:
        """Wait until this host may be asked; FetchError when that is too long, or all is stopped.

        Turns are given in the order they are asked for, ``delay`` seconds apart. ``aside``: a
        robots.txt, which is asked for out of turn but never in a time of rest.
        """
        start = self.clock() if aside else self._book(host)
        while (seconds := max(start, self._rest(host)) - self.clock()) > 0:
            if self.stopped.wait(seconds):
                break
        if self.stopped.is_set():
            raise FetchError("stopped")

    def _book(self, host: str) -> float:
        with self._lock:
            now = self.clock()
            if len(self._hosts) > MOST:
                self._forget(now)
            known = self._hosts.setdefault(host, _Host())
            delay = max(self.delay, known.delay)
            start = max(now, known.free, known.rest)
            longest = known.rest - now if delay <= PATIENCE else start - now
            if longest > PATIENCE:
                raise FetchError(_alone(host, longest))
            known.free = start + delay
            return start

    def _forget(self, now: float) -> None:
        """Drop the hosts that may be asked at once in any case."""
        waiting = {n: h for n, h in self._hosts.items() if max(h.free, h.rest) > now or h.delay}
        self._hosts = waiting if len(waiting) <= MOST else self._hosts

    def _rest(self, host: str) -> float:
        with self._lock:
            until = self._hosts.setdefault(host, _Host()).rest
        if until - self.clock() > PATIENCE:
            raise FetchError(_alone(host, until - self.clock()))
        return until

    def done(self, host: str, *, aside: bool = False) -> None:
        """Count the delay from the end of a request, so that a slow host is not pressed."""
        if aside:
            return
        with self._lock:
            known = self._hosts.setdefault(host, _Host())
            known.free = max(known.free, self.clock() + max(self.delay, known.delay))

    def slow(self, host: str, seconds: float) -> None:
        """Keep a delay that the host's robots.txt asks for, if it is more than the usual one."""
        with self._lock:
            self._hosts.setdefault(host, _Host()).delay = seconds

    def rest(self, host: str, retry_after: str) -> float:
        """Leave a host alone as long as its ``Retry-After`` says; return the seconds."""
        seconds = rest_asked(retry_after)
        with self._lock:
            known = self._hosts.setdefault(host, _Host())
            known.rest = max(known.rest, self.clock() + seconds)
        return seconds

    def wait(self, host: str) -> float:
        """Return how many seconds from now a request to a host would start."""
        with self._lock:
            known = self._hosts.get(host, _Host())
            return max(0.0, max(known.free, known.rest) - self.clock())


def _alone(host: str, seconds: float) -> str:
    return f"{host} asks to be left alone for {seconds:.0f} s more"


def rest_asked(retry_after: str, now: datetime | None = None) -> float:
    """Return the seconds that a ``Retry-After`` asks for: a number of them, or a date."""
    text = retry_after.strip()
    if text.isdecimal():
        return min(float(text[:9]), LONGEST)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return REST
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    seconds = (until - (now or datetime.now(UTC))).total_seconds()
    return min(max(seconds, 0.0), LONGEST)
