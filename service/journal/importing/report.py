"""What became of uploads, message by message."""

from dataclasses import dataclass
from enum import StrEnum

from service.journal.importing.quarantine import Concern
from service.journal.sync.catalog import Line
from service.journal.sync.report import count_fates, tell_line


class Began(StrEnum):
    """What is known of what a file was made from."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    """Its header does not say."""
    ELSEWHERE = "elsewhere"
    """It was downloaded from another journal, or later than this journal goes."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    path: str
    language: str
    domain: str
    began: Began
    lines: tuple[Line, ...]
    concerns: tuple[Concern, ...]
    stranger: str = ""
    """Who signed it, where no account signs so: nobody is known to have written it then."""

    def as_dict(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "path": self.path,
            "language": self.language,
            "document": self.domain,
            "base": str(self.began),
            "unknown_author": self.stranger or None,
            "quarantine": [str(concern) for concern in self.concerns],
            "counts": count_fates(self.lines),
            "messages": [tell_line(line) for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an upload."""

    files: tuple[Imported, ...]
    is_held: bool
    """It waits for a person, and nothing came in."""
    import_id: int | None = None
    """None where nothing came in."""
    suggestions: tuple[int, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return the report for JSON."""
        return {
            "import": self.import_id,
            "quarantined": self.is_held,
            "suggestions": list(self.suggestions),
            "files": [each.as_dict() for each in self.files],
        }
