"""Reads files handed to it by path, each in a fork that may take so much and no more.

A process for each file takes half a second of imports; a fork of one that has them takes none.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

SECONDS = 5  # of the processor: how long that lasts depends on who else is at work
PATIENCE = 400  # of the clock, for a reader that sleeps or waits
PEAK = 300  # MB in memory at once
MEMORY = 1_000_000_000  # address space, of which libraries alone take a third


class Server:
    """The other end of this file: hands over paths, gives back what came of them."""

    def __enter__(self):
        command = [sys.executable, "-W", "ignore", __file__]
        self.run = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_):
        self.run.communicate(timeout=PATIENCE)

    def read(self, path):
        """Read a file or folder: kinds and words of what was found; fails where a limit broke."""
        self.run.stdin.write(f"{path}\n")
        self.run.stdin.flush()
        found = json.loads(self.run.stdout.readline())
        assert found["exit"] not in (-signal.SIGKILL, -signal.SIGXCPU), f"more than {SECONDS} s"
        assert found["exit"] == 0, found["error"]
        assert found["error"] == ""
        assert found["peak"] < PEAK
        return [tuple(item) for item in found["items"]]


def main():
    warm()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(apart(line.rstrip("\n"))) + "\n")
        sys.stdout.flush()


def warm():
    """Have all loaded that readers load late."""
    for name, text in (
        ("a.html", f"<article><p>{'The pier is closed, she said. ' * 9}</p></article>"),
        ("a.jsonl", json.dumps({"text": "The pier is closed, she said."})),
        (
            "a.xml",
            "<rss><channel><item><description>Pier.</description></item></channel></rss>",
        ),
    ):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / name).write_text(text, encoding="utf-8")
            list(look(folder))


def apart(path):
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as error:
        child = os.fork()
        if child == 0:
            os.dup2(error.fileno(), 2)
            os._exit(within(path, out.name))
        _, status, usage = os.wait4(child, 0)
        return {
            "exit": os.waitstatus_to_exitcode(status),
            "items": json.loads(Path(out.name).read_text(encoding="utf-8") or "[]"),
            "error": Path(error.name).read_text(encoding="utf-8", errors="replace")[-2000:],
            "peak": usage.ru_maxrss // 1024,
        }


def within(path, out):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(PATIENCE)
    try:
        Path(out).write_text(json.dumps(list(look(path))), encoding="utf-8")
    except BaseException:  # noqa: BLE001 - whatever it is, the other end is told
        traceback.print_exc()
        return 1
    return 0


def look(path):
    """Yield kind and words of what is found: an article's language, a reject's reason."""
    from headwater.keeping.spans import outside
    from headwater.model import Article
    from headwater.model.codec import encode
    from headwater.readers import read_inputs
    from headwater.settings import Settings

    for item in read_inputs([path], Settings()):
        encode(item).encode()
        if not isinstance(item, Article):
            yield (
                ("reject" if item.where and item.reason and item.step else "mute"),
                item.reason[:300],
            )
        elif not item.text.strip() or "\0" in item.text or [*outside(item, item.text)]:
            yield "broken", item.text[:300]
        else:
            yield "article", item.lang


if __name__ == "__main__":
    main()
