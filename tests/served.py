"""A store served for real: ``headwater serve`` in a process of its own, on a free port."""

import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

MAIN = "from headwater.cli import main; main()"
PATIENCE = 60  # seconds until it must answer


@contextmanager
def served(place, *options, log=subprocess.DEVNULL):
    """Serve the store at ``place`` and hand over the address of its front page."""
    port = free_port()
    command = [sys.executable, "-c", MAIN, "serve", "--store", place]
    server = subprocess.Popen([*command, "--port", str(port), *options], stderr=log)
    try:
        wait(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(address, server):
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()
        except ConnectionError:
            time.sleep(0.1)
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no answer from {address}")
