"""Describes the public API in OpenAPI 3.1, from the schemas that make its bodies."""

import json
import re
from dataclasses import dataclass
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
    PublisherSchema,
    SectionSchema,
)


@dataclass(frozen=True, slots=True)
class _Resource:
    """What one kind of URL answers."""

    path: str
    """Canonical, without suffix."""
    summary: str
    schema: type[Schema]
    has_html: bool = False
    """There is an HTML fragment too."""

    @property
    def content(self) -> dict[str, Any]:
        """The media types that it comes in."""
        return {"application/json": {"schema": self.schema}, **(_HTML if self.has_html else {})}


_LANGUAGE = "/v1/{language}"
_RESOURCES = (
    _Resource("/v1/languages", "The languages of the release.", LanguagesSchema),
    _Resource("/v1/documents", "The documents.", CatalogueSchema),
    _Resource(f"{_LANGUAGE}/documents", "The documents, in one language.", DocumentsSchema),
    _Resource(f"{_LANGUAGE}/glossary", "The glossary, in one language.", GlossarySchema),
    _Resource(f"{_LANGUAGE}/publisher", "Who publishes, and whom to call.", PublisherSchema),
    _Resource(f"{_LANGUAGE}/documents/{{document}}", "A whole document.", DocumentSchema, True),
    _Resource(
        f"{_LANGUAGE}/documents/{{document}}/sections/{{section}}",
        "One section or part, with its parts and companions.",
        SectionSchema,
        True,
    ),
    _Resource(
        f"{_LANGUAGE}/sections/{{kind}}", "Every document's section of one kind.", KindSchema, True
    ),
)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


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
    for resource in _RESOURCES:
        _add_canonical(spec, resource)
        if resource.path.startswith(_LANGUAGE):
            _add_negotiated(spec, resource)
    spec.path("/v1/openapi.json", operations={"get": _SELF})
    described = in_ecma_script(spec.to_dict())
    text = json.dumps(described, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def in_ecma_script(value: Any) -> Any:
    r"""Write patterns as JSON Schema has them (ECMA-262): anchored by `^` and `$`, not by `\Z`."""
    if isinstance(value, list):
        return [in_ecma_script(item) for item in value]
    if not isinstance(value, dict):
        return value
    changed = {name: in_ecma_script(item) for name, item in value.items()}
    if isinstance(pattern := changed.get("pattern"), str):
        changed["pattern"] = "^" + pattern.removesuffix(r"\Z") + "$"
    return changed


_ABOUT = (
    "Every text carries its status and the notices to show with it. URLs with a language and a suffix "
    "are canonical; URLs without them negotiate by Accept-Language, Accept and ?lang=, and answer with "
    "the same bytes."
)


def _add_canonical(spec: APISpec, resource: _Resource) -> None:
    common = {"summary": resource.summary, "parameters": [*_in_path(resource.path), *_FILTERS]}
    for media_type, content in resource.content.items():
        operation = {**common, "responses": _responses({media_type: content})}
        spec.path(resource.path + _SUFFIXES[media_type], operations={"get": operation})


def _add_negotiated(spec: APISpec, resource: _Resource) -> None:
    path = resource.path.replace(_LANGUAGE, "/v1")
    operation = {
        "summary": f"{resource.summary} Negotiated.",
        "parameters": [*_in_path(path), *_NEGOTIATION, *_FILTERS],
        "responses": {**_responses(resource.content), "406": _problem("No such media type.")},
    }
    spec.path(path, operations={"get": operation})


_SUFFIXES = {"application/json": ".json", "text/html": ".html"}
_HTML: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
_SELF: dict[str, Any] = {
    "summary": "This description.",
    "responses": {
        "200": {
            "description": "OpenAPI 3.1.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    },
}
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


def _in_path(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _PLACEHOLDER.findall(path)
    ]


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
