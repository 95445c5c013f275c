"""What became of each text of an adopted file, told line by line."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a text of the file, or of a message."""

    TAKEN = "taken"
    FUZZY = "fuzzy"
    """Taken, and marked fuzzy: a check would block it as it is."""
    KEPT = "kept"
    """The message has a text already, and it stays."""
    SKIPPED = "skipped"
    MISSING = "missing"
    """A message without a text, for which the file has none either."""
    UNUSED = "unused"
    """A text of the file that stands for no message."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report."""

    fate: Fate
    reason: str = ""
    address: str = ""
    """The msgctxt of the message; empty without one."""
    msgid: str = ""
    source_path: str = ""
    source_line: int = 0
    """Of the message in its source; 0 where there is no message."""
    msgstr: str = ""
    file_line: int = 0
    """Of the text in the file; 0 where there is no text."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that became of one file."""

    language: str
    domain: str
    file: str
    negation: bool
    """Negation was compared: we know how the language says it."""
    lines: tuple[Line, ...]

    def counts(self) -> Mapping[Fate, int]:
        """Count the lines of each fate, in the order of `Fate`."""
        counted = Counter(line.fate for line in self.lines)
        return {fate: counted[fate] for fate in Fate if counted[fate]}

    def as_dict(self) -> dict[str, object]:
        """Give the report as JSON has it."""
        return {
            "language": self.language,
            "document": self.domain,
            "file": self.file,
            "negation_compared": self.negation,
            "counts": {str(fate): count for fate, count in self.counts().items()},
            "lines": [asdict(line) for line in self.lines],
        }
