"""Reads a request into a call: who asks, what its address and query say, what it brings."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Request
from marshmallow import Schema, ValidationError, fields, validate
from werkzeug.http import parse_etags, parse_options_header

from service.desk.operation import JSON, JSON_BYTES, PO, PO_BYTES, Call, Operation
from service.desk.problems import (
    malformed,
    no_length,
    no_token,
    too_large,
    unconditional,
    wrong_members,
    wrong_token,
    wrong_type,
)
from service.desk.requests import Empty
from service.desk.strict_json import MalformedError, read_json
from service.desk.workshop import Workshop
from service.errors import JournalError
from service.journal.accounts.model import Actor
from service.journal.accounts.tokens import find_actor
from service.web.problems import (
    RefusedError,
    repeated_parameter,
    unknown_parameter,
    wrong_value,
)

_BEARER = re.compile(r"bearer +([A-Za-z0-9._~+/-]{1,200}=*)", re.IGNORECASE)
"""RFC 6750 §2.1."""


def read_token(request: Request) -> str:
    """Read the token of a request. Raises RefusedError."""
    held = request.headers.getlist("Authorization")
    if not held:
        raise RefusedError(no_token())
    match = _BEARER.fullmatch(held[0]) if len(held) == 1 else None
    if match is None:
        raise RefusedError(wrong_token())
    return match[1]


def find_bearer(workshop: Workshop, token: str, now: datetime) -> Actor:
    """Tell who shows a token. Raises RefusedError where it is not valid."""
    with workshop.journal.reading() as connection:
        try:
            return find_actor(connection, token, now)
        except JournalError as error:
            raise RefusedError(wrong_token()) from error


def read_call(
    request: Request, operation: Operation, workshop: Workshop, actor: Actor, now: datetime
) -> Call:
    """Read all else of a request, whatever order it came in. Raises RefusedError."""
    place = dict(request.view_args or {})
    return Call(
        workshop=workshop,
        actor=actor,
        token=read_token(request),
        now=now,
        place=place,
        query=_read_query(request, operation),
        body=_read_body(request, operation),
        if_match=_read_condition(request, operation),
    )


def _read_query(request: Request, operation: Operation) -> Mapping[str, Any]:
    schema = (operation.takes.query or Empty)()
    given = dict(request.args.lists())
    for name, values in given.items():
        if name not in schema.fields:
            raise RefusedError(unknown_parameter(name, schema.fields))
        if len(values) > 1:
            raise RefusedError(repeated_parameter(name))
    try:
        loaded: Mapping[str, Any] = schema.load({name: each[0] for name, each in given.items()})
    except ValidationError as error:
        name = next(iter(error.messages_dict))
        allowed = _values_of(schema.fields[name])
        raise RefusedError(wrong_value(name, given.get(name, [""])[0], allowed)) from error
    return loaded


def _values_of(field: fields.Field[Any]) -> list[str]:
    """List the values that a parameter may have, where there are few."""
    choices = (each.choices for each in field.validators if isinstance(each, validate.OneOf))
    return [str(each) for each in next(choices, ())]


def _read_body(request: Request, operation: Operation) -> Any:
    takes = operation.takes
    limit = PO_BYTES if takes.is_file else JSON_BYTES
    if (request.content_length or 0) > limit:
        raise RefusedError(too_large(limit))
    request.max_content_length = limit
    if not takes.is_file and takes.body is None:
        return _read_nothing(request)
    if request.content_length is None:
        raise RefusedError(no_length())
    _check_type(request, PO if takes.is_file else JSON)
    data = request.get_data(cache=False)
    if takes.is_file or takes.body is None:
        return data
    try:
        return _load(takes.body(), read_json(data))
    except MalformedError as error:
        raise RefusedError(malformed(str(error))) from error


def _read_nothing(request: Request) -> None:
    if request.get_data(cache=False):
        raise RefusedError(too_large(0))


def _check_type(request: Request, wanted: str) -> None:
    named, options = parse_options_header(request.headers.get("Content-Type"))
    charset = options.get("charset", "utf-8").lower()
    is_plain = request.headers.get("Content-Encoding", "identity").lower() == "identity"
    if named != wanted or charset != "utf-8" or not is_plain:
        raise RefusedError(wrong_type(wanted))


def _load(schema: Schema, value: object) -> Any:
    if not isinstance(value, dict):
        raise RefusedError(wrong_members([""]))
    try:
        return schema.load(value)
    except ValidationError as error:
        pointers = sorted(_point("", error.messages_dict))
        raise RefusedError(wrong_members(pointers)) from error


def _point(prefix: str, messages: object) -> list[str]:
    """Turn marshmallow's tree of messages into JSON pointers (RFC 6901)."""
    if not isinstance(messages, dict):
        return [prefix]
    found: list[str] = []
    for name, each in messages.items():
        step = str(name).replace("~", "~0").replace("/", "~1")[:_LONGEST_STEP]
        found += _point(f"{prefix}/{step}", each)
    return found


_LONGEST_STEP = 64


def _read_condition(request: Request, operation: Operation) -> tuple[str, ...] | None:
    """Read If-Match (RFC 9110 §13.1.1); `*` would name no wording, so it is no condition here."""
    if not operation.takes.is_conditional:
        return None
    tags = parse_etags(request.headers.get("If-Match", ""))
    named = tuple(f'"{tag}"' for tag in tags.as_set())
    if not named:
        raise RefusedError(unconditional())
    return named
