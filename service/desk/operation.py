"""What an operation of the workflow API is: address, rule, what it takes and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any

from marshmallow import Schema

from service.desk.access import Rule
from service.desk.workshop import Workshop
from service.journal.accounts.model import Actor

PO = "text/x-gettext-translation"
JSON = "application/json"
JSON_BYTES = 256 * 1024
"""Of a body in JSON at most."""
PO_BYTES = 4 * 1024 * 1024
"""Of a PO file over HTTP at most (design §4)."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was found to be in order."""

    workshop: Workshop
    actor: Actor
    token: str = field(repr=False)
    now: datetime
    place: Mapping[str, str]
    """What its address names."""
    query: Mapping[str, Any]
    body: Any
    """What the schema loaded, or the bytes of a PO file."""
    if_match: tuple[str, ...] | None
    """The entity tags of If-Match; None without it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What an operation answers: members of a JSON object, or the bytes of a file."""

    members: Mapping[str, object] | bytes
    status: HTTPStatus = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()


View = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Takes:
    """What a request may bring."""

    query: type[Schema] | None = None
    body: type[Schema] | None = None
    """Of a JSON object; None where there is none."""
    is_file: bool = False
    """It brings a PO file."""
    is_conditional: bool = False
    """It needs If-Match."""


NOTHING = Takes()


@dataclass(frozen=True, slots=True)
class Gives:
    """What is answered where all is well."""

    schema: type[Schema] | None = None
    """None for a PO file."""
    statuses: tuple[HTTPStatus, ...] = (HTTPStatus.OK,)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: the table of them makes the routes, their rules and the OpenAPI description."""

    name: str
    method: str
    path: str
    """As OpenAPI writes it: `{name}` stands for a segment."""
    summary: str
    rule: Rule
    view: View
    gives: Gives
    takes: Takes = NOTHING
