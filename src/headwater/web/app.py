"""The routes: a path is a view, the suffix ``.json`` only changes how it is shown."""

import json
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from headwater.errors import HeadwaterError, MissingError, StoreError
from headwater.health import metrics
from headwater.settings import read_settings
from headwater.stores import Store
from headwater.stores.opening import open_store
from headwater.web import views
from headwater.web.api import describe, document
from headwater.web.asked import check
from headwater.web.guard import Guard, Served, mark
from headwater.web.paths import wants_json
from headwater.web.render import fail, show

LOG = logging.getLogger(__name__)
LOCAL = ["127.0.0.1", "localhost", "[::1]", "::1"]  # else a stranger's domain could point here
View = Callable[[Store, Request], dict[str, Any]]
PAGES: dict[str, tuple[str, View]] = {
    "/": ("front", views.front),
    "/stories": ("front", views.front),
    "/claims": ("claims", views.claims),
    "/entities": ("entities", views.entities),
    "/articles": ("articles", views.articles),
    "/rejects": ("rejects", views.rejects),
    "/search": ("search", views.search),
    "/brief/{id:path}": ("brief", views.brief),
    "/story/{id:path}": ("story", views.story),
    "/claim/{id:path}": ("claim", views.claim),
    "/entity/{id:path}": ("entity", views.entity),
    "/article/{id:path}": ("article", views.article),
}


def create(place: str | None = None, host: str | None = None) -> FastAPI:
    """Make the application over the store at ``place``; else as the environment says."""
    place = place or os.environ.get("HEADWATER_PLACE", "")
    host = host or os.environ.get("HEADWATER_HOST", LOCAL[0])
    store = open_store(place, read_settings({}, os.environ).store)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.store = store
    served = Served()
    app.add_middleware(Guard, hosts=LOCAL if host in LOCAL else (), served=served)
    app.mount("/static", StaticFiles(directory=str(files("headwater.web") / "static")))
    _route(app)
    _tell(app)
    if os.environ.get("HEADWATER_METRICS"):
        _measure(app, served)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(HeadwaterError, _refused)
    app.add_exception_handler(Exception, _broken)
    return app


def openapi() -> dict[str, Any]:
    """Return the OpenAPI document, which is the same over any store."""
    bare = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    _route(bare)
    return document(bare.routes)


def _tell(app: FastAPI) -> None:
    told = json.dumps(openapi())

    def answer() -> Response:
        return Response(told, media_type="application/json")

    hidden: dict[str, Any] = {"include_in_schema": False, "response_class": Response}
    app.add_api_route("/openapi.json", answer, methods=["GET", "HEAD"], **hidden)


def _measure(app: FastAPI, served: Served) -> None:
    """Show figures for Prometheus, which are nobody else's business: only where that was asked."""
    figures = metrics.registry(app.state.store, served.figures)

    def answer() -> Response:
        told, kind = metrics.text(figures)
        return Response(told, media_type=kind)

    hidden: dict[str, Any] = {"include_in_schema": False, "response_class": Response}
    app.add_api_route("/metrics", answer, methods=["GET", "HEAD"], **hidden)


def _route(app: FastAPI) -> None:
    hidden: dict[str, Any] = {"include_in_schema": False, "response_class": Response}
    for path, (page, view) in PAGES.items():
        endpoint = _endpoint(path, page, view)
        plain = "/index.json" if path == "/" else path + ".json"  # first: an id swallows its suffix
        app.add_api_route(plain, endpoint, response_class=Response, **describe(path, view))
        app.add_api_route(plain, endpoint, methods=["HEAD"], **hidden)
        app.add_api_route(path, endpoint, methods=["GET", "HEAD"], **hidden)


def _endpoint(path: str, page: str, view: View) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        if wants_json(request.scope["path"]):
            check(path, request)
        return show(request, page, view(request.app.state.store, request))

    return endpoint


def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        return fail(request, error.status_code, str(error.detail))
    if isinstance(error, MissingError):
        return fail(request, 404, str(error))
    if isinstance(error, StoreError):  # says where the store is, which is nobody's business
        LOG.error("%s", error)
        return fail(request, 503, "the store cannot be asked now; the server's own output says why")
    return fail(request, 400, str(error))


def _broken(request: Request, _: Exception) -> Response:
    answer = fail(request, 500, "something went wrong here; the server's own output says what")
    mark(answer.headers)  # made outside of the guard
    return answer
