"""The schemas of what requests bring: queries, and JSON objects."""

from marshmallow import RAISE, Schema, fields, validate

from service.catalogs.texts import Origin
from service.content.model import Level
from service.desk.fields import DayWord, Exact, PageSize, Truth, TruthWord, digest
from service.journal.decisions.model import ChangeClass, Kind
from service.journal.importing.answer import MAX_ANSWER
from service.journal.status import Status

LONGEST_TEXT = 64 * 1024
MOST_DIGESTS = 2000
PAGE = 50
_LONGEST_WORD = 200
_LONGEST_REASON = 2000
_DECIDED = [Kind.APPROVE, Kind.REJECT, Kind.WITHDRAW, Kind.WAIVE]
_ORIGINS = [Origin.HUMAN, Origin.MACHINE, Origin.MEMORY]


class Request(Schema):
    """What a request brings; what no schema names is refused."""

    class Meta:
        """Of marshmallow."""

        unknown = RAISE


class Empty(Request):
    """Nothing."""


class PageQuery(Request):
    """Which part of a list."""

    after = fields.String(
        validate=validate.Length(1, 2000),
        metadata={"description": "`next` of the page before; the filters stay the same."},
    )
    limit = PageSize(metadata={"description": "Items of a page at most."})


class MessagesQuery(PageQuery):
    """Which messages."""

    document = Exact(longest=_LONGEST_WORD)
    section = Exact(longest=_LONGEST_WORD)
    status = fields.String(validate=validate.OneOf([*Status]))
    level = fields.String(validate=validate.OneOf([*Level]))
    text = Exact(
        longest=_LONGEST_WORD,
        metadata={"description": "What source or translation contains, in whatever case."},
    )


class UploadQuery(Request):
    """How an uploaded file is taken."""

    document = Exact(
        longest=_LONGEST_WORD, metadata={"description": "Whatever the file says of it."}
    )
    dry_run = TruthWord(metadata={"description": "Report, and change nothing."})
    confirm = TruthWord(metadata={"description": "A person has looked at what would wait for one."})


class WorkQuery(Request):
    """How a file of work is taken."""

    dry_run = TruthWord(metadata={"description": "Report, and change nothing."})
    confirm = TruthWord(metadata={"description": "A person has looked at what would wait for one."})
    confirm_unchanged = TruthWord(
        metadata={"description": "A text that lost only its fuzzy mark was read, and fits."}
    )


class TextBody(Request):
    """A text for a message."""

    msgstr = fields.List(
        Exact(longest=LONGEST_TEXT, lines=True),
        required=True,
        validate=validate.Length(1, 6),
        metadata={"description": "One form, as the source has no plurals."},
    )
    fuzzy = Truth(metadata={"description": "It is not finished."})
    comment = Exact(
        longest=LONGEST_TEXT,
        least=0,
        lines=True,
        metadata={"description": "A line that is new in it is a question. Without it, as it was."},
    )
    origin = fields.String(
        validate=validate.OneOf(_ORIGINS),
        metadata={"description": "`human` unless the token is a program's: then it says."},
    )


class AnswerBody(Request):
    """The answer to a question."""

    text = Exact(longest=MAX_ANSWER, lines=True, required=True)


class DecisionBody(Request):
    """A decision on exactly the texts that were shown."""

    kind = fields.String(required=True, validate=validate.OneOf(_DECIDED))
    digests = fields.List(digest(), required=True, validate=validate.Length(1, MOST_DIGESTS))
    reason = Exact(longest=_LONGEST_REASON, least=0, lines=True)
    revokes = fields.List(
        digest(),
        validate=validate.Length(0, MOST_DIGESTS),
        metadata={"description": "The ids of withdrawals and rejections that it knows of."},
    )
    rules = fields.List(
        fields.String(validate=validate.Regexp(r"[a-z][a-z-]{0,39}\Z")),
        validate=validate.Length(0, 100),
        metadata={"description": "With `waive`: all the checks that block the text."},
    )


class ChangesQuery(Request):
    """Which changes of the source."""

    document = Exact(longest=_LONGEST_WORD)


class ClassBody(Request):
    """What changes of the source are."""

    class_ = fields.String(
        required=True,
        data_key="class",
        attribute="class",
        validate=validate.OneOf([*ChangeClass]),
    )
    changes = fields.List(
        fields.String(validate=validate.Regexp(r"[0-9a-f]{12}\Z")),
        required=True,
        validate=validate.Length(1, MOST_DIGESTS),
        metadata={"description": "Their ids, as they were shown."},
    )
    reason = Exact(longest=_LONGEST_REASON, lines=True, required=True)


class RecallBody(Request):
    """What is taken off the air, of what is live."""

    document = Exact(longest=_LONGEST_WORD, required=True)
    section = Exact(longest=_LONGEST_WORD, metadata={"description": "With its parts."})
    message = Exact(
        longest=_LONGEST_WORD,
        metadata={"description": "A msgctxt; readers lose the section that it stands in."},
    )
    reason = Exact(longest=_LONGEST_REASON, lines=True, required=True)


class PublishBody(Request):
    """How it is published."""

    accept_loss = Truth(
        metadata={"description": "Though readers lose approved sections over unclassed changes."}
    )


class RollbackBody(Request):
    """Which release goes live again."""

    release = digest(required=True)


class ArchiveQuery(Request):
    """Which release is read: one that is named, or the one that was live on a day."""

    path = Exact(
        longest=500,
        required=True,
        metadata={"description": "The canonical path of the public API, `/v1/…`."},
    )
    release = digest()
    at = DayWord(metadata={"description": "What was live at the end of that day, in UTC."})
