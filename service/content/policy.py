"""`content/policy.yaml`: who must approve a text, and what happens to one that is not approved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from marshmallow import Schema, fields, post_load, validate

from service.content.data_file import parse_data
from service.content.model import Level
from service.content.validators import check_language


class Serving(StrEnum):
    """What policy does with a text that is not approved."""

    WITHHOLD = "withhold"
    LABEL = "label"


class Severity(StrEnum):
    """What a finding does to a text."""

    BLOCK = "block"
    """The text is `blocked`: never served until it is mended or the finding is waived."""
    WARN = "warn"
    IGNORE = "ignore"
    """Not reported; only policy can say so."""


@dataclass(frozen=True, slots=True)
class LevelPolicy:
    """What one level asks."""

    roles: tuple[str, ...]
    """The roles that must approve."""
    stale: Serving
    draft: Serving
    translated: Serving


@dataclass(frozen=True, slots=True)
class Policy:
    """What is served of which status, by level; and where a reader goes instead."""

    name: str
    levels: Mapping[Level, LevelPolicy]
    when_behind: Mapping[str, str]
    """By kind of source change: `keep` the last whole approved version, or show the `source`."""
    chains: Mapping[str, tuple[str, ...]]
    """Languages to try, by language, before the source."""
    refresh_within: str
    """How long an app may keep a copy: a number with `h` or `d`."""
    checks: Mapping[str, Mapping[Level, Severity]] = field(default_factory=dict)
    """By rule, then by level: how grave a finding is, where not as grave as the rule itself says."""
    show_unfinished: bool = False
    """Show fuzzy and blocked texts too: for a translator's own preview, never for a release."""


_SERVING = fields.Enum(Serving, by_value=True, load_default=Serving.WITHHOLD)
_CHANGES = ("cosmetic", "wording", "number", "negation")


class _LevelSchema(Schema):
    roles = fields.List(
        fields.String(validate=validate.OneOf(["translator", "linguist", "clinician", "editor"])),
        required=True,
    )
    stale = _SERVING
    draft = _SERVING
    translated = _SERVING

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> LevelPolicy:
        return LevelPolicy(tuple(data["roles"]), data["stale"], data["draft"], data["translated"])


_LevelsSchema = Schema.from_dict(
    {level.value: fields.Nested(_LevelSchema, required=True) for level in Level}
)


class _PolicySchema(Schema):
    name = fields.String(load_default="strict", validate=validate.Regexp(r"[a-z][a-z0-9-]{0,39}\Z"))
    levels = fields.Nested(_LevelsSchema, required=True)
    when_behind = fields.Dict(
        fields.String(validate=validate.OneOf(_CHANGES)),
        fields.String(validate=validate.OneOf(["keep", "source"])),
        load_default=dict,
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

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Policy:
        return Policy(
            name=data["name"],
            levels={Level(level): rules for level, rules in data["levels"].items()},
            when_behind=data["when_behind"],
            chains={language: tuple(chain) for language, chain in data["chains"].items()},
            refresh_within=data["refresh_within"],
            checks=data["checks"],
        )


def read_policy(text: str, path: str) -> Policy:
    """Read the policy; raises InputError with every fault."""
    policy: Policy = parse_data(text, path, _PolicySchema())
    return policy


def make_demo(policy: Policy) -> Policy:
    """Turn a policy into the demo: it labels what the other withholds; loopback only (design §5)."""
    return replace(policy, name="demo", levels=_label_all(policy))


def make_preview(policy: Policy) -> Policy:
    """Turn a policy into a translator's preview, which shows unfinished texts too."""
    return replace(policy, name="preview", levels=_label_all(policy), show_unfinished=True)


def _label_all(policy: Policy) -> Mapping[Level, LevelPolicy]:
    label = Serving.LABEL
    return {
        level: replace(rules, stale=label, draft=label, translated=label)
        for level, rules in policy.levels.items()
    }
