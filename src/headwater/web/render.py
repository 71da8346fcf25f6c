"""Plain data to a page or to JSON, in one success shape and one error shape."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from headwater.queries import did
from headwater.web.marks import paragraphs
from headwater.web.paths import id_of, json_of, path_to, wants_json
from headwater.web.svg import draw

env = Environment(
    loader=PackageLoader("headwater.web"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
env.globals.update(draw=draw, paragraphs=paragraphs, path_to=path_to)
env.filters["moment"] = lambda value: (value or "")[:16].replace("T", " ")
env.filters["did"] = did
env.filters["day"] = lambda value: (value or "")[:10]


def show(request: Request, page: str, data: dict[str, Any]) -> Response:
    """Answer with a page, or with ``{"ok": true, "data": …}``."""
    if wants_json(request.scope["path"]):
        return _json({"ok": True, "data": data}, 200)
    return _html(page, request, data, 200)


def fail(request: Request, status: int, message: str) -> Response:
    """Answer with an error page, or with ``{"ok": false, "error": …}``."""
    error = {"status": status, "title": HTTPStatus(status).phrase, "message": message}
    if wants_json(request.scope["path"]):
        return _json({"ok": False, "error": error}, status)
    return _html("error", request, {"error": error}, status)


def _asker(request: Request) -> Callable[[int], str]:
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    return lambda page: "?" + urlencode([*asked, ("page", page)], errors="replace")


def _json(body: dict[str, Any], status: int) -> Response:
    # ASCII: even a lone surrogate from a stranger's file is valid JSON then.
    return Response(json.dumps(body), status, media_type="application/json")


def _html(page: str, request: Request, data: dict[str, Any], status: int) -> Response:
    path = request.scope["path"]
    if "id" in request.path_params:
        path = path_to(page, id_of(path))
    # of the address only what was asked, nothing of the host: that is a stranger's word
    query = request.scope["query_string"].decode("latin-1")
    here = {"path": path, "query": query, "json": json_of(path)}
    text = env.get_template(f"{page}.html").render(data, here=here, ask=_asker(request))
    body = text.encode("utf-8", "replace")
    return Response(body, status, media_type="text/html; charset=utf-8")
