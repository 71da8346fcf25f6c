"""What the tools share that run Headwater under hardship: news, places, commands, comparison."""

import json
import os
import random
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import select

from headwater.cli import main as headwater
from headwater.engines.serial import SerialEngine
from headwater.pipeline import run
from headwater.settings import read_settings
from headwater.stores.metadata import METADATA
from headwater.stores.opening import open_store
from headwater.stores.schema import READINGS

sys.path.append(str(Path(__file__).parents[1] / "tests"))

ERRORS = os.dup(2)
Held = dict[str, list[tuple[object, ...]]]
STORES = ("sqlite", "postgresql")
LATER = 0.03  # share of articles that are there in two versions
EACH = 6  # articles on one event
THINGS = ("dam", "bridge", "tunnel", "harbour", "factory", "museum", "reactor", "railway")
DEEDS = ("close", "reopen", "be sold", "be rebuilt", "move", "be flooded", "strike", "expand")
SOUNDS = ("or", "lo", "va", "ren", "mi", "sta", "kel", "du", "pa", "tor", "ne", "shi", "bel", "ga")
UNREAD = "hu"  # a language without a pack: a reject beside its article


def news(number: int, seed: int = 1, *, later: float = LATER) -> Iterator[dict[str, str]]:
    """Invent articles, some of them on one event, a share of them with a later version."""
    chance = random.Random(seed)
    for n in range(number):
        event = random.Random(n // EACH * 1_000 + seed)
        place, name, other = (_name(event) for _ in range(3))
        thing, deed, hurt = event.choice(THINGS), event.choice(DEEDS), event.randrange(2, 90)
        told = f"The {thing} at {place} will {deed}, minister {name} said on day {n % 4}. "
        more = f"{hurt} people were hurt in {place}. {other} denied it. "
        day = f"2031-{event.randrange(1, 13):02}-{event.randrange(1, 28):02}T0{n % EACH}:00:00Z"
        article = {"id": f"a{seed}-{n:05}", "text": told + more, "published": day}
        article |= {"publisher": f"Paper {n % EACH}", "title": f"{thing} at {place}".capitalize()}
        article["lang"] = UNREAD if chance.random() < 0.05 else "en"
        yield article
        if chance.random() < later:
            yield article | {"text": f"A later version. {told}Rain fell."}


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(SOUNDS) for _ in range(chance.randrange(2, 4))).capitalize()


def write_news(path: Path, number: int, seed: int = 1, *, later: float = LATER) -> str:
    """Write invented news into a file; return its name."""
    lines = (json.dumps(article) + "\n" for article in news(number, seed, later=later))
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)


@contextmanager
def places(kind: str, folder: Path) -> Iterator[Callable[[], str]]:
    """Lend a maker of new places for stores of a kind; a server is started and stopped for it."""
    numbers = count()
    if kind == "sqlite":
        yield lambda: str(folder / f"{next(numbers)}.db")
        return
    import psycopg

    import postgres

    with (
        postgres.shared(folder / "server") as home,
        psycopg.connect(postgres.url(home, "postgres"), autocommit=True) as open_,
    ):

        def made() -> str:
            name = f"news{next(numbers)}"
            open_.execute(f"CREATE DATABASE {name}")
            return postgres.url(home, name)

        yield made


def warm(source: str) -> None:
    """Load all that reading and linking need, so that a process that is forked begins at once."""
    with tempfile.TemporaryDirectory() as folder:
        ended(command("read", source, "--store", str(Path(folder) / "a.db")))
        settings = read_settings({}, os.environ)
        with closing(open_store(str(Path(folder) / "b.db"), create=True)) as store:
            run([source], store, settings, engine=SerialEngine())


def command(*arguments: str) -> int:
    """Run a command of Headwater in a process of its own, without starting Python anew."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        said = os.memfd_create("said")
        for stream in (1, 2):
            os.dup2(said, stream)
        sys.argv = ["headwater", *arguments]
        headwater()
        code = 0
    except SystemExit as error:
        code = int(error.code or 0)
    except BaseException:  # noqa: BLE001 - the child must not run on as a second parent
        traceback.print_exc()
    sys.stderr.flush()
    if code:
        os.write(ERRORS, os.pread(said, 10_000, 0))
    os._exit(code)


def ended(child: int) -> int:
    """Wait for a process; return its exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def held(place: str) -> Held:
    """Return all that a store holds, but for the numbers that an engine counts by itself."""
    found: Held = {}
    with closing(open_store(place)) as store, store.transaction() as connection:  # type: ignore[attr-defined] # relational
        for table in METADATA.sorted_tables:
            columns = [column for column in table.columns if column is not READINGS.c.number]
            rows = connection.execute(select(*columns))
            found[table.name] = sorted(map(tuple, rows), key=repr)
    with closing(open_store(place)) as store:
        found["found"] = sorted(store.search("dam", limit=10**6))
        found["names"] = sorted(key for key, _ in store.search("minister", limit=10**6))
    return found


def differing(one: Held, other: Held) -> list[str]:
    """Name the tables in which two stores differ."""
    return [name for name in one if one[name] != other[name]]
