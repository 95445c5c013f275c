"""What single values in data files must look like."""

from marshmallow import ValidationError, validate

from service.content.directives import MAX_ID, is_unit_id
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag

FILLED = validate.Regexp(r"(?s)\s*\S", error="Write something here.")
COUNTRY = validate.Regexp(r"[A-Z]{2}\Z", error="Write a country as two capital letters.")
CITATION_KEY = validate.Regexp(
    r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z",
    error="Use letters, digits, dots and hyphens: a citation must be able to name it.",
)


def check_id(word: str) -> None:
    """Hold that a word can be a permanent id."""
    if not is_unit_id(word):
        raise ValidationError(
            f"{word!r} is no id: write lower-case words, digits and hyphens, "
            f"at most {MAX_ID} characters."
        )


def check_language(tag: str) -> None:
    """Hold that a tag names a language as it is written canonically (RFC 5646 §4.5)."""
    try:
        canonical = canonical_tag(tag)
    except TagError as error:
        raise ValidationError(f"{tag!r} is no language tag.") from error
    if tag != canonical:
        raise ValidationError(f"Write {canonical!r} for {tag!r}.")
