"""JSON: produced and validated by the schema that documents it."""

import json
from collections.abc import Iterable

from marshmallow import Schema

from service.release.checked import Body, check_body
from service.release.model import Response

_NO_SECTIONS = b'"sections":[]'
"""It stands at one place only: inside a string its quotes would be escaped (RFC 8259 §7)."""


def render_json(body: Body, schema: Schema) -> bytes:
    """Render a body as UTF-8 JSON; raises ReleaseError where its schema refuses it."""
    checked = check_body(body, schema)
    return json.dumps(checked, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def splice_sections(around: bytes, sections: Iterable[Response]) -> bytes:
    """Put sections that are rendered already into a body that was rendered without any."""
    before, _, after = around.partition(_NO_SECTIONS)
    inside = b",".join(section.body.rstrip(b"\n") for section in sections)
    return b"".join((before, b'"sections":[', inside, b"]", after))
