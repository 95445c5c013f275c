"""JSON: produced and validated by the schema that documents it."""

import json

from marshmallow import Schema

from service.errors import ReleaseError
from service.release.compose import Body


def render_json(body: Body, schema: Schema) -> bytes:
    """Render a body as UTF-8 JSON; raises ReleaseError where its schema refuses it."""
    dumped = schema.dump(body)
    if errors := schema.validate(dumped):
        name = type(schema).__name__
        raise ReleaseError(
            f"{name} refuses {body.get('links', {}).get('self', 'a body')}: {errors}"
        )
    return json.dumps(dumped, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
