"""What evidence is: for each text of a release, where it comes from and what people decided on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.content.model import Level


class SecondPerson(StrEnum):
    """Whether somebody else than who made a text approved it (as ISO 17100 asks of revision)."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    """Nobody knows who made it, and fewer than two persons approved it."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time in which a release was live."""

    start: datetime
    end: datetime | None
    """None where it is live still."""
    action: str
    """How it went live: `publish`, `rollback`, …"""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the words of a text come from, as the journal has it."""

    author: str | None
    """The account that wrote it; None where nobody is known."""
    author_named: str | None
    """What somebody without an account was called; only where names were asked for."""
    importer: str | None
    """The account that brought it in."""
    created: str
    """When these words first came into the journal: RFC 3339 in UTC."""
    how: str
    """By what they came in: `sync`, `import`, `edit`, …"""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it bears on one text."""

    id: str
    kind: str
    account: str
    roles: tuple[str, ...]
    """Those that the account had then."""
    qualification: str
    """What its person stated then."""
    reason: str
    made: str
    """When it was signed: RFC 3339 in UTC."""
    received: str
    """When this journal got it."""
    rules: tuple[str, ...]
    """The checks whose findings it waives."""
    revokes: tuple[str, ...]
    carries: tuple[str, ...]
    change: str
    """The class of the source change over which it carries; empty for others."""
    certificate: str
    """The SHA-256 of a certificate; empty without one."""
    by: str
    """Who certifies."""
    on_earlier_words: bool
    """It is on what the text was before a harmless change of its source."""
    counts: bool
    """An approval that counted when the release went live; of other kinds, that it stood then."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a check finds in the words that were served."""

    rule: str
    severity: str
    message: str
    waived: bool
    """Somebody had waived it when the release went live."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """That a text was taken off the air."""

    at: datetime
    account: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Shows:
    """What the record of a text comes to, as of when the release went live."""

    reviewers: tuple[str, ...]
    """The accounts whose approvals counted."""
    roles: tuple[str, ...]
    """As which they approved."""
    second_person: SecondPerson
    attested: bool
    """Somebody outside certified exactly these words; that approves nothing."""
    later: str
    """What became of it since: `withdrawn`, `rejected`, `recalled`, `approved`; empty without a change."""

    @property
    def is_reviewed(self) -> bool:
        """Whether any person's approval counted."""
        return bool(self.reviewers)


@dataclass(frozen=True, slots=True)
class TextEvidence:
    """One text, with all that is recorded of it."""

    document: str
    sections: tuple[str, ...]
    address: str | None
    """Its msgctxt."""
    level: Level
    source: str
    """The source's words in this release."""
    written_for: str
    """The source's words that the translation was written for."""
    translation: str
    digest: str
    source_digest: str
    status: str
    """As it was served."""
    origin: str
    provenance: Provenance | None
    """None where the journal does not have these words."""
    decisions: tuple[Decided, ...]
    """Those made until the release went live."""
    since: tuple[Decided, ...]
    """Those made after it did."""
    recalls: tuple[Recalled, ...]
    findings: tuple[Found, ...]
    shows: Shows


@dataclass(frozen=True, slots=True)
class Withheld:
    """A section that readers of a language got in another, or in none: its source was taken back."""

    section: str
    """`document/section`."""
    language: str
    reason: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many texts there are of one level and origin, and how many of them were reviewed."""

    level: Level
    origin: str
    texts: int
    reviewed: int
    second_person: int
    """Those that somebody else than who made them approved."""
    by_role: Mapping[str, int]
    """How many were approved in each role."""
    attested: int


@dataclass(frozen=True, slots=True)
class LanguageEvidence:
    """What is recorded of the texts of one language."""

    tag: str
    name: str
    direction: str
    statements: tuple[str, ...]
    """The plain words of it, the gravest first."""
    counts: tuple[Count, ...]
    withheld: tuple[Withheld, ...]
    texts: tuple[TextEvidence, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is recorded of the review of each text that a release serves."""

    release: str
    policy: str
    engine: str
    """What built the release."""
    program: str
    """What gathered this, and ran the checks."""
    source_language: str
    live: tuple[Period, ...]
    as_of: datetime | None
    """When it first went live; None where it never did, and everything counts."""
    journal: str
    """The id of the journal that this is from."""
    names: Mapping[str, str]
    """What accounts are called; only where names were asked for, and without those that were erased."""
    languages: tuple[LanguageEvidence, ...]
