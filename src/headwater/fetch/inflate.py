"""Packed bodies unpacked while they come, never by more than is allowed."""

import sys
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from headwater.errors import FetchError

STEP = 1 << 16  # bytes unpacked at once
MOST = 2  # packings on top of each other: servers that pack twice by mistake exist
ZSTD_WINDOW = 23  # 8 MiB, the most that a sender may ask for (RFC 9659)
ACCEPTED = "gzip, deflate, br, zstd"
GZIP = b"\x1f"  # how every member begins


class Decoder(Protocol):
    """Unpacks a stream piece by piece."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the next packed bytes hold, in pieces of about ``STEP`` bytes."""
        ...

    def ended(self) -> bool:
        """Tell whether the packed stream is whole."""
        ...


def inflated(chunks: Iterable[bytes], packing: str, limit: int) -> Iterator[bytes]:
    """Yield the pieces of a body packed as its ``Content-Encoding`` says.

    FetchError when the packing is unknown, damaged or cut, or the body is over ``limit`` bytes.
    """
    names = [name.strip().lower() for name in packing.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if len(names) > MOST or not set(names) <= DECODERS.keys():
        raise FetchError(f"packed in an unknown way: {packing[:80]}")
    for name in reversed(names):
        chunks = _unpacked(chunks, name)
    size = 0
    for piece in chunks:
        size += len(piece)
        if size > limit:
            raise FetchError(f"larger than {limit} bytes")
        yield piece


def _unpacked(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    decoder = DECODERS[name]()
    try:
        for chunk in filter(None, chunks):
            yield from decoder.feed(chunk)
    except _damage() as error:
        raise FetchError(f"damaged {name}: {error}") from error
    if not decoder.ended():
        raise FetchError(f"damaged {name}: cut short")


class _Deflate:
    """Deflate with its header or, as some servers send it, without."""

    def __init__(self) -> None:
        self._decoder: Any = None  # zlib gives its class no public name

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._decoder is None:
            self._decoder = zlib.decompressobj(15 if _zlib_header(data) else -15)
        if not self._decoder.eof:
            yield from _drained(self._decoder, data)

    def ended(self) -> bool:
        return self._decoder is None or bool(self._decoder.eof)


class _Gzip:
    """Gzip of any number of members; what follows the last one is ignored."""

    def __init__(self) -> None:
        self._decoder: Any = zlib.decompressobj(31)
        self._open = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._decoder.eof:
                if not data.startswith(GZIP):
                    return
                self._decoder = zlib.decompressobj(31)
            self._open = True
            yield from _drained(self._decoder, data)
            self._open = not self._decoder.eof
            data = self._decoder.unused_data

    def ended(self) -> bool:
        return not self._open


def _drained(decoder: Any, data: bytes) -> Iterator[bytes]:  # noqa: ANN401 - as above
    while True:
        piece = decoder.decompress(data, STEP)
        yield piece
        data = decoder.unconsumed_tail
        if decoder.eof or (not data and len(piece) < STEP):
            return


def _zlib_header(data: bytes) -> bool:
    return data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 == 0)


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._decoder = brotli.Decompressor()
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._begun = True
        if self._decoder.is_finished():
            return
        while piece := self._decoder.process(data, output_buffer_limit=STEP):
            yield piece
            data = b""
            if self._decoder.is_finished():
                return

    def ended(self) -> bool:
        return not self._begun or bool(self._decoder.is_finished())


class _Zstd:
    """Zstandard of any number of frames."""

    def __init__(self) -> None:
        self._decoder = self._fresh()
        self._open = False

    def _fresh(self) -> Any:  # noqa: ANN401 - of one of two libraries
        zstd = _zstd()
        limits = {zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW}
        return zstd.ZstdDecompressor(options=limits)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._decoder.eof:
                self._decoder = self._fresh()
            yield self._decoder.decompress(data, STEP)
            while not self._decoder.needs_input and not self._decoder.eof:
                yield self._decoder.decompress(b"", STEP)
            self._open = not self._decoder.eof
            data = self._decoder.unused_data

    def ended(self) -> bool:
        return not self._open


DECODERS: dict[str, type[Decoder]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstd,
}


def _zstd() -> Any:  # noqa: ANN401 - of the standard library from 3.14 on, else its backport
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


def _damage() -> tuple[type[Exception], ...]:
    import brotli

    return zlib.error, brotli.error, _zstd().ZstdError, EOFError
