"""JSON: produced and validated by the schema that documents it."""

import json

from marshmallow import Schema

from service.errors import ReleaseError
from service.release.compose import Body


def render_json(body: Body, schema: Schema) -> bytes:
    """Render a body as UTF-8 JSON; raises ReleaseError where its schema refuses it."""
    try:
        dumped = schema.dump(body)
    except (AttributeError, TypeError, ValueError) as error:
        raise _refusal(body, schema, error) from error
    if errors := schema.validate(dumped):
        raise _refusal(body, schema, errors)
    return json.dumps(dumped, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _refusal(body: Body, schema: Schema, why: object) -> ReleaseError:
    name, links = type(schema).__name__, body.get("links", {})
    return ReleaseError(f"{name} refuses {links.get('self', 'a body')}: {why}")
