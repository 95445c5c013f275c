"""What a sync did, message by message."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from service.journal.merge import Fate
from service.journal.sync.catalog import Line


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of one catalog."""

    path: str
    lines: tuple[Line, ...]
    written: bool
    """Whether the file was changed."""
    is_first: bool = False
    """Whether no sync had seen it before."""
    strangers: Sequence[str] = ()
    """Who committed texts that were taken, and has no account."""

    def as_dict(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "path": self.path,
            "written": self.written,
            "counts": count_fates(self.lines),
            "unknown_authors": [*self.strangers],
            "messages": [tell_line(line) for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did."""

    catalogs: tuple[Synced, ...]
    """Those that had to be looked into."""
    unchanged: int
    """How many were as they were last seen, and the journal too."""
    import_id: int | None = None
    """The import that records it; None where no text came in."""
    suggestions: tuple[int, ...] = field(default=())
    sequence: int = 0
    """The last text that the journal has now."""

    def as_dict(self) -> dict[str, object]:
        """Return the report for JSON."""
        return {
            "unchanged_files": self.unchanged,
            "import": self.import_id,
            "suggestions": list(self.suggestions),
            "files": [each.as_dict() for each in self.catalogs],
        }


def tell_line(line: Line) -> dict[str, object]:
    """Return a line for JSON and for the journal."""
    return {
        "msgctxt": line.msgctxt,
        "msgid": line.msgid,
        "line": line.line,
        "fate": str(line.fate),
        "reason": str(line.reason),
    }


def count_fates(lines: Iterable[Line]) -> Mapping[str, int]:
    """Count the lines of each fate that occurs, in the order of `Fate`."""
    counted = Counter(line.fate for line in lines)
    return {str(fate): counted[fate] for fate in Fate if counted[fate]}
