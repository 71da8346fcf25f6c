"""The fetcher: every address that is asked goes through here, and through the same checks."""

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urljoin

from headwater import __version__
from headwater.errors import FetchError
from headwater.fetch.ask import Answer, Ask, Caps
from headwater.fetch.inflate import ACCEPTED
from headwater.fetch.net import Net
from headwater.fetch.pace import Pace
from headwater.fetch.robots import SIZE, Robots
from headwater.fetch.target import Target, target
from headwater.model import Fetched, Reject
from headwater.settings import Settings

STEP = "fetch"
HOPS = 10  # redirects followed; a real page needs up to four
MOVED = (301, 302, 303, 307, 308)
BUSY = (429, 503)
UNCHANGED = 304
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
Headers = Sequence[tuple[str, str]]


@dataclass
class _Errand:
    """What one call may still cost, whatever it is redirected to."""

    headers: tuple[tuple[str, str], ...]
    size: int
    seconds: float  # left; waiting for a turn is not counted
    aside: float  # seconds left for the robots.txt of all sites on the way
    robots: bool = False  # for a robots.txt itself: nobody is asked whether it may be read


class Fetcher:
    """Fetches pages of the public net; any number of threads may share one.

    ``private`` lets addresses of the own network pass: for a person's tests, never for addresses
    that strangers wrote. Nothing that goes wrong on the net is raised: it comes as a Reject.
    """

    def __init__(
        self, settings: Settings, *, private: bool = False, net: Net | None = None
    ) -> None:
        self._settings, self._private, self._net = settings, private, net or Net()
        self._pace = Pace(settings.delay)
        self._robots = Robots(self._robots_txt)
        self._about = (("User-Agent", agent(settings.contact)), ("Accept-Encoding", ACCEPTED))

    def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None
    ) -> Fetched | Reject:
        """Fetch one page, following its redirects.

        ``etag`` and ``modified`` are what an earlier answer said in ``ETag`` and ``Last-Modified``:
        where nothing has changed since, the answer has status 304 and no body. Every other answer
        that is no success is a Reject, and so is one that is refused, too large or too late.
        """
        since = (("If-None-Match", etag), ("If-Modified-Since", modified))
        headers = (*self._about, ("Accept", "*/*"), *((n, v) for n, v in since if v))
        try:
            where, answer = self._follow(url, self._errand(headers))
            if answer.status != UNCHANGED or not (etag or modified):
                self._check(where, answer)
        except FetchError as error:
            return Reject(where=url, step=STEP, reason=str(error))
        return _fetched(url, where, answer)

    def post(self, url: str, body: bytes, headers: Headers = ()) -> Fetched | Reject:
        """Send something to an address its owner has named, as a webhook; redirects are refused."""
        try:
            where = target(url, private=self._private)
            ask = Ask(where, (*self._about, *headers), method="POST", body=body)
            answer = self._ask(ask, self._errand(ask.headers))
            self._check(where, answer)
        except FetchError as error:
            return Reject(where=url, step=STEP, reason=str(error))
        return _fetched(url, where, answer)

    def wait(self, url: str) -> float:
        """Return the seconds until the host of an address may be asked again; 0: now."""
        try:
            return self._pace.wait(target(url, private=self._private).host)
        except FetchError:
            return 0.0

    def stop(self) -> None:
        """End every fetch that is under way or waits for its turn: it becomes a Reject."""
        self._pace.stopped.set()

    def _errand(self, headers: Headers) -> _Errand:
        seconds = self._settings.timeout
        return _Errand(tuple(headers), self._settings.max_bytes, seconds, aside=seconds)

    def _follow(self, url: str, errand: _Errand) -> tuple[Target, Answer]:
        """Ask, and go where the answer points to; each address is checked anew."""
        seen: set[str] = set()
        for _ in range(HOPS + 1):
            where = target(url, private=self._private)
            if where.url in seen:
                raise FetchError(f"redirects in a loop, to {where.url[:200]}")
            seen.add(where.url)
            self._mind(where, errand)
            answer = self._ask(Ask(where, errand.headers), errand)
            place = answer.header("location")
            if answer.status not in MOVED or not place:
                return where, answer
            url = _joined(where.url, place)
        raise FetchError(f"more than {HOPS} redirects")

    def _mind(self, where: Target, errand: _Errand) -> None:
        """Do as the site's robots.txt says; FetchError where it does not allow this page."""
        if errand.robots:
            return
        if errand.aside <= 0:
            raise FetchError("not done in time")
        started = time.monotonic()
        rules = self._robots.rules(where.site)
        errand.aside -= time.monotonic() - started
        why = rules.refusal(where.url)
        if why:
            raise FetchError(f"{where.host}: {why}")
        self._pace.slow(where.host, rules.delay)

    def _robots_txt(self, url: str) -> Answer:
        errand = self._errand((*self._about, ("Accept", "text/plain")))
        return self._follow(url, replace(errand, size=SIZE, robots=True))[1]

    def _ask(self, ask: Ask, errand: _Errand) -> Answer:
        """Ask in turn, at an address that was checked; what it takes is taken from the errand."""
        from headwater.fetch.transport import exchange  # a tenth of a second that files do without

        host = ask.target.host
        self._pace.turn(host, aside=errand.robots)
        started = time.monotonic()
        stopped = self._pace.stopped
        caps = Caps(errand.size, started + errand.seconds, stopped, cut=errand.robots)
        try:
            found = self._net.addresses(ask.target, caps.deadline, private=self._private)
            answer = exchange(ask, found, self._net, caps)
        finally:
            errand.seconds -= time.monotonic() - started
            self._pace.done(host, aside=errand.robots)
        if answer.status in BUSY:
            self._pace.rest(host, answer.header("retry-after"))
        return answer

    def _check(self, where: Target, answer: Answer) -> None:
        if answer.status in BUSY:
            raise FetchError(f"{_told(answer.status)}; {self._pace.wait(where.host):.0f} s of rest")
        if not answer.success:
            raise FetchError(_told(answer.status))


def agent(contact: str) -> str:
    """Return the name Headwater goes by, with whom to ask about it if somebody is given."""
    name = f"Headwater/{__version__}"
    said = " ".join(contact.split())
    return f"{name} (+{said})" if said else name


def _told(status: int) -> str:
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"


def _joined(base: str, place: str) -> str:
    """Return where a ``Location`` leads; its bytes came as Latin-1 and mostly are UTF-8."""
    with suppress(UnicodeError):
        place = place.encode("latin-1").decode("utf-8")
    place = place.strip()
    if ABSOLUTE.match(place):  # not to be mended before it is looked at
        return place
    try:
        return urljoin(base, place)
    except ValueError as error:
        raise FetchError("redirects to what is not an address of the web") from error


def _fetched(asked: str, where: Target, answer: Answer) -> Fetched:
    return Fetched(
        asked=asked,
        url=where.url,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        fetched=datetime.now(UTC).isoformat(timespec="seconds"),
    )
