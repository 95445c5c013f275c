"""What readers get for a unit, and what is on offer for them in each language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.catalogs.texts import Key, Origin
from service.journal.decisions.verdict import NO_REVIEW, Review
from service.journal.status import Status

SOURCE_STATUS = Status.DRAFT
"""How a source's text stands that nobody decided on (promise P1)."""


@dataclass(frozen=True, slots=True)
class TextState:
    """How one text stands that readers get."""

    digest: str
    """As decisions name it."""
    status: Status
    origin: Origin
    msgid: str
    """The source's words that it was written for."""


@dataclass(frozen=True, slots=True)
class Served:
    """What readers of one language get for one unit."""

    language: str
    """The language that they read."""
    status: Status
    origin: Origin
    reason: str
    """The status for which their own language is withheld; empty when they read it."""
    available: tuple[str, ...]
    """The languages that have this unit for readers, the source first; none where nobody gets it."""
    text: Mapping[Key, str] = field(default_factory=dict)
    """The msgstr of each message; empty for the source."""
    review: Review = NO_REVIEW
    texts: tuple[TextState, ...] = ()
    """How each text stands, in the order of the unit's messages."""
    source_status: Status = SOURCE_STATUS
    """How the source of this unit stands, whatever language is read."""
    kept_since: str = ""
    """The day since which this is an earlier version, approved for the source as it was."""

    @property
    def is_gone(self) -> bool:
        """Whether nobody gets this unit, for its source was taken back."""
        return not self.available


def take_back(source: str) -> Served:
    """Say what everybody gets for a unit that nobody may read any more: its place, without words."""
    return Served(source, SOURCE_STATUS, Origin.SOURCE, str(Status.WITHDRAWN), ())


@dataclass(frozen=True, slots=True)
class Offer:
    """A unit in one language, before it is decided who gets it."""

    status: Status
    origin: Origin
    is_served: bool
    review: Review = NO_REVIEW
    texts: tuple[TextState, ...] = ()
    """How each text stands, where it is served."""
    withheld_from: str = ""
    """The day from which an overdue review withholds it; empty where none does."""
    kept: tuple[str, ...] = ()
    """The msgstr of each message, where that is of an earlier version."""
    kept_since: str = ""
