"""Lets a request in, or says why not: who asks, how often, and whether they may."""

import hashlib
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import Request

from service.desk.access import may_see, refuse
from service.desk.limits import Buckets
from service.desk.operation import Operation
from service.desk.problems import lacking, not_there, too_often
from service.desk.reading import find_bearer, read_token
from service.desk.workshop import Workshop
from service.journal.accounts.model import Account, Actor
from service.release.store.live import LiveRelease
from service.web.problems import RefusedError


@dataclass(frozen=True, slots=True)
class Limits:
    """How often somebody may ask of this process."""

    per_token: Buckets
    per_failure: Buckets


@dataclass(frozen=True, slots=True)
class Desk:
    """What all requests share."""

    workshop: Workshop
    live: LiveRelease
    limits: Limits
    clock: Callable[[], datetime]


def admit(request: Request, operation: Operation | None, desk: Desk, now: datetime) -> Actor:
    """Tell who asks. Raises RefusedError where they may not, whatever it is about.

    Without an operation the router has the last word: there is no such address, or no such method.
    """
    actor = _find_bearer(request, desk, now)
    if operation is None:
        return actor
    if (refusal := refuse(actor, operation.rule)) is not None:
        raise RefusedError(lacking(refusal, operation.rule.scope))
    _check_language(request, actor.account, desk.workshop)
    return actor


def _find_bearer(request: Request, desk: Desk, now: datetime) -> Actor:
    """Find who asks; whoever fails too often waits. A valid token never waits for others' failures."""
    try:
        token = read_token(request)
        actor = find_bearer(desk.workshop, token, now)
    except RefusedError:
        if wait := desk.limits.per_failure.take(network_of(request.remote_addr or "")):
            raise RefusedError(too_often(wait)) from None
        raise
    if wait := desk.limits.per_token.take(hashlib.sha256(token.encode()).hexdigest()):
        raise RefusedError(too_often(wait))
    return actor


def network_of(address: str) -> str:
    """Give what one customer has: an IPv4 address, or a /64 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    return str(ipaddress.ip_network(f"{parsed}/64", strict=False))


def _check_language(request: Request, account: Account, workshop: Workshop) -> None:
    """Look for the language of an address: one that is not theirs is as good as none."""
    language = (request.view_args or {}).get("language")
    if language is None:
        return
    is_held = language in workshop.languages()
    if not (may_see(account, language) and is_held):
        raise RefusedError(not_there())
