"""`content/publisher.yaml`: who publishes, and what a reader can do now."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load

from service.content.data_file import parse_data
from service.content.model import Level, Message
from service.content.validators import COUNTRY, FILLED

DOMAIN = "publisher"
TEXTS = ("general", "interpreter", "contact", "report", "emergency", "crisis")
"""The texts that a publisher gives, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, with the addresses and numbers that its texts name."""

    example: bool
    """True while the data is made up; everything that shows it says so."""
    values: Mapping[str, str]
    """`name`, `website`, `phone`, `email`, `report_url`: what placeholders in the texts stand for."""
    texts: Mapping[str, str]
    """By name; English, with `{placeholders}`."""
    countries: Mapping[str, Mapping[str, str]]
    """`emergency` and `crisis` lines by country (ISO 3166-1 alpha-2)."""


_VALUES = ("name", "website", "phone", "email", "report_url")
_LINES = ("emergency", "crisis")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def _check_placeholders(text: str) -> None:
    """Hold that each `{placeholder}` of a text stands for something we know."""
    for name in _PLACEHOLDER.findall(text):
        if name not in {*_VALUES, *_LINES}:
            raise ValidationError(
                f"Nothing fills {{{name}}}: known are {', '.join((*_VALUES, *_LINES))}."
            )


class _PublisherSchema(Schema):
    example = fields.Boolean(required=True)
    name = fields.String(required=True, validate=FILLED)
    website = fields.URL(schemes={"https"}, required=True)
    phone = fields.String(required=True, validate=FILLED)
    email = fields.Email(required=True)
    report_url = fields.URL(schemes={"https"}, required=True)


_TextsSchema = Schema.from_dict(
    {name: fields.String(required=True, validate=[FILLED, _check_placeholders]) for name in TEXTS}
)
_CountrySchema = Schema.from_dict(
    {name: fields.String(required=True, validate=FILLED) for name in _LINES}
)


class _FileSchema(Schema):
    publisher = fields.Nested(_PublisherSchema, required=True)
    texts = fields.Nested(_TextsSchema, required=True)
    countries = fields.Dict(
        fields.String(validate=COUNTRY), fields.Nested(_CountrySchema), required=True
    )

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Publisher:
        values = data["publisher"]
        return Publisher(values.pop("example"), values, data["texts"], data["countries"])


def read_publisher(text: str, path: str) -> Publisher:
    """Read the publisher; raises InputError with every fault."""
    publisher: Publisher = parse_data(text, path, _FileSchema())
    return publisher


def publisher_messages(publisher: Publisher, path: str) -> Iterator[Message]:
    """Yield one message a text; numbers stay placeholders, for they are data of a country."""
    for name in TEXTS:
        yield Message(
            domain=DOMAIN,
            context=f"{DOMAIN}/{name}",
            msgid=publisher.texts[name],
            level=Level.INTERFACE,
            path=path,
            line=0,
            place=name,
            kind="publisher",
            placeholders=True,
        )
