"""``headwater serve``: the pages of a store, in a browser."""

import os
import socket
from typing import Annotated, Any

import typer

from headwater.cli.door import opened, settings_of
from headwater.cli.logs import LogOption, set_up
from headwater.cli.options import StoreOption
from headwater.errors import InputError

SERVER: dict[str, Any] = {
    "log_config": None,  # ours; the guard tells what was answered
    "access_log": False,
    "server_header": False,
    "limit_concurrency": 200,  # more are told to come again
    "timeout_keep_alive": 10,
    "timeout_graceful_shutdown": 10,
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)


def serve(
    store: StoreOption,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; others may read then, too.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535)] = 8410,
    metrics: Annotated[
        bool,
        typer.Option(
            "--metrics", help="Show figures for Prometheus at /metrics, to all who can read here."
        ),
    ] = False,
    log_format: LogOption = None,
) -> None:
    """Open a store in the browser: stories, claims with their trees, articles; read-only.

    Example: headwater serve --store news.db --port 8410
    """
    import uvicorn

    from headwater.health.metrics import registry

    settings = settings_of(log=log_format)
    set_up(settings.log)
    with opened(store, settings) as place:  # no store to ask is said here, not on the first page
        if metrics:
            registry(place)
    _check_free(host, port)
    os.environ["HEADWATER_PLACE"] = store
    os.environ["HEADWATER_HOST"] = host
    os.environ["HEADWATER_METRICS"] = "1" if metrics else ""
    typer.echo(f"http://{host}:{port}  (Ctrl-C ends it)", err=True)
    uvicorn.run("headwater.web.app:create", factory=True, host=host, port=port, **SERVER)


def _check_free(host: str, port: int) -> None:
    """Say in one line that an address is taken or is not this machine's."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise InputError(
            f"cannot listen on {host}:{port}: {error.strerror}; choose another --port or --host"
        ) from error
