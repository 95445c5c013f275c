"""How the difference of two releases is written as JSON."""

from typing import Any, cast

from marshmallow import RAISE, Schema, fields, validate

from service.release.difference.releases import ReleaseDifference


class _Body(Schema):
    class Meta:
        """Nothing is let through that is not described."""

        unknown = RAISE


class StandSchema(_Body):
    """How a section's own text stands for its readers."""

    language = fields.String(required=True)
    status = fields.String(required=True)
    origin = fields.String(required=True)
    reason = fields.String(required=True)


class WordChangeSchema(_Body):
    """How one run of words differs."""

    name = fields.String(required=True)
    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True, allow_none=True)


class SectionDifferenceSchema(_Body):
    """How a section differs for the readers of one language."""

    section = fields.String(required=True)
    before = fields.Nested(StandSchema, required=True, allow_none=True)
    after = fields.Nested(StandSchema, required=True, allow_none=True)
    words = fields.List(fields.Nested(WordChangeSchema), required=True)


class DocumentDifferenceSchema(_Body):
    """How a document differs for the readers of one language."""

    language = fields.String(required=True)
    document = fields.String(required=True)
    fate = fields.String(required=True, validate=validate.OneOf(["new", "gone", "changed"]))
    sections = fields.List(fields.Nested(SectionDifferenceSchema), required=True)


class ReleaseDifferenceSchema(_Body):
    """How two releases differ for their readers."""

    before = fields.String(required=True)
    after = fields.String(required=True)
    policies = fields.List(fields.String(), required=True, validate=validate.Length(equal=2))
    engines = fields.List(fields.String(), required=True, validate=validate.Length(equal=2))
    languages_new = fields.List(fields.String(), required=True)
    languages_gone = fields.List(fields.String(), required=True)
    documents = fields.List(fields.Nested(DocumentDifferenceSchema), required=True)
    lists = fields.List(fields.String(), required=True)


def dump_difference(difference: ReleaseDifference) -> dict[str, Any]:
    """Turn a difference into JSON values."""
    return cast(dict[str, Any], ReleaseDifferenceSchema().dump(difference))
