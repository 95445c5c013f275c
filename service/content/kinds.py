"""`content/kinds.yaml`: what a section is about, with its level, codes and companions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validates_schema

from service.content.data_file import parse_data
from service.content.model import Level
from service.content.validators import FILLED, check_id


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of section."""

    level: Level
    companions: tuple[str, ...] = ()
    """Ids of sections of the same document that must stand beside it."""
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Codes in public vocabularies, by vocabulary."""


UNKNOWN = Kind(Level.SAFETY)
"""What holds for a kind that the file does not name (design §2)."""

Kinds = Mapping[str, Kind]


class _KindSchema(Schema):
    level = fields.Enum(Level, by_value=True, required=True)
    companions = fields.List(fields.String(), load_default=list)
    codes = fields.Dict(
        fields.String(), fields.List(fields.String(validate=FILLED)), load_default=dict
    )

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Kind:
        codes = {name: tuple(values) for name, values in data["codes"].items()}
        return Kind(data["level"], tuple(data["companions"]), codes)


class _FileSchema(Schema):
    kinds = fields.Dict(fields.String(validate=check_id), fields.Nested(_KindSchema), required=True)

    @validates_schema
    def check_companions(self, data: dict[str, Any], **_: object) -> None:
        """Hold that companions are kinds too."""
        unknown = {
            name: {"companions": {place: [f"{companion!r} is no kind."]}}
            for name, kind in data["kinds"].items()
            for place, companion in enumerate(kind.companions)
            if companion not in data["kinds"]
        }
        if unknown:
            raise ValidationError({"kinds": unknown})


def read_kinds(text: str, path: str) -> Kinds:
    """Read the kinds; raises InputError with every fault."""
    kinds: Kinds = parse_data(text, path, _FileSchema())["kinds"]
    return kinds
