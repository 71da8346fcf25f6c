"""Feeds readers and steps what nobody would write, and keeps what broke a promise. `make fuzz`.

Guided by coverage where atheris is installed (Linux, Python 3.11 to 3.13), else by chance alone.
Each target runs in a process of its own; a find is a file in ``.fuzz/<target>/``, and a find that
was mended is kept as a case in ``tests/readers/finds/<target>/``, from where each run begins.
"""

import argparse
import hashlib
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve()
REPO = HERE.parents[1]
FOUND, KEPT = REPO / ".fuzz", REPO / "tests" / "readers" / "finds"
SECONDS = 5.0  # of the processor, for one input
MEGABYTES = 300  # more than after the seeds
HANG = 300  # seconds of the clock until an input is given up: others may be at work here


def main() -> int:
    """Fuzz each target named, or all of them, and say what was found."""
    parser = argparse.ArgumentParser(description="Fuzz readers and steps.")
    parser.add_argument("--minutes", type=float, default=10, help="for each target")
    parser.add_argument("--target", action="append", help="this one alone; may be repeated")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        return one(given.one, given.minutes * 60)
    from fuzz_targets import targets

    wanted = given.target or list(targets())
    if unknown := set(wanted) - set(targets()):
        parser.error(f"no target {', '.join(unknown)}; there are: {', '.join(targets())}")
    broken = [name for name in wanted if not apart(name, given.minutes)]
    print(f"{len(wanted)} targets, {len(broken)} with finds", *broken)
    return 1 if broken else 0


def apart(name: str, minutes: float) -> bool:
    """Fuzz one target in a process of its own; tell whether it is clean."""
    home = FOUND / name
    home.mkdir(parents=True, exist_ok=True)
    for old in home.glob("find-*"):
        old.unlink()
    (home / "tried").write_text("0", encoding="utf-8")
    command = [sys.executable, str(HERE), "--one", name, "--minutes", str(minutes)]
    with (home / "log").open("wb") as log:
        done = subprocess.run(command, stdout=log, stderr=log, check=False)
    finds, tried = sorted(home.glob("find-*")), (home / "tried").read_text(encoding="utf-8")
    clean = not finds and done.returncode == 0
    told = "" if clean else f" (exit {done.returncode}; see {home}/log)"
    print(f"{name}: {tried} inputs, {len(finds)} finds{told}", flush=True)
    return clean


def one(name: str, seconds: float) -> int:
    """Fuzz one target here."""
    if find_spec("atheris"):
        return _guided(name, seconds)
    return _by_chance(name, seconds)


class Run:
    """Inputs tried, and what came of them."""

    def __init__(self, name: str, attempt: Callable[[bytes], None]) -> None:
        self.tried, self.attempt, self.home = 0, attempt, FOUND / name
        self.known: set[str] = set()
        self.roof = 0
        self.told = 0.0

    def settle(self) -> None:
        """Take the memory that is used now as what is usual."""
        self.roof = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + MEGABYTES * 1024

    def __call__(self, data: bytes) -> None:
        """Try an input and keep it if something is wrong."""
        self.count()
        begun = time.process_time()
        try:
            self.attempt(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            self.keep(_place(error), data, traceback.format_exc())
        if time.process_time() - begun > SECONDS:
            self.keep("slow", data, f"took {time.process_time() - begun:.1f} s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if self.roof and peak > self.roof:
            self.keep(f"memory-{self.tried}", data, f"{peak // 1024} MB after {self.tried} inputs")
            self.settle()

    def count(self) -> None:
        """Count an input; libFuzzer leaves without a word, so that is written down as it grows."""
        self.tried += 1
        if time.monotonic() > self.told + 1:
            self.told = time.monotonic()
            (self.home / "tried").write_text(f"{self.tried:,}", encoding="utf-8")

    def keep(self, kind: str, data: bytes, told: str) -> None:
        """Write down an input that is the first of its kind."""
        if kind in self.known:
            return
        self.known.add(kind)
        name = f"find-{hashlib.sha256(data).hexdigest()[:12]}"
        (self.home / name).write_bytes(data)
        print(f"FIND {name}: {kind}\n{told}", flush=True)


def _place(error: Exception) -> str:
    """Name an error by its kind and the line of ours where it was raised."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "headwater" in f.filename]
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {where} {str(error)[:20]}"


def _guided(name: str, seconds: float) -> int:
    import atheris

    with atheris.instrument_imports(include=["headwater"]):
        from fuzz_targets import edit, targets
    target = targets()[name]
    run = Run(name, target.run)
    seeds = _seeds(name, target.seeds())

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        if seed % 2:
            return bytes(atheris.Mutate(data, most))
        return edit(data, target.words(), seed, most)

    corpus = FOUND / name / "corpus"
    corpus.mkdir(exist_ok=True)
    for seed in seeds:
        run(seed)
        (corpus / hashlib.sha256(seed).hexdigest()[:12]).write_bytes(seed[: target.most])
    run.settle()
    flags = [f"-max_total_time={int(seconds)}", f"-max_len={target.most}", f"-timeout={HANG}"]
    flags += [
        "-rss_limit_mb=3000",
        "-print_final_stats=0",
        "-verbosity=0",
        "-reload=0",
        "-report_slow_units=999999",
    ]
    flags += [f"-artifact_prefix={FOUND / name}/find-"]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], run, custom_mutator=mutate)
    atheris.Fuzz()
    return 0


def _by_chance(name: str, seconds: float) -> int:
    from fuzz_targets import edit, targets

    target, until = targets()[name], time.monotonic() + seconds
    run, seeds = Run(name, target.run), _seeds(name, targets()[name].seeds())
    for seed in seeds:
        run(seed)
    run.settle()
    for number in count():
        if time.monotonic() > until:
            break
        data = Random(number).choice(seeds)
        run(edit(data, target.words(), number, target.most))
    return 0


def _seeds(name: str, made: list[bytes]) -> list[bytes]:
    return made + [path.read_bytes() for path in sorted((KEPT / name).glob("*"))]


if __name__ == "__main__":
    sys.exit(main())
