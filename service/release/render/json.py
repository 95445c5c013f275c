"""JSON: produced and validated by the schema that documents it."""

import json

from marshmallow import Schema

from service.release.checked import Body, check_body


def render_json(body: Body, schema: Schema) -> bytes:
    """Render a body as UTF-8 JSON; raises ReleaseError where its schema refuses it."""
    checked = check_body(body, schema)
    return json.dumps(checked, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
