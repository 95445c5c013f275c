"""Describes the workflow API in OpenAPI 3.1, from the table of its operations."""

import json
import re
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

from service import VERSION
from service.desk.answers import ProblemAnswer
from service.desk.operation import JSON, PO, Operation
from service.desk.operations import OPERATIONS
from service.release.openapi import in_ecma_script

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ABOUT = (
    "What translators, reviewers and their tools do. Every request shows a token; what its account may"
    " not see looks like what is not there. Problems are RFC 9457 problem details."
)
_PROBLEM: dict[str, Any] = {"application/problem+json": {"schema": "Problem"}}
_ALWAYS = {
    HTTPStatus.BAD_REQUEST: "A parameter is not known or not well-formed.",
    HTTPStatus.UNAUTHORIZED: "There is no valid token.",
    HTTPStatus.FORBIDDEN: "Neither roles nor token allow this.",
    HTTPStatus.NOT_FOUND: "There is nothing that this account may see.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is too long.",
    HTTPStatus.TOO_MANY_REQUESTS: "Wait as Retry-After says.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The project cannot be read or written now.",
}
_WITH_BODY = {
    HTTPStatus.LENGTH_REQUIRED: "The body does not say how long it is.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is too large.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is of another type.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "What it says was refused.",
    HTTPStatus.CONFLICT: "Somebody else was first, or it is not as it was shown.",
}
_WITH_CONDITION = {
    HTTPStatus.PRECONDITION_FAILED: "The message is not as it was shown; both texts are.",
    HTTPStatus.PRECONDITION_REQUIRED: "If-Match is missing.",
}


@cache
def describe_api() -> bytes:
    """Describe every operation; the same bytes for the same program."""
    spec = APISpec(
        title="Polyleaf: the workflow",
        version=VERSION,
        openapi_version="3.1.0",
        info={"description": _ABOUT, "license": {"name": "MIT", "identifier": "MIT"}},
        plugins=[MarshmallowPlugin(schema_name_resolver=_name_schema)],
        security=[{"token": []}],
    )
    spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    spec.components.schema("Problem", schema=ProblemAnswer)
    for operation in OPERATIONS:
        described = {operation.method.lower(): _describe(operation)}
        spec.path(operation.path, operations=described)
    text = json.dumps(in_ecma_script(spec.to_dict()), ensure_ascii=False, sort_keys=True)
    return text.encode() + b"\n"


def _name_schema(schema: Any) -> str:
    """Name the schema of a body."""
    kind = schema if isinstance(schema, type) else type(schema)
    return str(kind.__name__).removesuffix("Answer") or "Answer"


def _describe(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [*_in_path(operation.path), *_in_query(operation), *_in_header(operation)],
        "responses": dict(_responses(operation)),
    }
    if content := _content_of_request(operation):
        described["requestBody"] = {"required": True, "content": content}
    return described


def _content_of_request(operation: Operation) -> dict[str, Any]:
    if operation.takes.is_file:
        return {PO: {"schema": {"type": "string"}}}
    return {JSON: {"schema": operation.takes.body}} if operation.takes.body else {}


def _in_path(path: str) -> Iterator[dict[str, Any]]:
    for name in _PLACEHOLDER.findall(path):
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _in_query(operation: Operation) -> list[Any]:
    query: type[Schema] | None = operation.takes.query
    return [{"in": "query", "schema": query}] if query else []


def _in_header(operation: Operation) -> Iterator[dict[str, Any]]:
    if operation.takes.is_conditional:
        yield {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "schema": {"type": "string"},
            "description": "The ETag of the message as it was shown.",
        }


def _responses(operation: Operation) -> Iterator[tuple[str, Any]]:
    for status in operation.gives.statuses:
        content = _content(operation)
        if status >= HTTPStatus.BAD_REQUEST:
            content |= _PROBLEM
        yield str(status.value), {"description": status.phrase, "content": content}
    has_body = operation.takes.is_file or operation.takes.body is not None
    problems = {
        **_ALWAYS,
        **(_WITH_BODY if has_body or operation.method != "GET" else {}),
        **(_WITH_CONDITION if operation.takes.is_conditional else {}),
    }
    for status, description in problems.items():
        if status not in operation.gives.statuses:
            yield str(status.value), _problem(description)


def _content(operation: Operation) -> dict[str, Any]:
    schema: Any = operation.gives.schema
    return {PO: {"schema": {"type": "string"}}} if schema is None else {JSON: {"schema": schema}}


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": _PROBLEM}
