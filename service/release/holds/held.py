"""A version of a document that stays: its bytes, and what lists say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.release.gate import Served
from service.release.model import Part, SectionState


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """A section as it stands among all those of its kind."""

    id: str
    kind: str
    revisions: tuple[str, ...]
    """Its own, then those of its companions."""


@dataclass(frozen=True, slots=True)
class HeldEdition:
    """The version that stays, for the readers of one language."""

    part: Part
    """As the live release has it, byte for byte."""
    title: str
    """As plain text, in the language that its intro is in."""
    summary: Mapping[str, Any]
    """How it stands in the list of documents."""
    intro: Served
    entries: tuple[HeldEntry, ...]
    """In reading order, each section followed by its parts."""
    states: Mapping[str, SectionState]
    """By `document/section`."""


HeldDocument = Mapping[str, HeldEdition]
"""By the reader's language."""
