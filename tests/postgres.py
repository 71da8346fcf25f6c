"""A throw-away PostgreSQL server from the system's package, one for all workers of a test run.

``HEADWATER_TEST_POSTGRESQL=required`` makes a missing server an error instead of a skip.
"""

import fcntl
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

PACKAGES = Path("/usr/lib/postgresql")
OLDEST = 15
# ICU sorts unlike code points: a store that relies on the server's order fails
LOCALE = ("--locale-provider=icu", "--icu-locale=uk", "--encoding=UTF8")
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")
SECONDS = 60


def programs():
    """The folder of the newest server installed, None if there is none."""
    found = [path for path in PACKAGES.glob("*/bin") if (path / "initdb").exists()]
    found = [path for path in found if int(path.parent.name) >= OLDEST]
    if found:
        return max(found, key=lambda path: int(path.parent.name))
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def missing():
    """Tell what a test run lacks for PostgreSQL, with the remedy; empty if nothing."""
    if programs() is None:
        return f"no PostgreSQL {OLDEST} or later is installed: apt-get install postgresql"
    if find_spec("psycopg") is None:
        return "its driver is not installed: pip install 'headwater[postgresql]'"
    return ""


def required():
    return os.environ.get("HEADWATER_TEST_POSTGRESQL") == "required"


@contextmanager
def shared(folder):
    """Run one server for all who name this folder; the last to leave stops it."""
    users, place = folder / "users", folder / "place"
    with _alone(folder):
        if not place.exists():
            place.write_text(str(start()))
        users.write_text(users.read_text() + "x" if users.exists() else "x")
        home = Path(place.read_text())
    try:
        yield home
    finally:
        with _alone(folder):
            users.write_text(users.read_text()[1:])
            if not users.read_text():
                stop(home)
                place.unlink()


def start():
    """Start a server; its folder also holds its socket."""
    home = Path(tempfile.mkdtemp(prefix="hw-pg-"))  # short: a socket's path has 107 bytes at most
    if os.geteuid() == 0:
        shutil.chown(home, _user())
    _run(home, "initdb", "-D", home / "data", "-A", "trust", "-U", "headwater", "-N", *LOCALE)
    options = " ".join(f"-c {option}" for option in (*QUICK, "listen_addresses=''"))
    _run(home, "pg_ctl", "-D", home / "data", "-w", "-l", home / "log", "-o",
         f"-k {home} {options}", "start")  # fmt: skip
    return home


def stop(home):
    _run(home, "pg_ctl", "-D", home / "data", "-m", "immediate", "stop")
    shutil.rmtree(home)


def url(home, name):
    return f"postgresql://headwater@/{name}?host={home}"


def clear(place):
    """Empty all tables of a store."""
    import psycopg

    with psycopg.connect(place) as open_:
        found = open_.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            " AND tablename <> 'alembic_version'"
        )
        names = ", ".join(name for (name,) in found)
        open_.execute(f"TRUNCATE {names}")


def _user():
    """Who runs the server where root must not."""
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(home, program, *arguments):
    command = [str(programs() / program), *map(str, arguments)]
    if os.geteuid() == 0:
        command = ["setpriv", f"--reuid={_user()}", "--clear-groups", *command]
    with (home / f"{program}.out").open("w+") as out:  # a pipe would stay open in the server
        done = subprocess.run(
            command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd="/", check=False,
            timeout=SECONDS,
        )  # fmt: skip
        out.seek(0)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {out.read()}")


@contextmanager
def _alone(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
