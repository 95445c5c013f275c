"""Describes the public API in OpenAPI 3.1, from the schemas that make its bodies."""

import json
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

from service import VERSION
from service.release.schemas import (
    CatalogueSchema,
    DocumentSchema,
    DocumentsSchema,
    GlossarySchema,
    KindSchema,
    LanguagesSchema,
    ProblemSchema,
    SectionSchema,
)

_LANGUAGE = "/v1/{language}"
_PATHS: tuple[tuple[str, str, type[Schema], bool], ...] = (
    ("/v1/languages", "The languages of the release.", LanguagesSchema, False),
    ("/v1/documents", "The documents.", CatalogueSchema, False),
    (f"{_LANGUAGE}/documents", "The documents, in one language.", DocumentsSchema, False),
    (f"{_LANGUAGE}/glossary", "The glossary, in one language.", GlossarySchema, False),
    (f"{_LANGUAGE}/documents/{{document}}", "A whole document.", DocumentSchema, True),
    (
        f"{_LANGUAGE}/documents/{{document}}/sections/{{section}}",
        "One section or part, with its parts and companions.",
        SectionSchema,
        True,
    ),
    (f"{_LANGUAGE}/sections/{{kind}}", "Every document's section of one kind.", KindSchema, True),
)
"""Path without suffix, summary, schema, and whether there is an HTML fragment too."""


def describe_api() -> bytes:
    """Describe every URL of the public API; the same bytes for the same engine."""
    spec = APISpec(
        title="Polyleaf: localized patient information",
        version=VERSION,
        openapi_version="3.1.0",
        info={"description": _ABOUT, "license": {"name": "MIT", "identifier": "MIT"}},
        plugins=[MarshmallowPlugin()],
    )
    spec.components.schema("Problem", schema=ProblemSchema)
    for path, summary, schema, has_html in _PATHS:
        _add_canonical(spec, path, summary, schema, has_html=has_html)
        if path.startswith(_LANGUAGE):
            _add_negotiated(spec, path.removeprefix(_LANGUAGE), summary, schema, has_html=has_html)
    text = json.dumps(spec.to_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


_ABOUT = (
    "Every text carries its status and the notices to show with it. URLs with a language and a suffix "
    "are canonical; URLs without them negotiate by Accept-Language, Accept and ?lang=, and answer with "
    "the same bytes."
)


def _add_canonical(
    spec: APISpec, path: str, summary: str, schema: type[Schema], *, has_html: bool
) -> None:
    parameters = [
        _path_parameter(name)
        for name in ("language", "document", "section", "kind")
        if f"{{{name}}}" in path
    ]
    common = {"summary": summary, "parameters": [*parameters, *_FILTERS]}
    json_content = {"application/json": {"schema": schema}}
    spec.path(f"{path}.json", operations={"get": {**common, "responses": _responses(json_content)}})
    if has_html:
        spec.path(f"{path}.html", operations={"get": {**common, "responses": _responses(_HTML)}})


def _add_negotiated(
    spec: APISpec, tail: str, summary: str, schema: type[Schema], *, has_html: bool
) -> None:
    if f"/v1{tail}" == "/v1/documents":
        return  # without a suffix it is told in the list of documents for everybody
    names = [name for name in ("document", "section", "kind") if f"{{{name}}}" in tail]
    content: dict[str, Any] = {
        "application/json": {"schema": schema},
        **(_HTML if has_html else {}),
    }
    operation = {
        "summary": f"{summary} Negotiated.",
        "parameters": [*map(_path_parameter, names), *_NEGOTIATION, *_FILTERS],
        "responses": {**_responses(content), "406": _problem("No such media type.")},
    }
    spec.path(f"/v1{tail}", operations={"get": operation})


_HTML: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
_NEGOTIATION: list[dict[str, Any]] = [
    {
        "name": "Accept-Language",
        "in": "header",
        "schema": {"type": "string"},
        "description": "RFC 9110 §12.5.4. Stays within one language and script.",
    },
    {
        "name": "lang",
        "in": "query",
        "schema": {"type": "string"},
        "description": "A BCP 47 tag; goes before Accept-Language.",
    },
]
_FILTERS: list[dict[str, Any]] = [
    {
        "name": "fallback",
        "in": "query",
        "schema": {"type": "string", "enum": ["none"]},
        "description": "404 rather than a text in another language.",
    },
    {
        "name": "status",
        "in": "query",
        "schema": {"type": "string", "enum": ["approved"]},
        "description": "404 rather than a text that is not approved.",
    },
]


def _path_parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _responses(content: dict[str, Any]) -> dict[str, Any]:
    return {
        "200": {"description": "The text, its status and its notices.", "content": content},
        "304": {"description": "Not modified."},
        "308": {"description": "The canonical URL of this language."},
        "400": _problem("A parameter is not known or not well-formed."),
        "404": _problem("There is no such text."),
    }


def _problem(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": "Problem"}},
    }
