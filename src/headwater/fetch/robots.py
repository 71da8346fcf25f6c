"""What a site's robots.txt lets us read (RFC 9309); kept for a day."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from headwater.errors import FetchError
from headwater.fetch.transport import Answer

AGENT = "headwater"
FILE = "/robots.txt"
SIZE = 512_000  # bytes; the standard wants 500 KiB read, what follows is ignored
DAY = 86_400.0  # seconds that an answer holds
SOON = 600.0  # seconds after which a site that could not answer is asked again
MOST = 20_000  # sites remembered


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site says; ``parsed`` is None where it says nothing, and ``shut`` why all is shut.

    ``delay`` is in seconds between requests, 0 where none is asked for.
    """

    until: float
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

    def rules(self, site: str) -> Rules:
        """Return the rules of a site (scheme and authority), asking it once for all threads."""
        with self._lock:
            if len(self._locks) > MOST:
                self._known.clear()
                self._locks.clear()
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:
            known = self._known.get(site)
            if known is None or known.until < self.clock():
                known = self._known[site] = self._asked(site)
            return known

    def _asked(self, site: str) -> Rules:
        now = self.clock()
        try:
            answer = self.load(site + FILE)
        except FetchError as error:
            return Rules(now + SOON, shut=str(error))
        if answer.status == 429 or answer.status >= 500:
            return Rules(now + SOON, shut=f"HTTP {answer.status}")
        if not 200 <= answer.status < 300:
            return Rules(now + DAY)
        return _parsed(answer.body.decode("utf-8", "replace"), now + DAY)


def _parsed(text: str, until: float) -> Rules:
    from protego import Protego

    parsed = Protego.parse(text)
    return Rules(until, parsed=parsed, delay=float(parsed.crawl_delay(AGENT) or 0))
