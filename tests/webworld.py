"""A little net of its own: names, addresses, and one server on this machine behind all of them."""

import socket
import socketserver
import sys
import threading
from dataclasses import dataclass, field

from headwater.fetch import Net
from headwater.fetch.net import dial, trusted

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["zstd"]  # the one of this Python, for who packs
PUBLIC = "93.184.215.14"
OTHER = "151.101.1.67"


def reply(body=b"", status=200, *, head=(), length=True):
    """The bytes of an answer."""
    lines = [f"HTTP/1.1 {status} Word", *head]
    lines += [f"Content-Length: {len(body)}"] if length else []
    return "\r\n".join([*lines, "", ""]).encode() + body


def moved(place, status=302):
    return reply(status=status, head=(f"Location: {place}",))


def whole(request):
    """Whether all of a request is there, with its body."""
    head, ended, body = request.partition(b"\r\n\r\n")
    said = head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0]
    return bool(ended) and len(body) >= int(said or 0)


class Server:
    """Answers each path with bytes, or by calling what stands there with the open connection."""

    def __init__(self, pages, secure=None):
        self.pages, self.asked, self.heads, self.names = dict(pages), [], [], []
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                outer.serve(self.request, secure)

        class Threads(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

            def handle_error(self, request, client_address):
                pass  # whoever asks hangs up as soon as it has seen enough

        self._server = Threads(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]

    def serve(self, connection, secure):
        connection.settimeout(30)
        if secure:
            secure.sni_callback = lambda _, name, __: self.names.append(name)
            connection = secure.wrap_socket(connection, server_side=True)
        head = b""
        while not whole(head) and (more := connection.recv(65536)):
            head += more
        path = head.split(b" ")[1].decode() if b" " in head else ""
        self.asked.append(path)
        self.heads.append(head.decode("latin-1"))
        page = self.pages.get(path, self.pages.get("*", reply(status=404)))
        if callable(page):
            page(connection)
        else:
            connection.sendall(page)
        if secure:
            connection.close()

    @property
    def pages_asked(self):
        return [path for path in self.asked if path != "/robots.txt"]

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


@dataclass
class World:
    """Names lead where ``names`` says, else to ``PUBLIC``; every address leads to the server."""

    port: int
    names: dict = field(default_factory=dict)
    looked_up: list = field(default_factory=list)
    dialled: list = field(default_factory=list)
    trusted: object = trusted

    @property
    def net(self):
        return Net(self.look_up, self.dial, self.trusted)

    def look_up(self, host, port, seconds):
        self.looked_up.append(host)
        found = self.names.get(host, [PUBLIC])
        return found(len(self.looked_up)) if callable(found) else found

    def dial(self, address, port, seconds):
        self.dialled.append((address, port))
        return dial("127.0.0.1", self.port, seconds)


def dead_port():
    """A port of this machine on which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]
