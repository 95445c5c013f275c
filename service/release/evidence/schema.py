"""How evidence is written as JSON: the schema that validates it documents it."""

from datetime import UTC
from typing import Any, cast

from marshmallow import RAISE, Schema, fields, validate

from service.content.model import Level
from service.content.policy import Severity
from service.errors import ReleaseError
from service.journal.decisions.model import ChangeClass, Kind
from service.release.evidence.model import Evidence, SecondPerson

FORMAT = "polyleaf-evidence 1"
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_LATER = ("", "approved", "recalled", "rejected", "withdrawn")


def _say(text: str) -> dict[str, str]:
    return {"description": text}


def _words(description: str = "") -> fields.String:
    return fields.String(required=True, metadata=_say(description))


def _maybe(description: str = "") -> fields.String:
    return fields.String(required=True, allow_none=True, metadata=_say(description))


def _when(*, allow_none: bool = False) -> fields.AwareDateTime:
    return fields.AwareDateTime(
        format=_TIME, required=True, allow_none=allow_none, default_timezone=UTC
    )


def _many(description: str = "") -> fields.List[str]:
    return fields.List(fields.String(), required=True, metadata=_say(description))


class _Body(Schema):
    class Meta:
        """Nothing is let through that is not described."""

        unknown = RAISE


class PeriodSchema(_Body):
    """A time in which the release was live."""

    start = _when()
    end = _when(allow_none=True)
    action = _words("How it went live.")


class ProvenanceSchema(_Body):
    """Where the words of a text come from, as the journal has it."""

    author = _maybe("The account that wrote it; null where nobody is known.")
    author_named = _maybe("What somebody without an account was called; only with names.")
    importer = _maybe("The account that brought it in.")
    created = _words("When these words first came into the journal (RFC 3339).")
    how = _words("By what they came in.")


class DecidedSchema(_Body):
    """A decision as it bears on one text."""

    id = _words("The SHA-256 of what was signed.")
    kind = fields.String(required=True, validate=validate.OneOf([*Kind]))
    account = _words("Who decided: an account's id.")
    roles = _many("Those that the account had then.")
    qualification = _words("What its person stated then; nobody verified it here.")
    reason = _words()
    made = _words("When it was signed (RFC 3339).")
    received = _words("When this journal got it (RFC 3339).")
    rules = _many("The checks whose findings it waives.")
    revokes = _many("The decisions that it takes back, or knows of and decides against.")
    carries = _many("The decisions that it carries on or rests on.")
    change = fields.String(required=True, validate=validate.OneOf(["", *ChangeClass]))
    certificate = _words("The SHA-256 of a certificate; empty without one.")
    by = _words("Who certifies.")
    on_earlier_words = fields.Boolean(
        required=True,
        metadata=_say("It is on what the text was before a harmless change of its source."),
    )
    counts = fields.Boolean(
        required=True,
        metadata=_say(
            "An approval that counted when the release went live; of others, that it stood."
        ),
    )


class FoundSchema(_Body):
    """What a check finds in the words that were served."""

    rule = _words()
    severity = fields.String(required=True, validate=validate.OneOf([*Severity]))
    message = _words()
    waived = fields.Boolean(required=True)


class RecalledSchema(_Body):
    """That a text was taken off the air."""

    at = _when()
    account = _maybe()
    reason = _words()


class ShowsSchema(_Body):
    """What the record of a text comes to, as of when the release went live."""

    reviewers = _many("The accounts whose approvals counted.")
    roles = _many("As which they approved.")
    second_person = fields.String(
        required=True,
        validate=validate.OneOf([*SecondPerson]),
        metadata=_say("Whether somebody else than who made the text approved it."),
    )
    attested = fields.Boolean(required=True)
    later = fields.String(
        required=True,
        validate=validate.OneOf(_LATER),
        metadata=_say("What became of it since; empty without a change."),
    )


class TextEvidenceSchema(_Body):
    """One text, with all that is recorded of it."""

    document = _words()
    sections = _many("The sections that it stands in.")
    address = _maybe("Its msgctxt.")
    level = fields.String(required=True, validate=validate.OneOf([*Level]))
    source = _words("The source's words in this release.")
    written_for = _words("The source's words that the translation was written for.")
    translation = _words("The words that readers got; of the source's language, the source's.")
    digest = _words("What decisions name it by.")
    source_digest = _words()
    status = _words("As it was served.")
    origin = _words("`machine`, `human`, …; of the source's language, `source`.")
    provenance = fields.Nested(ProvenanceSchema, required=True, allow_none=True)
    decisions = fields.List(
        fields.Nested(DecidedSchema),
        required=True,
        metadata=_say("Those made until the release went live."),
    )
    since = fields.List(
        fields.Nested(DecidedSchema), required=True, metadata=_say("Those made after it did.")
    )
    recalls = fields.List(fields.Nested(RecalledSchema), required=True)
    findings = fields.List(
        fields.Nested(FoundSchema),
        required=True,
        metadata=_say("By the checks of `program`, without the glossary of the time."),
    )
    shows = fields.Nested(ShowsSchema, required=True)


class WithheldSchema(_Body):
    """A section that readers of a language got in another, or in none: its source was taken back."""

    section = _words()
    language = _words()
    reason = _words()


class CountSchema(_Body):
    """How many texts there are of one level and origin, and how many of them were reviewed."""

    level = _words()
    origin = _words()
    texts = fields.Integer(required=True)
    reviewed = fields.Integer(required=True)
    second_person = fields.Integer(required=True)
    by_role = fields.Dict(fields.String(), fields.Integer(), required=True)
    attested = fields.Integer(required=True)


class LanguageEvidenceSchema(_Body):
    """What is recorded of the texts of one language."""

    tag = _words()
    name = _words()
    direction = fields.String(required=True, validate=validate.OneOf(["ltr", "rtl"]))
    statements = _many("The plain words of it, the gravest first.")
    counts = fields.List(fields.Nested(CountSchema), required=True)
    withheld = fields.List(fields.Nested(WithheldSchema), required=True)
    texts = fields.List(fields.Nested(TextEvidenceSchema), required=True)


class EvidenceSchema(_Body):
    """What is recorded of the review of each text that a release serves. It is no legal statement."""

    format = fields.Constant(FORMAT)
    release = _words("The id: the SHA-256 of the release's manifest.")
    policy = _words()
    engine = _words("What built the release.")
    program = _words("What gathered this, and ran the checks.")
    source_language = _words()
    live = fields.List(fields.Nested(PeriodSchema), required=True)
    as_of = _when(allow_none=True)
    journal = _words("The id of the journal that this is from.")
    names = fields.Dict(fields.String(), fields.String(), required=True)
    languages = fields.List(fields.Nested(LanguageEvidenceSchema), required=True)


def dump_evidence(evidence: Evidence) -> dict[str, Any]:
    """Turn evidence into JSON values that the schema accepts; ReleaseError where it does not."""
    schema = EvidenceSchema()
    dumped = cast(dict[str, Any], schema.dump(evidence))
    if errors := schema.validate(dumped):
        raise ReleaseError(
            f"Evidence of {evidence.release[:12]} is not as its schema says: {errors}"
        )
    return dumped
