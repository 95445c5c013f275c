"""Serves the public API on an address, with a production server."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from service.config import Settings
from service.delivery.front import Front
from service.delivery.worker import create_worker
from service.errors import ReleaseError
from service.events import configure_server
from service.release.store import ReleaseStore
from service.release.store.admission import refusal

_THREADS = 2
"""Python threads a worker: an answer is a look-up and one read, so more only wait for each other."""
_HEADER_BYTES = 64 * 1024
"""Of a request's head, at most; the server answers 431 above it."""
_HEADER_MILLISECONDS = 10_000
_GRACE_SECONDS = 10


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
    check_port(address, port)
    server = _make_server(address, port, workers)
    announce()
    server.serve(target_loader=partial(_start_worker, admitted), wrap_loader=False)


def _make_server(address: str, port: int, workers: int) -> AbstractServer[Any]:
    return Server(
        "service.delivery.worker:create_worker",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=_HEADER_MILLISECONDS, max_buffer_size=_HEADER_BYTES
        ),
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=_GRACE_SECONDS,
    )


def resolve_host(host: str) -> str:
    """Look up the IP address of a host name, IPv4 first; ReleaseError when it has none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return str(min(found, key=lambda each: each[0] != socket.AF_INET)[4][0])
    except OSError as error:
        raise ReleaseError(f"{host}: {error.strerror}; give an address of this machine.") from error


def is_loopback(address: str) -> bool:
    """Tell whether only this machine can reach an IP address."""
    return ipaddress.ip_address(address).is_loopback


def check_live(settings: Settings, host: str) -> None:
    """Refuse to begin where the live release could not be served."""
    store = ReleaseStore(settings.releases)
    identifier = store.live()
    if identifier is None:
        raise ReleaseError("No release was published yet: run `polyleaf publish` first.")
    manifest = store.open(identifier).manifest
    if reason := refusal(manifest, settings):
        raise ReleaseError(f"Release {identifier[:12]} may not be served on {host}: {reason}.")


def check_port(address: str, port: int) -> None:
    """Refuse a port that is taken: the server itself would share it without a word."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise ReleaseError(
                f"{address} port {port}: {error.strerror}; choose another port or stop"
                " what is using it."
            ) from error


def _start_worker(settings: Settings) -> Front:
    configure_server(settings.log)
    return create_worker(settings)
