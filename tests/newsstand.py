"""Outlets on this machine, each on a loopback address of its own, with feeds that grow while asked.

What each outlet does is a matter of its number and the time alone. Every request is counted, so
that it can be told what was asked too often, never, or twice.
"""

import random
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable

SOUND = "sound"
HABITS = (  # of the outlets that are not sound, in turn
    "error",  # 500, always
    "gone",  # 404
    "slow",  # drips its feed over seconds
    "cut",  # stops in the middle of a feed, now and then
    "broken",  # markup that is none
    "bomb",  # entities within entities
    "page",  # a web page where a feed should be
    "binary",
    "changing",  # gives the same items other titles, addresses with trackers, another order
    "moody",  # fails every second time
)
PLACES = ("harbour", "bridge", "market", "tower", "station", "library", "stadium", "hospital")
FORMS = (
    "{who} bought the {thing} in {where} for {n} crowns.",
    "According to {who}, the {thing} was sold to {where}.",
    "The {thing} near {where} lost {n} visitors, {who} told the {other}.",
    "{who} denied that the {thing} had anything to do with the {other}.",
    "Rain came to {where}, and the {thing} was moved to the {other}.",
    "«The {thing} is older than the {other}», {who} said.",
    "In {where} they count {n} boats a year.",
    "The {where} Office asked {who} to repair the {thing}.",
    "{n} people of {where} wrote to the {other} about the {thing}.",
    "Nobody has seen the {thing} since {who} left {where}.",
    "{who} wants the {thing} back, the {other} reported.",
    "The road from {where} to the {other} is {n} metres long.",
)
DAYS = 1000  # over which items are spread, so that few are of one week
SYLLABLES = re.findall("..", "badorafagriholinakalomarneorupelirosatulevenwizobechudixemyquvyjaso")
DEEDS = ("will close for {n} weeks", "opens again in {n} days", "will cost {n} million crowns")


def _invented(seed: str, many: int) -> tuple[str, ...]:
    """Invent names; those of one seed are always the same."""
    chance = random.Random(seed)
    made = ("".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(2 * many))
    return tuple(dict.fromkeys(made))[:many]


# As in life, the same people, towns and things come up again and again.
TOWNS = _invented("towns", 2000)
THINGS = tuple(name.lower() for name in _invented("things", 3000))
PEOPLE = tuple(map(" ".join, zip(_invented("first", 1500), _invented("last", 1500), strict=True)))


@dataclass
class Outlet:
    """One outlet: its number, its habit, and how many seconds pass between two of its items."""

    number: int
    habit: str = SOUND
    every: float = 60.0
    first: int = 3  # items at the beginning
    carried: bool = False  # its feed carries whole texts
    edition: int = 0  # how often it has changed all its items
    lead: str = ""  # the first sentence of all its texts, where not invented
    started: float = field(default_factory=time.monotonic)
    paused: float | None = None  # when it stopped to publish

    @property
    def host(self) -> str:
        """Its loopback address: all of 127.0.0.0/8 is this machine."""
        return f"127.1.{self.number // 250}.{self.number % 250 + 1}"

    @property
    def published(self) -> int:
        """How many items it has published by now."""
        until = self.paused if self.paused is not None else time.monotonic()
        return self.first + int(max(0.0, until - self.started) / self.every)


@dataclass
class Newsstand:
    """A server of many outlets, one port on many addresses; ``asked`` has all requests."""

    outlets: list[Outlet]
    delay: float = 0.0  # seconds within which a host should not be asked twice
    tick: float = 0.2  # seconds between the drips of a slow outlet
    asked: Counter[str] = field(default_factory=Counter)
    hurried: list[tuple[str, float]] = field(default_factory=list)
    at_once: int = 0  # requests of one host at the same time, at most
    gone: frozenset[str] | set[str] = frozenset()  # paths that are there no more
    posted: list[tuple[str, bytes]] = field(default_factory=list)
    port: int = 0
    _last: dict[str, float] = field(default_factory=dict)
    _open: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> "Newsstand":
        """Listen on a free port of every address."""
        stand = self

        class Handler(_Handler):
            newsstand = stand

        self._server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.by_host = {outlet.host: outlet for outlet in self.outlets}
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def pause(self) -> None:
        """Publish nothing more."""
        now = time.monotonic()
        for outlet in self.outlets:
            outlet.paused = now

    def feed_of(self, outlet: Outlet) -> str:
        """Return the address of an outlet's feed."""
        return f"http://{outlet.host}:{self.port}/feed.xml"

    def page_of(self, outlet: Outlet, number: int) -> str:
        """Return the address of one of its pages."""
        return f"http://{outlet.host}:{self.port}/news/{number}"

    def opml(self) -> str:
        """List all feeds."""
        rows = "".join(f'<outline xmlUrl="{self.feed_of(o)}"/>\n' for o in self.outlets)
        return f'<opml version="2.0"><body>\n{rows}</body></opml>\n'

    def begin(self, host: str, path: str) -> None:
        """Count a request, and how soon it came after the last one of its host had begun.

        From beginning to beginning: both are seen before the answer is, however late a thread is.
        """
        now = time.monotonic()
        with self._lock:
            self.asked[f"{host}{path}"] += 1
            self._open[host] += 1
            self.at_once = max(self.at_once, self._open[host])
            since = now - self._last.get(host, 0.0)
            if since < self.delay and path != "/robots.txt":
                self.hurried.append((host, since))
            if path != "/robots.txt":
                self._last[host] = now

    def end(self, host: str) -> None:
        """Count the end of a request, just before the last bytes of its answer are sent."""
        with self._lock:
            self._open[host] -= 1


class _Handler(BaseHTTPRequestHandler):
    newsstand: Newsstand
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        host = str(self.connection.getsockname()[0])
        path = self.path.partition("?")[0]
        outlet = self.newsstand.by_host.get(host)
        self.newsstand.begin(host, path)
        self._host: str | None = host
        try:
            if outlet is None or path == "/robots.txt" or path in self.newsstand.gone:
                self._send(404, b"no")
            elif path == "/feed.xml":
                self._feed(outlet)
            elif path == "/index.xml":
                self._send(200, index(self.newsstand, outlet).encode())
            else:
                self._page(outlet, path)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            self._end()

    def _end(self) -> None:
        if self._host:
            self.newsstand.end(self._host)
        self._host = None

    def do_POST(self) -> None:
        """Take what a webhook is told; the first of each is refused."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        key = str(self.headers["Idempotency-Key"])
        self.newsstand.posted.append((key, body))
        again = sum(known == key for known, _ in self.newsstand.posted) > 1
        self._host = None
        self._send(204 if again else 500, b"")

    def _feed(self, outlet: Outlet) -> None:
        asked = self.newsstand.asked[f"{outlet.host}/feed.xml"]
        odd: dict[str, Callable[[], None]] = {
            "error": lambda: self._send(500, b"sorry"),
            "gone": lambda: self._send(404, b"gone"),
            "broken": lambda: self._send(200, b"<rss><channel><item><<<&&& ]]>" * 50),
            "bomb": lambda: self._send(200, bomb()),
            "page": lambda: self._send(200, b"<html><body><p>Welcome</p></body></html>"),
            "binary": lambda: self._send(200, random.Random(1).randbytes(5000)),
        }
        if outlet.habit in odd:
            odd[outlet.habit]()
        elif outlet.habit == "moody" and asked % 2:
            self._send(503, b"not now")
        else:
            self._listing(outlet, asked)

    def _listing(self, outlet: Outlet, asked: int) -> None:
        body = feed(self.newsstand, outlet, asked).encode()
        tag = f'"{outlet.published}-{outlet.edition}"' if outlet.habit == SOUND else ""
        if tag and self.headers.get("If-None-Match") == tag:
            self._send(304, b"", tag)
        elif outlet.habit == "cut" and asked % 3:
            self._send(200, body[: len(body) * 2 // 3])
        elif outlet.habit == "slow":
            self._drip(body)
        else:
            self._send(200, body, tag)

    def _page(self, outlet: Outlet, path: str) -> None:
        number = path.rpartition("/")[2]
        if not number.isdigit() or not 0 < int(number) <= outlet.published:
            self._send(404, b"no such page")
        else:
            self._send(200, page(outlet, int(number)).encode(), kind="text/html; charset=utf-8")

    def _send(self, status: int, body: bytes, tag: str = "", kind: str = "text/xml") -> None:
        self.send_response(status)
        if tag:
            self.send_header("ETag", tag)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self._end()
        self.end_headers()
        if status not in {204, 304}:
            self.wfile.write(body)

    def _drip(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        step = len(body) // 10 + 1
        for start in range(0, len(body), step):
            time.sleep(self.newsstand.tick)
            if start + step >= len(body):
                self._end()
            self.wfile.write(body[start : start + step])
            self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def bomb() -> bytes:
    """Return entities within entities: a few bytes that would come to gigabytes."""
    rows = '<!ENTITY e0 "ha">'
    rows += "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f"<!DOCTYPE rss [{rows}]><rss><channel><title>&e11;</title></channel></rss>".encode()


def feed(stand: Newsstand, outlet: Outlet, asked: int, most: int = 30) -> str:
    """Return an outlet's feed as it is now: the newest items, the newest first."""
    numbers = list(range(max(1, outlet.published - most + 1), outlet.published + 1))[::-1]
    if outlet.habit == "changing":
        random.Random(asked).shuffle(numbers)
    items = "".join(_item(stand, outlet, number, asked) for number in numbers)
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Outlet {outlet.number}</title>{items}</channel></rss>"
    )


def index(stand: Newsstand, outlet: Outlet) -> str:
    """Return a sitemap index that lists an outlet's feed."""
    return f"<sitemapindex><sitemap><loc>{stand.feed_of(outlet)}</loc></sitemap></sitemapindex>"


def _item(stand: Newsstand, outlet: Outlet, number: int, asked: int) -> str:
    link, title = stand.page_of(outlet, number), headline(outlet, number)
    if outlet.habit == "changing":
        link, title = f"{link}?utm_source=poll{asked}", f"{title} (seen {asked} times)"
    when = format_datetime(_day(outlet, number))
    whole = f"<content:encoded>{escape(text(outlet, number))}</content:encoded>"
    return (
        f'<item><title>{escape(title)}</title><link>{escape(link)}</link><guid isPermaLink="false">'
        f"{outlet.number}-{number}</guid><pubDate>{when}</pubDate>"
        f"{f'<modified>203{outlet.edition}-01-01T00:00:00Z</modified>' * (outlet.edition > 0)}"
        f"{whole if outlet.carried else ''}</item>"
    )


def headline(outlet: Outlet, number: int) -> str:
    """Return the headline of an item."""
    chance = _event(outlet, number)
    place, town = chance.choice(PLACES), chance.choice(TOWNS)
    return f"The {place} of {town} {chance.choice(DEEDS).format(n=chance.randint(2, 90))}"


def text(outlet: Outlet, number: int) -> str:
    """Return the text of an item as HTML: invented, the same each time, other for each item."""
    chance, own = _event(outlet, number), random.Random(outlet.number * 100_003 + number)
    place, town = chance.choice(PLACES), chance.choice(TOWNS)
    deed = chance.choice(DEEDS).format(n=chance.randint(2, 90))
    lead = outlet.lead or f"The {place} of {town} {deed}, {chance.choice(PEOPLE)} said on Monday."
    told = [_sentence(chance) for _ in range(4)]
    more = [_sentence(own) for _ in range(11)]
    more += ["The mayor took that back."] * outlet.edition
    more.append(f"This is item {number} of outlet {outlet.number}.")
    return "".join(f"<p>{' '.join(part)}</p>" for part in ([lead, *told], more[:5], more[5:]))


def _sentence(chance: random.Random) -> str:
    """Return a sentence about nobody and nothing that another sentence is about."""
    thing, other = (f"{chance.choice(THINGS)} {chance.choice(PLACES)}" for _ in range(2))
    who, where = chance.choice(PEOPLE), chance.choice(TOWNS)
    return chance.choice(FORMS).format(
        thing=thing, other=other, who=who, where=where, n=chance.randint(3, 9_999)
    )


def _day(outlet: Outlet, number: int) -> datetime:
    days = _event(outlet, number).randrange(DAYS)
    return datetime(2024, 1, 1, 12, tzinfo=UTC) + timedelta(days=days)


def _event(outlet: Outlet, number: int) -> random.Random:
    """Every third item is of an event that four outlets tell of."""
    shared = number % 3 == 0
    return random.Random(f"{outlet.number // 4 if shared else outlet.number} {number} {shared}")


def page(outlet: Outlet, number: int) -> str:
    """Return the page of an item."""
    day = _day(outlet, number).isoformat()
    return (
        f"<html><head><title>{headline(outlet, number)}</title>"
        f'<meta property="og:site_name" content="Outlet {outlet.number}">'
        f'<meta property="article:published_time" content="{day}"></head><body>'
        f"<article><h1>{headline(outlet, number)}</h1>{text(outlet, number)}</article></body>"
    )
