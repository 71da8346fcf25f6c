"""All that is hostile at once, in a process of its own, to see what it takes."""

import itertools
import json
import subprocess
import sys
import zlib
from pathlib import Path

import brotli
import pytest

from webworld import Server, reply, zstd

MEBIBYTES = 320
MOST = 300_000  # kB of memory; each bomb alone would take more
ZEROS = bytes(1 << 20)
CHILD = """
import json, re, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from headwater.fetch import Fetcher, fetch_all
from headwater.settings import Settings
from webworld import World
paths = json.loads(sys.argv[3])
fetcher = Fetcher(Settings(delay=0, timeout=20), net=World(int(sys.argv[1])).net)
found = fetch_all(fetcher, [f"http://h{n}.example{path}" for n, path in enumerate(paths)])
reasons = [getattr(answer, "reason", "fetched") for answer in found]
status = Path("/proc/self/status").read_text()  # rusage would tell of who started it, too
print(json.dumps([reasons, int(re.search(r"VmHWM:\\s+(\\d+)", status)[1])]))
"""


def bomb(packing):
    if packing == "br":
        compressor = brotli.Compressor(quality=5)
        chunks = [compressor.process(ZEROS) for _ in range(MEBIBYTES)] + [compressor.finish()]
        return reply(b"".join(chunks), head=("Content-Encoding: br",))
    compressor = zstd.ZstdCompressor()
    if packing != "zstd":
        compressor = zlib.compressobj(1, zlib.DEFLATED, 31 if packing == "gzip" else 15)
    chunks = [compressor.compress(ZEROS) for _ in range(MEBIBYTES)] + [compressor.flush()]
    return reply(b"".join(chunks), head=(f"Content-Encoding: {packing}",))


def endless(first, chunk):
    def page(connection):
        connection.sendall(first)
        while True:
            connection.sendall(chunk)

    return page


@pytest.mark.slow
def test_memory_is_bounded_whatever_is_sent():
    count = itertools.count()
    ten_gigabytes = b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n"
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    pages = {f"/{packing}": bomb(packing) for packing in ("gzip", "deflate", "br", "zstd")} | {
        "/robots.txt": reply(status=404),
        "/10gb": endless(ten_gigabytes, ZEROS),
        "/body": endless(b"HTTP/1.1 200 OK\r\n\r\n", ZEROS),
        "/chunks": endless(chunked, b"100000\r\n" + ZEROS + b"\r\n"),
        "/headers": endless(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 1000),
        "/header": endless(b"HTTP/1.1 200 OK\r\nX-A: ", ZEROS),
        "/hints": endless(b"", b"HTTP/1.1 103 Hints\r\n\r\n" * 1000),
        "*": lambda c: c.sendall(reply(status=302, head=(f"Location: /{next(count)}",))),
    }
    asked = [path for path in pages if path not in ("/robots.txt", "*")] + ["/redirects"]
    with Server(pages) as server:
        command = [
            sys.executable,
            "-c",
            CHILD,
            str(server.port),
            str(Path(__file__).parents[1]),
            json.dumps(asked),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    reasons, kilobytes = json.loads(done.stdout)
    assert len(reasons) == 11
    assert "fetched" not in reasons
    assert "not done in time" not in reasons
    assert kilobytes < MOST
