"""What stands before every page: what is refused unseen, and what every answer carries.

So the text of an article stays text in any browser, and no request is heavier than a page is.
"""

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.web.render import fail

LOG = logging.getLogger(__name__)
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Permitted-Cross-Domain-Policies": "none",
}
CACHE = "private, no-cache"  # a store grows: what was shown once is asked for again
METHODS = ("GET", "HEAD", "OPTIONS")
LONGEST_PATH = 16_000  # bytes; an id of a thousand letters takes 12,000 of them at most
LONGEST_QUERY = 4_000
PARAMETERS = 20


@dataclass(slots=True)
class Served:
    """What a server has done: requests by class of status, and the seconds they took."""

    requests: Counter[str] = field(default_factory=Counter)
    request_seconds: float = 0.0

    def figures(self) -> dict[str, object]:
        """Return all by name."""
        return {"requests": dict(self.requests), "request_seconds": self.request_seconds}


class Guard:
    """Refuses what no page is made for, and adds the headers to whatever is answered.

    ``hosts`` are the only names this server answers to; none: any name. What is answered is told
    to ``served`` and logged, without what was searched for.
    """

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str] = (), served: Served | None = None
    ) -> None:
        self.app, self.hosts, self.served = app, frozenset(hosts), served or Served()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it pass."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        status, begun = 500, perf_counter()  # where nothing is answered here, something broke

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                mark(MutableHeaders(scope=message))
            await send(message)

        try:
            await (self._refusal(scope) or self.app)(scope, receive, guarded)
        finally:
            self._note(scope, status, perf_counter() - begun)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        self.served.requests[f"{status // 100}xx"] += 1
        self.served.request_seconds += seconds
        told = {"method": scope["method"], "path": scope["path"], "status": status}
        LOG.info("answered", extra=told | {"seconds": round(seconds, 4)})

    def _refusal(self, scope: Scope) -> Response | None:
        request, allow = Request(scope), {"Allow": ", ".join(METHODS)}
        if self.hosts and host_of(scope) not in self.hosts:
            return fail(request, 400, "this server does not go by that name")
        if len(scope.get("raw_path") or b"") > LONGEST_PATH:
            return fail(request, 414, f"an address has at most {LONGEST_PATH:,} bytes")
        if len(scope["query_string"]) > LONGEST_QUERY:
            return fail(request, 400, f"a query has at most {LONGEST_QUERY:,} bytes")
        if scope["query_string"].count(b"&") >= PARAMETERS:
            return fail(request, 400, f"a query has at most {PARAMETERS} parameters")
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=allow)
        if scope["method"] not in METHODS:
            refused = fail(request, 405, "this is read-only: GET, HEAD, OPTIONS")
            refused.headers.update(allow)
            return refused
        return None


def mark(headers: MutableHeaders) -> None:
    """Add what every answer carries."""
    headers.update(HEADERS)
    headers.setdefault("Cache-Control", CACHE)


def host_of(scope: Scope) -> str | None:
    """Return the name a request is for, without its port; None where that is not one name."""
    given: list[str] = [v.decode("latin-1").lower() for k, v in scope["headers"] if k == b"host"]
    if len(given) != 1:
        return None
    name, bracket, port = given[0].rpartition("]") if "]" in given[0] else ("", "", given[0])
    rest, _, number = port.partition(":")
    if number and not (number.isascii() and number.isdigit()):
        return None
    return name + bracket + (rest if bracket else rest.removesuffix("."))
