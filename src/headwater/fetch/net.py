"""How the net is reached: names to checked addresses, an address to a connection; no proxies."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from headwater.errors import FetchError
from headwater.fetch.addresses import refusal
from headwater.fetch.target import Target

MOST = 16  # addresses of one name that are looked at; a longer answer is refused
TRIED = 3  # of them


def look_up(host: str, port: int, seconds: float) -> list[str]:
    """Return the addresses of a name; OSError when there are none or the answer is late."""
    found: list[str] = []
    failed: list[OSError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            failed.append(OSError(str(error)))

    # The system's resolver takes no time limit, so it is left behind when it is late.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(seconds, 0))
    if failed:
        raise failed[0]
    if asking.is_alive():
        raise TimeoutError("no answer in time")
    return found


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """Connect to an address, which is a number and is not looked up again."""
    return socket.create_connection((address, port), max(seconds, 0.001))


@cache
def trusted() -> ssl.SSLContext:
    """Return the context that trusts what the system trusts, or ``SSL_CERT_FILE``."""
    from httpcore2 import default_ssl_context

    return default_ssl_context()


@dataclass(frozen=True, slots=True)
class Net:
    """The net as it is reached from here; tests put their own in its place."""

    look_up: Callable[[str, int, float], list[str]] = field(default=look_up)
    dial: Callable[[str, int, float], socket.socket] = field(default=dial)
    trusted: Callable[[], ssl.SSLContext] = field(default=trusted)

    def addresses(self, target: Target, deadline: float, *, private: bool) -> list[str]:
        """Resolve once and check: what is returned is what will be connected to.

        FetchError when any address of the name is not public: who owns it may answer with a
        private one at will.
        """
        found = [target.host] if target.literal else self._resolved(target, deadline)
        for address in found:
            why = _refusal(address, private=private)
            if why:
                raise FetchError(f"refused: {target.host} leads to {why}")
        return found[:TRIED]

    def _resolved(self, target: Target, deadline: float) -> list[str]:
        try:
            found = self.look_up(target.host, target.port, deadline - time.monotonic())
        except OSError as error:
            raise FetchError(f"{target.host} has no address: {error}") from error
        if not found or len(found) > MOST:
            raise FetchError(f"{target.host} has {len(found)} addresses")
        return found


def _refusal(address: str, *, private: bool) -> str | None:
    try:
        return refusal(address, private=private)
    except ValueError:
        return f"{address[:80]}: no address"
