"""``headwater serve``: the pages of a store, in a browser."""

import os
from typing import Annotated

import typer

from headwater.cli.door import opened
from headwater.cli.options import StoreOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)


def serve(
    store: StoreOption,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; others may read then, too.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535)] = 8410,
) -> None:
    """Open a store in the browser: stories, claims with their trees, articles; read-only.

    Example: headwater serve --store news.db --port 8410
    """
    import uvicorn

    with opened(store):
        pass  # no store to ask is said here and now, not on the first page
    os.environ["HEADWATER_PLACE"] = store
    os.environ["HEADWATER_HOST"] = host
    typer.echo(f"http://{host}:{port}  (Ctrl-C ends it)", err=True)
    uvicorn.run(
        "headwater.web.app:create",
        factory=True,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
    )
