"""One request and its answer over a connection to an address that was checked."""

import socket
import ssl
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import httpcore2 as http

from headwater.errors import FetchError
from headwater.fetch.ask import Answer, Ask, Caps
from headwater.fetch.inflate import inflated
from headwater.fetch.net import Net

HEAD = 1 << 17  # bytes before the body, with all that a server may say before its answer
HEADERS = 200
SLACK = 1 << 17  # bytes that chunks and what follows the body may take beside it
BEAT = 0.5  # seconds after which whoever waits for bytes looks whether all is stopped


def exchange(ask: Ask, addresses: Sequence[str], net: Net, caps: Caps) -> Answer:
    """Ask one of the addresses, the first that listens; FetchError when there is no good answer."""
    try:
        return _exchange(ask, addresses, net, caps)
    except http.TimeoutException as error:
        raise FetchError("not done in time") from error
    except (http.NetworkError, http.ProtocolError, OSError) as error:
        raise FetchError(" ".join(str(error).split()) or type(error).__name__) from error


def _exchange(ask: Ask, addresses: Sequence[str], net: Net, caps: Caps) -> Answer:
    target = ask.target
    line = _Line(addresses, net, caps)
    origin = http.Origin(target.scheme.encode(), target.host.encode(), target.port)
    secure = net.trusted() if target.scheme == "https" else None
    with http.HTTPConnection(origin, ssl_context=secure, network_backend=line) as connection:
        response = connection.handle_request(_request(ask))
        headers = _headers(response.headers)
        answer = Answer(response.status, headers, b"")
        if not answer.success:
            return answer
        line.left = caps.size + SLACK
        return replace(answer, body=_body(response, answer, caps))


def _request(ask: Ask) -> http.Request:
    url = http.URL(
        scheme=ask.target.scheme,
        host=ask.target.host,
        port=ask.target.port,
        target=ask.target.path,
    )
    headers = [("Host", ask.target.authority), *ask.headers, ("Connection", "close")]
    if ask.method == "POST":
        headers.append(("Content-Length", str(len(ask.body))))
    raw = [(name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in headers]
    return http.Request(ask.method, url, headers=raw, content=ask.body)


def _headers(raw: Sequence[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    if len(raw) > HEADERS:
        raise FetchError(f"more than {HEADERS} headers")
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)


def _body(response: http.Response, answer: Answer, caps: Caps) -> bytes:
    said = answer.header("content-length").strip()
    if said.isdecimal() and int(said) > caps.size and not caps.cut:
        raise FetchError(f"larger than {caps.size} bytes: it says {said[:20]}")
    body = BytesIO()  # gives its bytes away without a copy
    limit = sys.maxsize if caps.cut else caps.size
    for piece in inflated(response.iter_stream(), answer.header("content-encoding"), limit):
        body.write(piece)
        if caps.cut and body.tell() >= caps.size:
            body.truncate(caps.size)
            break
    return body.getvalue()


class _Line(http.NetworkBackend):
    """Connects to the checked addresses whatever the name; one deadline for all that is done."""

    def __init__(self, addresses: Sequence[str], net: Net, caps: Caps) -> None:
        self._addresses, self._net, self._caps = addresses, net, caps
        self.left = HEAD

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> http.NetworkStream:  # noqa: ANN401 - the library's
        last: OSError | None = None
        for number, address in enumerate(self._addresses):
            seconds = self.seconds() / (len(self._addresses) - number)  # leave time for the others
            try:
                return _Stream(self._net.dial(address, port, seconds), self)
            except OSError as error:
                last = error
        raise http.ConnectError(f"cannot connect to {host}: {last}")

    def seconds(self) -> float:
        """Return the time that is left."""
        if self._caps.stopped.is_set():
            raise FetchError("stopped")
        left = self._caps.deadline - time.monotonic()
        if left <= 0:
            raise http.ReadTimeout("not done in time")
        return left

    def count(self, size: int) -> None:
        """Take some bytes from what may still come."""
        self.left -= size
        if self.left < 0:
            raise FetchError("more bytes than are read of one answer")


class _Stream(http.NetworkStream):
    """A socket with the deadline of its line: no trickle of bytes puts it off."""

    def __init__(self, sock: socket.socket, line: _Line) -> None:
        self._sock, self._line = sock, line

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            self._sock.settimeout(min(self._line.seconds(), BEAT))
            try:
                data = self._sock.recv(max_bytes)
            except TimeoutError:
                continue  # until no seconds are left
            except OSError as error:
                raise http.ReadError(str(error)) from error
            self._line.count(len(data))
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        view = memoryview(buffer)
        try:
            while view:
                self._sock.settimeout(self._line.seconds())
                view = view[self._sock.send(view) :]
        except TimeoutError as error:
            raise http.WriteTimeout(str(error)) from error
        except OSError as error:
            raise http.WriteError(str(error)) from error

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> http.NetworkStream:
        try:
            self._sock.settimeout(self._line.seconds())
            secure = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
        except TimeoutError as error:
            self.close()
            raise http.ConnectTimeout(str(error)) from error
        except OSError as error:
            self.close()
            raise http.ConnectError(str(error)) from error
        return _Stream(secure, self._line)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the library's signature
        return None
