"""Watches feeds of this machine for long, one in five of them bad, and counts what became of it.

``make soak ARGS="--minutes 60"``. Fails when an item was lost or doubled, a host was asked too
often, or memory grew by 5 % in the last half. Nothing leaves this machine.
"""

import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from newsstand import HABITS, SOUND, Newsstand, Outlet

DELAY = 1  # seconds between two requests to one host
LATE = 0.05  # of it, by which two clocks may differ
GROWTH = 0.05
SAMPLE = 5.0  # seconds
DRAIN = 600.0  # seconds in which what was published must have been read
SILENT = ("error", "gone", "broken", "bomb", "page", "binary")  # whose feeds list nothing
WATCH = "from headwater.cli import main; main()"


@dataclass
class Soak:
    """One watch over one newsstand."""

    stand: Newsstand
    folder: Path
    least: int
    most: int

    @property
    def store(self) -> Path:
        """Where the watch keeps what it reads."""
        return self.folder / "news.db"

    def headwater(self, *words: str) -> list[str]:
        """Return a command on the store."""
        return [sys.executable, "-c", WATCH, *words, "--store", str(self.store)]

    def start(self, encoder: str) -> subprocess.Popen[bytes]:
        """Begin to watch."""
        feeds = self.folder / "feeds.opml"
        feeds.write_text(self.stand.opml(), encoding="utf-8")
        bounds = ("--least", str(self.least), "--most", str(self.most), "--encoder", encoder)
        command = self.headwater("watch", str(feeds), "--allow-private", *bounds)
        return subprocess.Popen(command, env=_environment())

    def published(self) -> dict[str, tuple[int, int]]:
        """Return the pages that can be known, by address."""
        return {
            self.stand.page_of(outlet, number): (outlet.number, number)
            for outlet in self.stand.outlets
            if outlet.habit not in SILENT
            for number in range(1, outlet.published + 1)
        }

    def read(self) -> Counter[str]:
        """Return how often each page is in the store."""
        with sqlite3.connect(f"file:{self.store}?mode=ro", uri=True) as connection:
            rows = connection.execute("SELECT url FROM readings").fetchall()
        connection.close()
        return Counter(str(url).partition("?")[0] for (url,) in rows)


def _environment() -> dict[str, str]:
    return os.environ | {"HEADWATER_DELAY": str(DELAY)}


def outlets(count: int, every: float) -> list[Outlet]:
    """Make outlets: one in five has a habit, every third of the others carries whole texts."""
    made = []
    for number in range(count):
        habit = HABITS[number // 5 % len(HABITS)] if number % 5 == 4 else SOUND
        pace = every * (0.6 + 0.8 * (number * 37 % 100) / 100)
        made.append(Outlet(number, habit, pace, carried=number % 3 == 1 and habit == SOUND))
    return made


def megabytes(process: int) -> float:
    """Return the memory that a process has in use."""
    rows = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(row.split()[1]) / 1024 for row in rows if row.startswith("VmRSS"))


def soak(  # noqa: PLR0913 - a command's options are its parameters
    minutes: float = typer.Option(60.0, help="How long to watch."),
    feeds: int = typer.Option(200, help="How many feeds there are."),
    every: float = typer.Option(300.0, help="Seconds between two items of a feed, about."),
    least: int = typer.Option(30, help="The shortest wait between two polls."),
    most: int = typer.Option(90, help="The longest."),
    encoder: str = typer.Option("none", help="What reads along with the rules."),
) -> None:
    """Watch for so long, then count."""
    stand = Newsstand(outlets(feeds, every), delay=DELAY * (1 - LATE)).start()
    with tempfile.TemporaryDirectory() as folder:
        run = Soak(stand, Path(folder), least, most)
        watch = run.start(encoder)
        memory = watched(run, watch, minutes * 60)
        stand.pause()
        seconds = drained(run, watch)
        watch.send_signal(signal.SIGTERM)
        status = watch.wait(timeout=300)
        good = report(run, memory, status, seconds)
    stand.stop()
    raise typer.Exit(0 if good else 1)


def watched(run: Soak, watch: subprocess.Popen[bytes], seconds: float) -> list[float]:
    """Take the memory of the watch now and then, and say each few minutes how far it is."""
    began, memory = time.monotonic(), []
    while time.monotonic() - began < seconds and watch.poll() is None:
        time.sleep(SAMPLE)
        if watch.poll() is None:
            memory.append(megabytes(watch.pid))
        if len(memory) % 60 == 1:
            minutes = (time.monotonic() - began) / 60
            asked = sum(run.stand.asked.values())
            print(f"{minutes:5.1f} min  {memory[-1]:6.1f} MB  {asked:,} requests", flush=True)
    return memory


def drained(run: Soak, watch: subprocess.Popen[bytes]) -> float:
    """Wait until all that was published is read, or for long; return the seconds it took."""
    began = time.monotonic()
    wanted = set(run.published())
    while time.monotonic() - began < DRAIN and watch.poll() is None:
        if wanted <= set(run.read()):
            break
        time.sleep(2)
    return time.monotonic() - began


def report(run: Soak, memory: list[float], status: int, seconds: float) -> bool:
    """Print what came of it; tell whether all is well."""
    published, read, stand = run.published(), run.read(), run.stand
    lost = sorted(set(published) - set(read))
    strange = sorted(set(read) - set(published))
    twice = sorted(page for page, times in read.items() if times > 1)
    pages = {page.removeprefix("http://").replace(f":{stand.port}", ""): page for page in published}
    again = sorted(page for page in pages if stand.asked[page] > 1)
    growth = grown(memory)
    polls = sum(times for page, times in stand.asked.items() if page.endswith("/feed.xml"))
    rows: list[tuple[str, Any, bool]] = [
        ("feeds", len(stand.outlets), True),
        ("of them bad", sum(o.habit != SOUND for o in stand.outlets), True),
        ("polls", polls, True),
        ("requests", sum(stand.asked.values()), True),
        ("items published", len(published), len(published) > 0),
        ("items read", len(read), len(read) == len(published)),
        ("items lost", f"{len(lost)} {lost[:3]}", not lost),
        ("items doubled in the store", f"{len(twice)} {twice[:3]}", not twice),
        ("items that nobody published", f"{len(strange)} {strange[:3]}", not strange),
        ("pages fetched twice", f"{len(again)} {again[:3]}", not again),
        (f"requests within {DELAY} s of the host's last", len(stand.hurried), not stand.hurried),
        ("requests at one host at once", stand.at_once, stand.at_once <= 1),
        ("seconds to read the last item", round(seconds), seconds < DRAIN),
        ("memory, MB: first, middle, last", _three(memory), True),
        ("growth in the last half", f"{growth:+.1%}", growth < GROWTH),
        ("exit status after SIGTERM", status, status == 0),
    ]
    for name, value, good in rows:
        print(f"{'ok ' if good else 'BAD'}  {name:<42} {value}", flush=True)
    return all(good for _, _, good in rows)


def grown(memory: list[float]) -> float:
    """Return by what share memory grew in the last half: its last tenth against its first."""
    half = memory[len(memory) // 2 :]
    tenth = max(1, len(half) // 10)
    return statistics.median(half[-tenth:]) / statistics.median(half[:tenth]) - 1


def _three(memory: list[float]) -> str:
    return f"{memory[0]:.0f}, {memory[len(memory) // 2]:.0f}, {memory[-1]:.0f}"


if __name__ == "__main__":
    typer.run(soak)
