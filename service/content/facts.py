"""`content/facts.yaml`: every claim that was weighed, and what became of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load, validate

from service.content.data_file import parse_data
from service.content.model import Message
from service.errors import Fault


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim."""

    claim: str
    verdict: str
    """`supported`, `qualified`, `framing` or `unchecked`."""
    qualification: str
    """What must stand with it, or what a reviewer must know."""
    sources: tuple[str, ...]
    status: str
    """Of additions: `verified`, `partly`, `to be verified` or `not found`; else empty."""
    market: str
    dropped: str
    """Why no unit says it; empty where a unit does."""


class _FactSchema(Schema):
    claim = fields.String(required=True)
    verdict = fields.String(
        required=True, validate=validate.OneOf(["supported", "qualified", "framing", "unchecked"])
    )
    qualification = fields.String(load_default="")
    sources = fields.List(fields.String(), load_default=list)
    status = fields.String(
        load_default="",
        validate=validate.OneOf(["", "verified", "partly", "to be verified", "not found"]),
    )
    market = fields.String(load_default="")
    dropped = fields.String(load_default="")

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Fact:
        return Fact(sources=tuple(data.pop("sources")), **data)


class _FileSchema(Schema):
    facts = fields.Dict(fields.String(), fields.Nested(_FactSchema), required=True)


def read_facts(text: str, path: str) -> Mapping[str, Fact]:
    """Read the facts by id; raises InputError with every fault."""
    facts: Mapping[str, Fact] = parse_data(text, path, _FileSchema())["facts"]
    return facts


def find_unknown_facts(
    facts: Mapping[str, Fact], messages: Iterable[Message], path: str
) -> Iterator[Fault]:
    """Find units that name a fact which is not in the file."""
    for message in messages:
        for name in message.facts:
            if name not in facts:
                yield Fault(message.path, message.line, f"There is no fact {name!r} in {path}.")


def check_coverage(
    facts: Mapping[str, Fact], messages: Iterable[Message], path: str
) -> Iterator[Fault]:
    """Find facts that no unit says and nobody dropped, and dropped ones that a unit says."""
    said: dict[str, Message] = {}
    for message in messages:
        for name in message.facts:
            said.setdefault(name, message)
    for name, fact in facts.items():
        if fact.dropped and name in said:
            place = said[name]
            yield Fault(place.path, place.line, f"The fact {name!r} was dropped: {fact.dropped}.")
        elif not fact.dropped and name not in said:
            yield Fault(path, 0, f"No unit says {name!r}.", "Say it, or say why it is dropped.")


def check_sources(
    facts: Mapping[str, Fact], sources: Collection[str], path: str
) -> Iterator[Fault]:
    """Find facts that rest on what is no source."""
    for name, fact in facts.items():
        for key in fact.sources:
            if key not in sources:
                yield Fault(path, 0, f"{name!r} rests on {key!r}, which is no source.")
