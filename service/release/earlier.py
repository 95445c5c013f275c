"""What readers of a language had of a section, to be kept where its source has moved on."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.catalogs.texts import Origin


@dataclass(frozen=True, slots=True)
class EarlierText:
    """One text of it."""

    msgctxt: str | None
    msgid: str
    """The source's words that it was written for."""
    msgstr: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class EarlierUnit:
    """A section's own text as the live release has it."""

    texts: tuple[EarlierText, ...]
    """In the order that their messages had."""
    since: str
    """The day, in ISO 8601, since which readers have had it in place of the present version."""


Earlier = Mapping[str, Mapping[str, Mapping[str, EarlierUnit]]]
"""By the readers' language, then by document, then by section."""
