"""Reads `content/policy.yaml`: a ready policy, and what a project has otherwise."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from service.content.data_file import parse_data
from service.content.model import Level
from service.content.policy import ROLES, LevelPolicy, Policy, Serving, Severity
from service.content.ready_policies import READY, STRICT
from service.content.validators import check_language

_CHANGES = ("cosmetic", "wording", "number", "negation")
_BASES = [name for name in READY if name != "demo"]
"""What a policy of another name may be like; the demo is for loopback addresses, under its own name."""


class Days(fields.String):
    """A number of days, as `365d`."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        written = super()._deserialize(value, attr, data, **kwargs)
        validate.Regexp(r"[1-9][0-9]{0,3}d\Z", error="Write a number of days, as 365d.")(
            str(written)
        )
        return int(str(written).removesuffix("d"))


def _serving() -> fields.Enum[Serving]:
    return fields.Enum(Serving, by_value=True)


def _roles() -> fields.List[str]:
    return fields.List(fields.String(validate=validate.OneOf(ROLES)))


class _LevelSchema(Schema):
    roles = _roles()
    source = _roles()
    stale = _serving()
    draft = _serving()
    translated = _serving()
    overdue = _serving()
    review_every = Days(allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Mapping[str, Any]:
        return {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }


_LevelsSchema = Schema.from_dict({level.value: fields.Nested(_LevelSchema) for level in Level})


class _PolicySchema(Schema):
    name = fields.String(load_default="strict", validate=validate.Regexp(r"[a-z][a-z0-9-]{0,39}\Z"))
    like = fields.String(validate=validate.OneOf(_BASES))
    levels = fields.Nested(_LevelsSchema, load_default=dict)
    when_behind = fields.Dict(
        fields.String(validate=validate.OneOf(_CHANGES)),
        fields.String(validate=validate.OneOf(["keep", "source"])),
    )
    chains = fields.Dict(
        fields.String(validate=check_language),
        fields.List(fields.String(validate=check_language)),
        load_default=dict,
    )
    checks = fields.Dict(
        fields.String(validate=validate.Regexp(r"[a-z][a-z-]{0,39}\Z")),
        fields.Dict(
            fields.Enum(Level, by_value=True), fields.Enum(Severity, by_value=True), required=True
        ),
        load_default=dict,
    )
    refresh_within = fields.String(
        load_default="7d", validate=validate.Regexp(r"[1-9][0-9]{0,3}[hd]\Z")
    )

    @validates_schema
    def hold_to_the_name(self, data: dict[str, Any], **_: object) -> None:
        """Hold that a ready policy asks of safety texts what its name promises (promise P4)."""
        name = data["name"]
        if name == "preview":
            raise ValidationError("A preview is made by `polyleaf preview`.", "name")
        ready = READY.get(name)
        if ready and data.get("like", name) != name:
            raise ValidationError(f"{name} is a ready policy: it is like none.", "like")
        asked = data["levels"].get("safety", {}).get("roles")
        roles = ready.levels[Level.SAFETY].roles if ready else None
        if ready and asked is not None and set(asked) != set(roles or ()):
            told = f"{name} asks for {' and '.join(roles or ())}. Give your policy another name, and say like: {name}."
            raise ValidationError({"levels": {"safety": {"roles": [told]}}})

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Policy:
        name = data["name"]
        base = READY.get(name) or READY.get(data.get("like", ""), STRICT)
        return Policy(
            name=name,
            levels={
                level: _override(base.levels[level], data["levels"].get(level.value, {}))
                for level in Level
            },
            when_behind=data.get("when_behind", base.when_behind),
            chains={language: tuple(chain) for language, chain in data["chains"].items()},
            refresh_within=data["refresh_within"],
            checks=data["checks"],
        )


def _override(rules: LevelPolicy, given: Mapping[str, Any]) -> LevelPolicy:
    return replace(rules, **given)


def read_policy(text: str, path: str) -> Policy:
    """Read the policy; raises InputError with every fault."""
    policy: Policy = parse_data(text, path, _PolicySchema())
    return policy
