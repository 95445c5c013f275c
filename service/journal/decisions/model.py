"""What a decision is, and how its bytes are written: an inverse pair."""

import hashlib
import json
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from enum import StrEnum
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

FORM = "polyleaf-decision-1"
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z\Z"
_RULE = validate.Regexp(r"[a-z][a-z-]{0,39}\Z")
_DIGEST = validate.Regexp(r"[0-9a-f]{64}\Z")
_LONGEST = 2000
"""Characters of a reason at most."""


class Kind(StrEnum):
    """What a person decides."""

    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    WAIVE = "waive"
    CARRY = "carry"
    ATTEST = "attest"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's verdict on texts, with a snapshot of who they were then."""

    kind: Kind
    language: str
    account: str
    """An account's id: never a name."""
    roles: tuple[str, ...]
    qualification: str
    reason: str
    digests: tuple[str, ...]
    """The texts that were shown and that it is about, in order, each once."""
    created: str
    """RFC 3339 in UTC, to the microsecond."""
    unknown: tuple[str, ...] = ()
    """Those of them whose author nobody knew: they need two who approve."""
    rules: tuple[str, ...] = ()
    """The checks whose findings are waived."""
    revokes: tuple[str, ...] = ()
    """The ids of decisions that this one takes back, or knows of and decides against."""
    carries: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The SHA-256 of its body: equal decisions are one, and none can name a later one."""
        return hashlib.sha256(write_body(self).encode()).hexdigest()


_MEMBERS = tuple(field.name for field in dataclass_fields(Decision))


def _ids() -> Any:
    return fields.List(fields.String(validate=_DIGEST), required=True)


_BodySchema = Schema.from_dict(
    {
        "form": fields.String(required=True, validate=validate.Equal(FORM)),
        "kind": fields.Enum(Kind, by_value=True, required=True),
        "language": fields.String(required=True, validate=validate.Length(1, 64)),
        "account": fields.String(required=True, validate=validate.Regexp(r"[0-9a-f]{32}\Z")),
        "roles": fields.List(fields.String(validate=validate.Length(1, 32)), required=True),
        "qualification": fields.String(required=True, validate=validate.Length(0, _LONGEST)),
        "reason": fields.String(required=True, validate=validate.Length(0, _LONGEST)),
        "digests": fields.List(
            fields.String(validate=_DIGEST), required=True, validate=validate.Length(1)
        ),
        "created": fields.String(required=True, validate=validate.Regexp(_TIME)),
        "unknown": _ids(),
        "rules": fields.List(fields.String(validate=_RULE), required=True),
        "revokes": _ids(),
        "carries": _ids(),
    }
)


_SCHEMA = _BodySchema(unknown=RAISE)


def write_body(decision: Decision) -> str:
    """Write what is signed: JSON with sorted members and without blanks; `read_body` is the inverse."""
    members = {"form": FORM, **{name: getattr(decision, name) for name in _MEMBERS}}
    return json.dumps(members, sort_keys=True, separators=(",", ":"))


def read_body(body: str) -> Decision:
    """Read a body; raises ValueError for all that `write_body` does not write, blanks included."""
    try:
        members: dict[str, Any] = _SCHEMA.load(json.loads(body))
    except (ValidationError, RecursionError) as error:
        raise ValueError(f"This is no decision: {error}") from error
    lists = {name: tuple(each) for name, each in members.items() if isinstance(each, list)}
    del members["form"]
    decision = Decision(**{**members, **lists})
    if write_body(decision) != body:
        raise ValueError("This decision is not written as decisions are.")
    return decision
