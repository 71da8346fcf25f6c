"""The routes: a path is a view, the suffix ``.json`` only changes how it is shown."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from headwater import __version__
from headwater.errors import HeadwaterError, StoreError
from headwater.settings import read_settings
from headwater.stores import Store
from headwater.stores.opening import open_store
from headwater.web import views
from headwater.web.api import describe
from headwater.web.guard import HEADERS, guard
from headwater.web.render import fail, show

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

    told: dict[str, Any] = {
        "title": "Headwater",
        "version": __version__,
        "openapi_url": "/openapi.json",
    }
    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, **told)
    app.state.store = store
    if host in LOCAL:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=LOCAL, www_redirect=False)
    app.middleware("http")(guard)
    app.mount("/static", StaticFiles(directory=str(files("headwater.web") / "static")))
    _route(app)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(HeadwaterError, _refused)
    app.add_exception_handler(Exception, _broken)
    return app


def _route(app: FastAPI) -> None:
    hidden: dict[str, Any] = {"include_in_schema": False, "response_class": Response}
    for path, (page, view) in PAGES.items():
        endpoint = _endpoint(page, view)
        plain = "/index.json" if path == "/" else path + ".json"  # first: an id swallows its suffix
        app.add_api_route(plain, endpoint, response_class=Response, **describe(path, view))
        app.add_api_route(plain, endpoint, methods=["HEAD"], **hidden)
        app.add_api_route(path, endpoint, methods=["GET", "HEAD"], **hidden)


def _endpoint(page: str, view: View) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return show(request, page, view(request.app.state.store, request))

    return endpoint


def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        return fail(request, error.status_code, str(error.detail))
    return fail(request, 404 if isinstance(error, StoreError) else 400, str(error))


def _broken(request: Request, _: Exception) -> Response:
    answer = fail(request, 500, "something went wrong here; the server's own output says what")
    answer.headers.update(HEADERS)  # made outside of the guard
    return answer
