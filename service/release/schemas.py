"""The marshmallow schemas that produce, validate and document every JSON body."""

import re
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from service.release.checked import CheckedNested

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_TAG = validate.Regexp(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_SLUG = validate.Regexp(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_SERVED = ["stale", "draft", "translated", "overdue", "approved"]
"""No other status is ever served (design §5); a body with one is refused."""
_WITHHELD = ["missing", "withdrawn", "rejected", "blocked", "fuzzy", *_SERVED[:-1]]


class Words(fields.String):
    """Text for readers: no control characters, no lone surrogates."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if text is None or _CONTROL.search(text):
            raise ValidationError("There is a control character.")
        return text


class Day(fields.Date):
    """A day as ISO 8601 writes it; bodies hold it written already."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> Any:  # noqa: ARG002 - marshmallow's signature
        return value


class _Body(Schema):
    class Meta:
        """What no schema names may not be in a body."""

        unknown = RAISE


def _tag(description: str = "A BCP 47 language tag.", **more: Any) -> fields.String:
    return fields.String(
        required=True, validate=_TAG, metadata={"description": description}, **more
    )


def _direction() -> fields.String:
    return fields.String(required=True, validate=validate.OneOf(["ltr", "rtl"]))


def _status() -> fields.String:
    return fields.String(required=True, validate=validate.OneOf(_SERVED))


class NoticeSchema(_Body):
    """What must be shown beside a text."""

    id = fields.String(required=True, validate=_SLUG)
    severity = fields.String(required=True, validate=validate.OneOf(["info", "warning"]))
    text = Words(required=True, validate=validate.Length(1))
    language = _tag("The language of the notice.")
    direction = _direction()
    status = _status()


class FallbackSchema(_Body):
    """Why a text is not in the language it was asked for."""

    reason = fields.String(
        required=True,
        validate=validate.OneOf(_WITHHELD),
        metadata={"description": "The status for which it is withheld."},
    )
    available = fields.List(
        _tag(), required=True, metadata={"description": "Languages that have it."}
    )


class TranslationSchema(_Body):
    """The status of a text."""

    status = _status()
    origin = fields.String(
        required=True,
        validate=validate.OneOf(
            ["source", "human", "machine", "memory", "adopted", "unknown", "mixed"]
        ),
    )
    stale = fields.Boolean(
        required=True, metadata={"description": "Written for an earlier source."}
    )
    kept_since = Day(
        required=True,
        allow_none=True,
        metadata={
            "description": "The day since which this is the last approved version, of an earlier source."
        },
    )
    source_status = fields.String(
        required=True,
        validate=validate.OneOf(["draft", "overdue", "approved"]),
        metadata={"description": "The status of the source's own text."},
    )
    source_revision = fields.String(required=True)


class AttestationSchema(_Body):
    """That somebody outside certified exactly these words; it approves nothing."""

    by = Words(required=True, validate=validate.Length(1))
    certificate = fields.String(
        required=True,
        validate=validate.Regexp(r"[0-9a-f]{64}\Z"),
        metadata={"description": "The SHA-256 of the certificate's file."},
    )
    day = Day(required=True)


class ReviewSchema(_Body):
    """Who reviewed a text, by role; empty while nobody has."""

    roles = fields.List(fields.String(), required=True)
    last = Day(required=True, allow_none=True)
    next_due = Day(required=True, allow_none=True)
    attested = fields.List(
        fields.Nested(AttestationSchema),
        required=True,
        metadata={"description": "What certifies all of the text."},
    )


class BlockSchema(_Body):
    """One block of a text."""

    id = fields.String(required=True, metadata={"description": "Permanent id; empty without one."})
    type = fields.String(required=True)
    text = Words(required=True)
    markdown = Words(required=True)
    html = Words(required=True)


class BodySchema(_Body):
    """A section's own text in three forms."""

    blocks = fields.List(fields.Nested(BlockSchema), required=True)
    text = Words(required=True)
    markdown = Words(required=True)
    html = Words(required=True)


class CitationSchema(_Body):
    """A publication that the text cites."""

    key = fields.String(required=True)
    number = fields.Integer(
        strict=True, required=True, metadata={"description": "As shown in the document."}
    )
    title = Words(required=True)
    year = fields.Integer(strict=True, required=True, allow_none=True)
    where = Words(required=True)
    url = fields.String(required=True, metadata={"description": "Empty where none is known."})


class _Localized(_Body):
    for_ = _tag("The language that was asked for.", data_key="for", attribute="for")
    language = _tag("The language of the text.")
    direction = _direction()
    fallback = fields.Nested(FallbackSchema, required=True, allow_none=True)
    title = Words(required=True)
    translation = fields.Nested(TranslationSchema, required=True)
    review = fields.Nested(ReviewSchema, required=True)
    notices = fields.List(fields.Nested(NoticeSchema), required=True)
    citations = fields.List(fields.Nested(CitationSchema), required=True)
    licence = fields.String(required=True)
    attribution = Words(required=True)
    revision = fields.String(required=True)
    links = fields.Dict(fields.String(), fields.String(), required=True)
    policy = fields.String(required=True)


class SectionSchema(_Localized):
    """One section or part, with its parts and companions inside."""

    class Meta(_Body.Meta):
        """The order of the members, as the design has them."""

        fields = (
            *("document", "id", "kind", "level", "codes"),
            *(
                "for_",
                "language",
                "direction",
                "fallback",
                "title",
                "body",
                "translation",
                "review",
            ),
            *("notices", "parts", "companion_ids", "companions", "citations"),
            *("licence", "attribution", "revision", "links", "policy"),
        )

    document = fields.String(required=True, validate=_SLUG)
    id = fields.String(required=True, validate=_SLUG)
    kind = fields.String(required=True, validate=_SLUG)
    level = fields.String(
        required=True, validate=validate.OneOf(["safety", "claim", "explanation", "interface"])
    )
    codes = fields.Dict(fields.String(), fields.List(fields.String()), required=True)
    body = fields.Nested(BodySchema, required=True)
    parts = fields.List(CheckedNested("SectionSchema"), required=True)
    companion_ids = fields.List(fields.String(), required=True)
    companions = fields.List(CheckedNested("SectionSchema"), required=True)


class DocumentSchema(_Localized):
    """A whole document; companions stand beside each other in it."""

    class Meta(_Body.Meta):
        """The order of the members, as the design has them."""

        fields = (
            *("document", "for_", "language", "direction", "fallback", "title", "summary"),
            *("translation", "review", "notices", "sections", "citations"),
            *("licence", "attribution", "revision", "links", "policy"),
        )

    document = fields.String(required=True, validate=_SLUG)
    summary = Words(required=True)
    sections = fields.List(CheckedNested(SectionSchema), required=True)


class KindSchema(_Body):
    """The sections of one kind, of every document."""

    kind = fields.String(required=True, validate=_SLUG)
    level = fields.String(required=True)
    codes = fields.Dict(fields.String(), fields.List(fields.String()), required=True)
    for_ = _tag("The language that was asked for.", data_key="for", attribute="for")
    direction = _direction()
    sections = fields.List(CheckedNested(SectionSchema), required=True)
    revision = fields.String(required=True)
    links = fields.Dict(fields.String(), fields.String(), required=True)
    policy = fields.String(required=True)


class SummarySchema(_Body):
    """A document in a list."""

    document = fields.String(required=True, validate=_SLUG)
    language = _tag("The language of the title and summary.")
    direction = _direction()
    fallback = fields.Nested(FallbackSchema, required=True, allow_none=True)
    title = Words(required=True)
    summary = Words(required=True)
    translation = fields.Nested(TranslationSchema, required=True)
    sections = fields.List(fields.Dict(fields.String(), fields.String()), required=True)
    links = fields.Dict(fields.String(), fields.String(), required=True)


class DocumentsSchema(_Body):
    """The documents, in one language."""

    for_ = _tag("The language that was asked for.", data_key="for", attribute="for")
    direction = _direction()
    documents = fields.List(fields.Nested(SummarySchema), required=True)
    notices = fields.List(fields.Nested(NoticeSchema), required=True)
    revision = fields.String(required=True)
    links = fields.Dict(fields.String(), fields.String(), required=True)
    policy = fields.String(required=True)


class LanguageSchema(_Body):
    """A language that the release holds."""

    language = _tag()
    direction = _direction()
    name = Words(required=True, metadata={"description": "In English."})
    autonym = Words(required=True, metadata={"description": "In the language itself."})
    sections = fields.Integer(
        strict=True, required=True, metadata={"description": "Sections and parts in all."}
    )
    own = fields.Integer(
        strict=True, required=True, metadata={"description": "Those in this language."}
    )
    approved = fields.Integer(
        strict=True, required=True, metadata={"description": "Those approved in it."}
    )
    links = fields.Dict(fields.String(), fields.String(), required=True)


class LanguagesSchema(_Body):
    """The languages of the release."""

    source = _tag("The language of the originals.")
    languages = fields.List(fields.Nested(LanguageSchema), required=True)
    revision = fields.String(required=True)
    policy = fields.String(required=True)


class CatalogueEntrySchema(_Body):
    """A document, whatever the reader's language."""

    document = fields.String(required=True, validate=_SLUG)
    language = _tag("The language of the title.")
    title = Words(required=True, metadata={"description": "In the source language."})
    status = _status()
    links = fields.Dict(
        fields.String(), fields.String(), required=True, metadata={"description": "By language."}
    )


class CatalogueSchema(_Body):
    """The documents, by id."""

    source = _tag("The language of the originals.")
    documents = fields.List(fields.Nested(CatalogueEntrySchema), required=True)
    revision = fields.String(required=True)
    policy = fields.String(required=True)


class TermSchema(_Body):
    """A term of the glossary."""

    id = fields.String(required=True, validate=_SLUG)
    language = _tag("The language of the term and its definition.")
    direction = _direction()
    fallback = fields.Nested(FallbackSchema, required=True, allow_none=True)
    term = Words(required=True)
    definition = Words(required=True)
    source_term = Words(required=True)
    translation = fields.Nested(TranslationSchema, required=True)


class GlossarySchema(_Body):
    """The glossary, in one language."""

    for_ = _tag("The language that was asked for.", data_key="for", attribute="for")
    direction = _direction()
    terms = fields.List(fields.Nested(TermSchema), required=True)
    notices = fields.List(fields.Nested(NoticeSchema), required=True)
    licence = fields.String(required=True)
    revision = fields.String(required=True)
    links = fields.Dict(fields.String(), fields.String(), required=True)
    policy = fields.String(required=True)


class CountrySchema(_Body):
    """Whom to call in one country."""

    country = fields.String(required=True, metadata={"description": "ISO 3166-1 alpha-2."})
    emergency = fields.String(required=True, metadata={"description": "The number."})
    crisis = fields.String(required=True, metadata={"description": "The number."})
    notices = fields.List(fields.Nested(NoticeSchema), required=True)


class PublisherSchema(_Body):
    """Who publishes, and what readers can do now."""

    for_ = _tag("The language that was asked for.", data_key="for", attribute="for")
    direction = _direction()
    example = fields.Boolean(
        required=True, metadata={"description": "True while all of this is made up."}
    )
    publisher = fields.Dict(fields.String(), Words(), required=True)
    notices = fields.List(fields.Nested(NoticeSchema), required=True)
    countries = fields.List(fields.Nested(CountrySchema), required=True)
    revision = fields.String(required=True)
    links = fields.Dict(fields.String(), fields.String(), required=True)
    policy = fields.String(required=True)


class ProblemTextSchema(_Body):
    """In which words an error is told."""

    language = _tag()
    status = _status()


class ProblemSchema(Schema):
    """An error (RFC 9457), in the reader's language."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(strict=True, required=True)
    detail = fields.String()
    instance = fields.String()
    parameter = fields.String(metadata={"description": "The query parameter that is wrong."})
    value = fields.String(metadata={"description": "Its value."})
    allowed = fields.List(fields.String(), metadata={"description": "What may stand here."})
    available = fields.List(fields.String(), metadata={"description": "What there is instead."})
    translation = fields.Nested(
        ProblemTextSchema, metadata={"description": "The language and status of its words."}
    )
