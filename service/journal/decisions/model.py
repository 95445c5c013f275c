"""What a decision is, and how its bytes are written: an inverse pair."""

import hashlib
import json
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from enum import StrEnum
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

FORM = "polyleaf-decision-1"
_LATER_FORM = "polyleaf-decision-2"
"""The form of decisions that say more: of changes of the source, and of certificates."""
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z\Z"
_RULE = validate.Regexp(r"[a-z][a-z-]{0,39}\Z")
_DIGEST = validate.Regexp(r"[0-9a-f]{64}\Z")
LONGEST = 2000
"""Characters of a reason at most."""


class Kind(StrEnum):
    """What a person decides."""

    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    WAIVE = "waive"
    CARRY = "carry"
    ATTEST = "attest"
    """Says that somebody outside reviewed exactly these texts; it approves nothing."""
    CLASS = "class"
    """Says what a change of the source is, in the source's language."""
    BACK_TRANSLATE = "back-translate"
    """Says in the source's language what a text says; `reason` holds the words."""


class ChangeClass(StrEnum):
    """What a change of the source does to its readers; the gravest of several counts."""

    TYPO = "typo"
    EDITORIAL = "editorial"
    CLINICAL = "clinical"
    """The translations are behind; so is every change that nobody classed."""
    SAFETY = "safety"
    """What stood there before can hurt: it goes off the air at once, in every language."""


HARMLESS = frozenset({ChangeClass.TYPO, ChangeClass.EDITORIAL})
"""What approvals are carried over."""


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
    """The ids of decisions that this one rests on, or that hold for later texts because of it."""
    earlier: tuple[str, ...] = ()
    """What each of `digests` was before the source changed, in the same order."""
    change: ChangeClass | None = None
    """What that change is said to be."""
    certificate: str = ""
    """The SHA-256 of the certificate's file."""
    by: str = ""
    """Who certifies: an agency, never a person's name."""

    @property
    def id(self) -> str:
        """The SHA-256 of its body: equal decisions are one, and none can name a later one."""
        return hashlib.sha256(write_body(self).encode()).hexdigest()


_LATER = ("earlier", "change", "certificate", "by")
"""Members of the later form only, each where it is set: lines from before stay what they were."""
_MEMBERS = tuple(field.name for field in dataclass_fields(Decision) if field.name not in _LATER)


def _ids() -> Any:
    return fields.List(fields.String(validate=_DIGEST), required=True)


_BodySchema = Schema.from_dict(
    {
        "form": fields.String(required=True, validate=validate.OneOf([FORM, _LATER_FORM])),
        "kind": fields.Enum(Kind, by_value=True, required=True),
        "language": fields.String(required=True, validate=validate.Length(1, 64)),
        "account": fields.String(required=True, validate=validate.Regexp(r"[0-9a-f]{32}\Z")),
        "roles": fields.List(fields.String(validate=validate.Length(1, 32)), required=True),
        "qualification": fields.String(required=True, validate=validate.Length(0, LONGEST)),
        "reason": fields.String(required=True, validate=validate.Length(0, LONGEST)),
        "digests": fields.List(
            fields.String(validate=_DIGEST), required=True, validate=validate.Length(1)
        ),
        "created": fields.String(required=True, validate=validate.Regexp(_TIME)),
        "unknown": _ids(),
        "rules": fields.List(fields.String(validate=_RULE), required=True),
        "revokes": _ids(),
        "carries": _ids(),
        "earlier": fields.List(fields.String(validate=_DIGEST)),
        "change": fields.Enum(ChangeClass, by_value=True),
        "certificate": fields.String(validate=_DIGEST),
        "by": fields.String(validate=validate.Length(1, LONGEST)),
    }
)


_SCHEMA = _BodySchema(unknown=RAISE)


def write_body(decision: Decision) -> str:
    """Write what is signed: JSON with sorted members and without blanks; `read_body` is the inverse."""
    later = {name: value for name in _LATER if (value := getattr(decision, name))}
    form = _LATER_FORM if later else FORM
    members = {"form": form, **{name: getattr(decision, name) for name in _MEMBERS}, **later}
    return json.dumps(members, sort_keys=True, separators=(",", ":"))


def read_body(body: str) -> Decision:
    """Read a body; raises ValueError for all that `write_body` does not write, blanks included.

    Words that are no UTF-8 are among that.
    """
    try:
        members: dict[str, Any] = _SCHEMA.load(json.loads(body))
    except (ValidationError, RecursionError) as error:
        raise ValueError(f"This is no decision: {error}") from error
    for each in members.values():
        if isinstance(each, str):
            each.encode()  # half of a surrogate pair cannot be shown or written anywhere
    lists = {name: tuple(each) for name, each in members.items() if isinstance(each, list)}
    del members["form"]
    decision = Decision(**{**members, **lists})
    if decision.earlier and len(decision.earlier) != len(decision.digests):
        raise ValueError("This decision does not say of each text what it was.")
    if write_body(decision) != body:
        raise ValueError("This decision is not written as decisions are.")
    return decision
