"""The kinds of values that requests bring: strict ones, which take no other JSON type for theirs."""

from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, validate

from service.journal.words import find_unfit


class Exact(fields.String):
    """A text without what has no place in one; `lines` admits line breaks."""

    def __init__(self, *, longest: int, least: int = 1, lines: bool = False, **rest: Any) -> None:
        super().__init__(validate=validate.Length(least, longest), **rest)
        self._lines = lines

    def _deserialize(self, value: Any, attr: str | None, data: Any, **rest: Any) -> str:
        if not isinstance(value, str) or find_unfit(value, lines=self._lines):
            raise ValidationError("It is no such text.")
        return str(super()._deserialize(value, attr, data, **rest))


class Truth(fields.Boolean):
    """`true` or `false`, and nothing that stands for them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **rest: Any) -> bool:  # noqa: ARG002 - marshmallow's signature
        if not isinstance(value, bool):
            raise ValidationError("It is neither true nor false.")
        return value


class TruthWord(fields.String):
    """`true` or `false` in a query, where everything is text."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(validate=validate.OneOf(["true", "false"]), **rest)


class PageSize(fields.String):
    """How many items a page has, in a query: 1 to 200."""

    def __init__(self, **rest: Any) -> None:
        pattern = validate.Regexp(r"(?:[1-9][0-9]?|1[0-9]{2}|200)\Z")
        super().__init__(validate=pattern, **rest)


class DayWord(fields.String):
    """A day in a query, as ISO 8601 writes it."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(validate=[validate.Regexp(r"\d{4}-\d\d-\d\d\Z"), self._check], **rest)

    def _check(self, value: str) -> None:
        try:
            date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError("There is no such day.") from error


def digest(**rest: Any) -> fields.String:
    """Make the field of a SHA-256 in hexadecimal."""
    return fields.String(validate=validate.Regexp(r"[0-9a-f]{64}\Z"), **rest)
