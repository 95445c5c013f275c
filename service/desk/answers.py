"""The schemas of what the workflow API answers."""

from marshmallow import RAISE, Schema, fields, validate

from service.catalogs.texts import Origin
from service.content.model import Level
from service.content.policy import Severity
from service.desk.fields import digest
from service.journal.accounts.model import Role, Scope
from service.journal.status import Status
from service.release.schemas import ProblemSchema


class Answer(Schema):
    """What is answered; nothing else stands in it."""

    class Meta:
        """Of marshmallow."""

        unknown = RAISE


def _text(**rest: object) -> fields.String:
    return fields.String(required=True, **rest)  # type: ignore[arg-type] # options of the field


def _number(**rest: object) -> fields.Integer:
    return fields.Integer(strict=True, required=True, **rest)  # type: ignore[arg-type] # the same


def _texts() -> fields.List[str]:
    return fields.List(fields.String(), required=True)


def _maybe_next() -> fields.String:
    return fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Give it as `after` for the next page; null on the last."},
    )


class FaultAnswer(Answer):
    """One thing that is wrong."""

    path = _text()
    line = _number()
    message = _text()
    advice = _text()


class ProblemAnswer(ProblemSchema):
    """What is wrong with a request (RFC 9457)."""

    pointers = fields.List(
        fields.String(), metadata={"description": "JSON pointers (RFC 6901) to wrong members."}
    )
    faults = fields.List(fields.Nested(FaultAnswer), metadata={"description": "All of them."})
    gone = fields.List(
        fields.String(), metadata={"description": "What is not as it was shown any more."}
    )
    scope = fields.String(metadata={"description": "What the token lacks."})
    current = fields.Raw(metadata={"description": "What stands now."})
    submitted = fields.Raw(metadata={"description": "What was sent."})
    suggestion = fields.Raw(metadata={"description": "The suggestion that was to be settled."})


class SessionAnswer(Answer):
    """Who shows a token, and what they may do with it."""

    account = _text()
    roles = fields.List(fields.String(validate=validate.OneOf([*Role])), required=True)
    scopes = fields.List(fields.String(validate=validate.OneOf([*Scope])), required=True)
    languages = _texts()
    documents = _texts()
    qualification = _text()
    qualified_until = fields.String(required=True, allow_none=True)


class SummaryAnswer(Answer):
    """A message in one language."""

    language = _text()
    document = _text()
    message = _text(metadata={"description": "Its name in URLs; it stays the same."})
    sections = _texts()
    level = _text(validate=validate.OneOf([*Level]))
    status = _text(validate=validate.OneOf([*Status]))
    source = _text()
    msgstr = fields.List(fields.String(), required=True, allow_none=True)
    origin = fields.String(required=True, allow_none=True, validate=validate.OneOf([*Origin]))
    digest = digest(
        required=True, allow_none=True, metadata={"description": "What decisions name."}
    )


class FindingAnswer(Answer):
    """What a check found."""

    rule = _text()
    severity = _text(validate=validate.OneOf([*Severity]))
    message = _text()
    waived = fields.Boolean(required=True)


class TermAnswer(Answer):
    """How a term that occurs in a message is rendered."""

    term = _text()
    text = _text()
    approved = fields.Boolean(required=True)


class TextAnswer(Answer):
    """One wording that a message had."""

    number = _number()
    msgid = _text()
    msgstr = _texts()
    fuzzy = fields.Boolean(required=True)
    comment = _text()
    origin = _text(validate=validate.OneOf([*Origin]))
    author = fields.String(required=True, allow_none=True)
    created = _text()
    digest = digest(required=True)


class SuggestionAnswer(Answer):
    """A text that did not become the text of its message."""

    number = _number()
    document = _text()
    message = _text()
    msgid = _text()
    msgstr = _texts()
    fuzzy = fields.Boolean(required=True)
    reason = _text()
    author = fields.String(required=True, allow_none=True)
    created = _text()


class AcceptedAnswer(SuggestionAnswer):
    """A suggestion that was accepted."""

    text = fields.Nested(TextAnswer, required=True)


class QuestionAnswer(Answer):
    """What a translator asks about a message."""

    number = _number()
    document = _text()
    message = _text()
    question = _text()
    answer = fields.String(required=True, allow_none=True)
    author = fields.String(required=True, allow_none=True)
    created = _text()


class DecisionAnswer(Answer):
    """A decision."""

    id = digest(required=True)
    kind = _text()
    account = _text()
    roles = _texts()
    reason = _text()
    created = _text()
    digests = _number(metadata={"description": "How many texts it is about."})


class MessageAnswer(SummaryAnswer):
    """A message in one language, with all that is known of it."""

    context = fields.String(required=True, allow_none=True)
    notes = _texts()
    asks = fields.List(
        fields.String(), required=True, metadata={"description": "The roles that policy asks."}
    )
    approvals = fields.List(fields.List(fields.String()), required=True)
    needs_two = fields.Boolean(required=True)
    findings = fields.List(fields.Nested(FindingAnswer), required=True)
    terms = fields.List(fields.Nested(TermAnswer), required=True)
    decisions = fields.List(fields.Nested(DecisionAnswer), required=True)
    equal = fields.List(
        digest(),
        required=True,
        metadata={"description": "Texts of the same words, source and level."},
    )
    refusals = fields.List(
        fields.String(), required=True, metadata={"description": "Why you cannot approve it."}
    )
    history = fields.List(fields.Nested(TextAnswer), required=True)
    suggestions = fields.List(fields.Nested(SuggestionAnswer), required=True)
    questions = fields.List(fields.Nested(QuestionAnswer), required=True)


class MessagesAnswer(Answer):
    """A page of messages, by document and name."""

    items = fields.List(fields.Nested(SummaryAnswer), required=True)
    next = _maybe_next()


class SuggestionsAnswer(Answer):
    """A page of the suggestions that wait."""

    items = fields.List(fields.Nested(SuggestionAnswer), required=True)
    next = _maybe_next()


class QuestionsAnswer(Answer):
    """A page of the questions that wait."""

    items = fields.List(fields.Nested(QuestionAnswer), required=True)
    next = _maybe_next()


class LineAnswer(Answer):
    """What became of a message of a file."""

    msgctxt = fields.String(required=True, allow_none=True)
    msgid = _text()
    line = _number()
    fate = _text()
    reason = _text()


class FileAnswer(Answer):
    """What became of a file."""

    language = _text()
    document = _text()
    base = _text()
    unknown_author = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Who signed it, where no account signs so."},
    )
    quarantine = _texts()
    counts = fields.Dict(fields.String(), fields.Integer(strict=True), required=True)
    messages = fields.List(fields.Nested(LineAnswer), required=True)


class ImportAnswer(Answer):
    """What became of an upload."""

    dry_run = fields.Boolean(required=True)
    quarantined = fields.Boolean(required=True)
    number = fields.Integer(
        strict=True,
        required=True,
        allow_none=True,
        metadata={"description": "Of the import; `polyleaf undo` takes it back."},
    )
    suggestions = fields.List(fields.Integer(strict=True), required=True)
    files = fields.List(fields.Nested(FileAnswer), required=True)


class WorkLineAnswer(Answer):
    """What became of a message of a file of work, before it was merged."""

    document = _text()
    msgctxt = fields.String(required=True, allow_none=True)
    msgid = _text()
    fate = _text()
    reason = _text()


class WorkAnswer(ImportAnswer):
    """What became of a file of work."""

    work = fields.List(fields.Nested(WorkLineAnswer), required=True)


class ReleaseAnswer(Answer):
    """A change of the live release."""

    release = digest(required=True)
    action = _text()
    at = _text()
    live = fields.Boolean(required=True)


class ReleasesAnswer(Answer):
    """The releases by the time they went live, the newest first."""

    items = fields.List(fields.Nested(ReleaseAnswer), required=True)
    next = _maybe_next()


class PublishedAnswer(Answer):
    """What became of a publish."""

    release = digest(required=True, metadata={"description": "What is live."})
    new = fields.Boolean(required=True)
    lines = fields.List(
        fields.String(), required=True, metadata={"description": "What the terminal would tell."}
    )


class ChangeAnswer(Answer):
    """A change of the source that texts have not followed."""

    id = _text(metadata={"description": "The same for the same two wordings."})
    document = _text()
    context = fields.String(required=True, allow_none=True)
    level = _text(validate=validate.OneOf([*Level]))
    before = _text()
    after = _text()
    kind = _text()
    grave = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "What the checks call it: then nobody can call it harmless."},
    )
    class_ = fields.String(required=True, allow_none=True, data_key="class")
    languages = _texts()
    at_stake = _texts()


class ChangesAnswer(Answer):
    """The changes of the source, in reading order."""

    items = fields.List(fields.Nested(ChangeAnswer), required=True)


class ClassedAnswer(Answer):
    """What was said of changes, and what follows."""

    id = digest(required=True)
    class_ = fields.String(required=True, data_key="class")
    changes = _number()
    texts = _number(metadata={"description": "That stand for the new words now."})
    carried = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "The languages whose approvals were carried over."},
    )
    left = _texts()


class RecallLineAnswer(Answer):
    """What was taken off the air."""

    id = digest(required=True)
    at = _text()
    account = fields.String(required=True, allow_none=True)
    reason = _text()
    document = _text()
    section = fields.String(required=True, allow_none=True)
    digests = fields.List(digest(), required=True)
    active = fields.Boolean(required=True)


class RecallsAnswer(Answer):
    """What was taken off the air, the first first."""

    items = fields.List(fields.Nested(RecallLineAnswer), required=True)


class RecallAnswer(RecallLineAnswer):
    """A recall that is done."""

    release = digest(required=True, metadata={"description": "What is live without it."})
    decision = digest(
        required=True, allow_none=True, metadata={"description": "What says so in the ledger."}
    )
    why_not = _text(metadata={"description": "Why no decision says so yet; `polyleaf sync` will."})


class ArchiveAnswer(Answer):
    """A response of a release that may be live no longer."""

    archived = fields.Boolean(required=True)
    release = digest(required=True)
    live = fields.Boolean(required=True)
    policy = _text()
    path = _text()
    body = fields.Raw(required=True, metadata={"description": "As it was served."})


class AuditLineAnswer(Answer):
    """One row of the journal, without anybody's words."""

    at = _text()
    table = _text()
    number = _number()
    account = fields.String(required=True, allow_none=True)
    what = fields.Dict(fields.String(), fields.Raw(allow_none=True), required=True)


class AuditAnswer(Answer):
    """A page of the audit log, the newest first."""

    items = fields.List(fields.Nested(AuditLineAnswer), required=True)
    next = _maybe_next()
