"""`content/kinds.yaml`: what a section is about, with its level, codes and companions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from marshmallow import Schema, fields, post_load

from service.content.data_file import parse_data
from service.content.model import Level
from service.errors import Fault, InputError


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
    codes = fields.Dict(fields.String(), fields.List(fields.String()), load_default=dict)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Kind:
        codes = {name: tuple(values) for name, values in data["codes"].items()}
        return Kind(data["level"], tuple(data["companions"]), codes)


class _FileSchema(Schema):
    kinds = fields.Dict(fields.String(), fields.Nested(_KindSchema), required=True)


def read_kinds(text: str, path: str) -> Kinds:
    """Read the kinds; raises InputError with every fault."""
    kinds: Kinds = parse_data(text, path, _FileSchema())["kinds"]
    if faults := tuple(_unknown_companions(kinds, path)):
        raise InputError(faults)
    return kinds


def _unknown_companions(kinds: Kinds, path: str) -> Iterator[Fault]:
    for name, kind in kinds.items():
        for companion in kind.companions:
            if companion not in kinds:
                yield Fault(
                    path,
                    0,
                    f"The kind {name!r} names the companion {companion!r}, which is no kind.",
                )
