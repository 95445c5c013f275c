"""Listens on an address of this machine, with a production server."""

import ipaddress
import socket
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from service.errors import ReleaseError

_HEADER_BYTES = 64 * 1024
"""Of a request's head, at most; the server answers 431 above it."""
_HEADER_MILLISECONDS = 10_000
_GRACE_SECONDS = 10


def make_server(
    target: str, address: str, port: int, *, workers: int, threads: int
) -> AbstractServer[Any]:
    """Make the server of a WSGI application, `module:factory`; each worker has so many Python threads."""
    return Server(
        target,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
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
