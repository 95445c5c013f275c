"""`content/sources.yaml`: the publications that citations name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load, validate

from service.content.data_file import parse_data
from service.content.validators import CITATION_KEY, FILLED


@dataclass(frozen=True, slots=True)
class Source:
    """One publication."""

    title: str
    year: int | None
    where: str
    """Journal, publisher or site."""
    read_as: str
    """In which form its text was read when the facts were checked."""
    url: str
    doi: str


_DOI = validate.Regexp(r"(?:10\.[0-9]{4,9}/\S+)?\Z", error="A DOI looks like 10.1000/182.")


class _SourceSchema(Schema):
    title = fields.String(required=True, validate=FILLED)
    year = fields.Integer(strict=True, load_default=None, allow_none=True)
    where = fields.String(load_default="")
    read_as = fields.String(load_default="")
    url = fields.URL(schemes={"https"}, load_default="")
    doi = fields.String(load_default="", validate=_DOI)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Source:
        return Source(**data)


class _FileSchema(Schema):
    sources = fields.Dict(
        fields.String(validate=CITATION_KEY), fields.Nested(_SourceSchema), required=True
    )


def read_sources(text: str, path: str) -> Mapping[str, Source]:
    """Read the sources by key; raises InputError with every fault."""
    sources: Mapping[str, Source] = parse_data(text, path, _FileSchema())["sources"]
    return sources
