"""What only some need: drivers, Java, metrics; and settings that nobody reads."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from headwater.health.check import Check, note, ok
from headwater.settings import PREFIX, documented

EXTRAS = {  # name of the extra: a module that comes with it, and what it is for
    "postgresql": ("psycopg", "a store of a team"),
    "spark": ("pyspark", "an archive on a cluster"),
    "metrics": ("prometheus_client", "figures for Prometheus"),
}
OTHERS = ("CONFIG", "PLACE", "HOST", "METRICS", "EVAL", "GOLDEN")  # read elsewhere
OLDEST_JAVA = 17
PATIENCE = 20  # seconds


def extras() -> Iterator[Check]:
    """Look which extras are installed."""
    for name, (module, purpose) in EXTRAS.items():
        if find_spec(module):
            yield ok(name, f"{module} is installed, for {purpose}")
        else:
            remedy = f"for {purpose}: pip install 'headwater[{name}]'"
            yield note(name, f"{module} is not installed", remedy)


def java() -> Check:
    """Look for the Java that Spark runs on."""
    program = shutil.which("java")
    if program is None:
        return note("java", "not installed", f"for Spark alone: install Java {OLDEST_JAVA}")
    try:
        done = subprocess.run(
            [program, "-version"], capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return note("java", f"{program}: {error}", f"for Spark alone: install Java {OLDEST_JAVA}")
    found = (done.stderr or done.stdout).partition("\n")[0]
    version = "".join(letter if letter.isdigit() else " " for letter in found).split()
    if not version or int(version[0]) < OLDEST_JAVA:
        return note("java", found or program, f"for Spark alone: install Java {OLDEST_JAVA}")
    return ok("java", found)


def unknown_settings(environ: Mapping[str, str]) -> Check:
    """Look for settings in the environment that are misspelt."""
    known = {PREFIX + name.upper() for name, _, _ in documented()}
    known |= {PREFIX + name for name in OTHERS}
    odd = sorted(name for name in environ if name.startswith(PREFIX) and name not in known)
    if odd:
        return note("settings", f"nobody reads {', '.join(odd)}", "see docs/reference/settings.md")
    given = sorted(known & environ.keys())
    return ok("settings", f"by the environment: {', '.join(given)}" if given else "as usual")
