"""A problem as it is sent: in the reader's language, labelled (RFC 9457)."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from flask import Response, request

from service.locales.interface import fill
from service.web.interface import direction_of, word
from service.web.problems import TYPE_PREFIX, Problem
from service.web.response import Header, json_response

_LONGEST_INSTANCE = 256


def problem_response(problem: Problem, shared: Iterable[Header]) -> Response:
    """Word a problem for the reader of the present request; `shared` is on every answer of the server."""
    wording = word(problem.title, problem.detail)
    title, detail = wording.texts
    members = {
        "type": f"{TYPE_PREFIX}{problem.name}",
        "title": title,
        "status": problem.status.value,
        "detail": fill(detail, _isolate(problem.values, wording.language)),
        **_instance(),
        **problem.members,
        "translation": {"language": wording.language, "status": wording.status},
    }
    headers = (
        ("Content-Language", wording.language),
        ("Vary", ", ".join((*problem.varies, "Accept-Language"))),
        *problem.headers,
        *shared,
    )
    return json_response(problem.status, members, headers, "application/problem+json")


def _instance() -> Mapping[str, str]:
    path = quote(request.path)
    return {"instance": path} if len(path) <= _LONGEST_INSTANCE else {}


def _isolate(values: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Keep what is written from left to right in one piece within text from right to left."""
    if direction_of(language) == "ltr":
        return values
    return {name: f"\u2068{value}\u2069" for name, value in values.items()}
