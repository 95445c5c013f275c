"""Serves the workflow API on an address, with a production server."""

from collections.abc import Callable
from functools import partial

from flask import Flask

from service.config import Settings
from service.desk.app import create_app
from service.errors import ReleaseError
from service.events import configure_server
from service.web.listening import check_port, is_loopback, make_server, resolve_host

_THREADS = 4
"""Python threads: most of them wait for the journal or the disk."""


def serve(
    settings: Settings,
    host: str,
    port: int,
    *,
    allow_remote: bool,
    announce: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or SIGINT, then finish the requests that are under way.

    One process: limits and what is kept between requests are its own. ReleaseError or JournalError,
    before anything is served, where the address is not this machine's alone and nobody allowed that,
    the port is not free, or the journal cannot be opened.
    """
    address = resolve_host(host)
    check_address(address, host, allow_remote=allow_remote)
    check_port(address, port)
    create_app(settings)
    server = make_server("service.desk.serve:start", address, port, workers=1, threads=_THREADS)
    announce()
    server.serve(target_loader=partial(start, settings), wrap_loader=False)


def check_address(address: str, host: str, *, allow_remote: bool) -> None:
    """Refuse an address that others can reach: tokens would go over the network in the clear."""
    if not is_loopback(address) and not allow_remote:
        raise ReleaseError(
            f"{host}: others can reach this address, and tokens would travel in the clear. Listen on"
            " 127.0.0.1 behind a proxy that speaks TLS, or give --allow-remote."
        )


def start(settings: Settings) -> Flask:
    """Make the application in the server's process."""
    configure_server(settings.log)
    return create_app(settings)
