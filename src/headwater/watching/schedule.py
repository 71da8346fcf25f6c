"""When a feed is asked next: as often as it changes, as seldom as it asks for, not all at once."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from headwater.model import Feed

DAY = 86_400
HOUR = 3_600
FIRST = 900  # seconds until a new feed is asked again
BRISK, CALM = 0.5, 1.5  # what a wait becomes after something new, and after nothing
SPREAD = 0.1  # of a wait, by which feeds that began together come apart
DOUBLED = 12  # times that the wait of a failing feed is doubled at most
WEEK = 7 * 24  # hours
MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s?=\s?\"?(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The shortest and the longest wait between two polls of a feed, in seconds."""

    least: int = 300
    most: int = 21_600


def wait_after(feed: Feed, fresh: int, bounds: Bounds, *, floor: int = 0) -> int:
    """Return the seconds between polls of a feed that just listed so many new items.

    ``floor`` is what its server asks for; a feed that wants more than the longest wait gets it, up
    to a day.
    """
    usual = feed.every * (BRISK if fresh else CALM) if feed.every else FIRST
    least = min(max(bounds.least, feed.wants, floor), DAY)
    return int(max(least, min(usual, bounds.most)))


def due_after(feed: Feed, now: int) -> int:
    """Return when a feed is due after a poll that went well."""
    return awake(feed, now + feed.every + jitter(f"{feed.id} {feed.polls}", feed.every))


def due_again(feed: Feed, now: int, bounds: Bounds) -> int:
    """Return when a feed is due after so many failures: later each time, up to a day."""
    wait = min(bounds.least << min(feed.failures, DOUBLED), DAY)
    return now + wait + jitter(f"{feed.id} {feed.failures}", wait)


def awake(feed: Feed, when: int) -> int:
    """Return the first time from ``when`` on that is none of the hours a feed wants to rest in."""
    if len(set(feed.hours)) == 24 or len(set(feed.days)) == 7:
        return when  # it would never be asked
    later = when
    for _ in range(WEEK):
        moment = datetime.fromtimestamp(later, UTC)
        if moment.hour not in feed.hours and moment.weekday() not in feed.days:
            return later
        later = later - later % HOUR + HOUR
    return when


def jitter(name: str, seconds: int) -> int:
    """Return a part of a wait that depends on the name alone, so that tests and runs repeat."""
    share = int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:4]) / 2**32
    return int(seconds * SPREAD * share)


def max_age(headers: Sequence[tuple[str, str]]) -> int:
    """Return the seconds for which an answer says it stays as it is, 0 where it does not."""
    said = (value for name, value in headers if name.lower() == "cache-control")
    found = (MAX_AGE.search(value) for value in said)
    return next((int(match[1]) for match in found if match), 0)
