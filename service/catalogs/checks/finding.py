"""What a check reports."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a finding does to a text."""

    BLOCK = "block"
    """The text is `blocked`: never served until it is mended or the finding is waived."""
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a translation, told so that its translator can mend it."""

    rule: str
    severity: Severity
    message: str
