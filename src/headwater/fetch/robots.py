"""What a site's robots.txt lets us read (RFC 9309); kept for a day."""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from headwater.errors import FetchError
from headwater.fetch.ask import Answer

AGENT = "headwater"
FILE = "/robots.txt"
SIZE = 512_000  # bytes; the standard wants 500 KiB read, what follows is ignored
DAY = 86_400.0  # seconds that an answer holds
SOON = 600.0  # seconds after which a site that could not answer is asked again
MOST = 5_000_000  # bytes of all files remembered; parsed, a file takes up to twenty times its size
LEAST = 200  # bytes that a site counts for at least


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site says; ``parsed`` is None where it says nothing, and ``shut`` why all is shut.

    ``delay`` is in seconds between requests, 0 where none is asked for. ``size`` is in bytes.
    """

    until: float
    size: int = LEAST
    parsed: Any = None  # protego has no types
    shut: str = ""
    delay: float = 0.0

    def refusal(self, url: str) -> str | None:
        """Say why an address is not to be read; None when it may be."""
        if self.shut:
            return f"its robots.txt cannot be read ({self.shut}), so nothing is"
        if self.parsed is not None and not self.parsed.can_fetch(url, AGENT):
            return "its robots.txt does not allow it"
        return None


@dataclass
class Robots:
    """The rules of the sites asked so far; ``load`` fetches an address, or raises FetchError."""

    load: Callable[[str], Answer]
    clock: Callable[[], float] = time.monotonic
    _known: dict[str, Rules] = field(default_factory=dict)
    _locks: dict[str, threading.Lock] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _size: int = 0

    def rules(self, site: str) -> Rules:
        """Return the rules of a site (scheme and authority), asking it once for all threads."""
        with self._lock:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:
            known = self._known.get(site)
            if known is None or known.until < self.clock():
                known = self._asked(site)
                self._keep(site, known)
            return known

    def _keep(self, site: str, rules: Rules) -> None:
        """Remember what a site says, and forget the oldest where that is too much."""
        with self._lock:
            old = self._known.pop(site, None)
            self._known[site] = rules
            self._size += rules.size - (old.size if old else 0)
            while self._size > MOST and len(self._known) > 1:
                oldest = next(iter(self._known))
                self._size -= self._known.pop(oldest).size
                self._locks.pop(oldest, None)

    def _asked(self, site: str) -> Rules:
        now = self.clock()
        try:
            answer = self.load(site + FILE)
        except FetchError as error:
            return Rules(now + SOON, shut=str(error))
        if answer.status == 429 or answer.status >= 500:
            return Rules(now + SOON, shut=f"HTTP {answer.status}")
        if not answer.success:
            return Rules(now + DAY)
        return _parsed(answer.body, now + DAY)


def _parsed(body: bytes, until: float) -> Rules:
    from protego import Protego

    parsed = Protego.parse(body.decode("utf-8-sig", "replace"))
    delay = float(parsed.crawl_delay(AGENT) or 0)
    sound = 0 <= delay < math.inf  # a number is what the library takes for one
    return Rules(until, LEAST + len(body), parsed=parsed, delay=delay if sound else 0.0)
