"""Bytes with a ceiling: whatever a file holds, no more than the limit is in memory at once."""

from collections.abc import Iterator
from typing import BinaryIO

from headwater.errors import ArticleError

# A file of nothing but overlong or blank lines (a gzip bomb inflates a thousandfold) is given up
# after this many limits' worth of bytes, so that time is bounded as memory is.
PATIENCE = 10
LINE = 100  # bytes a line counts for at least: it is steps, not bytes, that take the time


def whole(stream: BinaryIO, limit: int) -> bytes:
    """Read all of a file; ArticleError when it holds more than ``limit`` bytes."""
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise ArticleError(f"larger than {limit} bytes")
    return raw


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield number and bytes of each line that is not blank; None for one over ``limit``.

    ArticleError ends the file when far too much of it held no usable line.
    """
    number, barren = 0, 0
    while raw := stream.readline(limit + 1):
        number += 1
        whole_line = len(raw) <= limit or raw.endswith(b"\n")
        barren += LINE + len(raw) + (0 if whole_line else _skip_line(stream, limit))
        if not whole_line:
            yield number, None
        elif raw.strip():
            barren = 0
            yield number, raw.rstrip(b"\r\n")
        if barren > PATIENCE * limit:
            raise ArticleError(
                f"no usable line in the last {limit * PATIENCE} bytes; the rest is not read"
            )


def _skip_line(stream: BinaryIO, limit: int) -> int:
    skipped = 0
    while skipped <= PATIENCE * limit and (raw := stream.readline(1 << 16)):
        skipped += len(raw)
        if raw.endswith(b"\n"):
            break
    return skipped
