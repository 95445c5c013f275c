"""Serves the API and the pages on an address, with a production server."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from service.config import Settings
from service.delivery.front import Front
from service.errors import ReleaseError
from service.events import configure_server
from service.release.store import ReleaseStore
from service.release.store.admission import refusal
from service.server.worker import create_worker
from service.site.stage import check_origin
from service.web.listening import check_port, is_loopback, make_server, resolve_host

_THREADS = 2
"""Python threads a worker: an answer is a look-up and one read, so more only wait for each other."""


def serve(
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    announce: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or SIGINT, then finish the requests that are under way.

    Calls `announce` when nothing stands in the way any more.

    ReleaseError, before anything is served, when the live release is missing, damaged or may not
    be served on this address, or when the port is not free.
    """
    address = resolve_host(host)
    admitted = replace(settings, admit_demo=is_loopback(address))
    check_live(admitted, host)
    check_origin(admitted.public_url)
    check_port(address, port)
    server = make_server(
        "service.server.worker:create_worker", address, port, workers=workers, threads=_THREADS
    )
    announce()
    server.serve(target_loader=partial(_start_worker, admitted), wrap_loader=False)


def check_live(settings: Settings, host: str) -> None:
    """Refuse to begin where the live release could not be served."""
    store = ReleaseStore(settings.releases)
    identifier = store.live()
    if identifier is None:
        raise ReleaseError("No release was published yet: run `polyleaf publish` first.")
    manifest = store.open(identifier).manifest
    if reason := refusal(manifest, settings):
        raise ReleaseError(f"Release {identifier[:12]} may not be served on {host}: {reason}.")


def _start_worker(settings: Settings) -> Front:
    configure_server(settings.log)
    return create_worker(settings)
