"""What became of each message of a file of work that came back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a message of the file."""

    TAKEN = "taken"
    PROPOSED = "proposed"
    """Taken as a fuzzy proposal: its source changed since."""
    UNCONFIRMED = "confirmed?"
    """The text stayed and the fuzzy mark is gone: a person may have read it, or a tool lost the mark."""
    KEPT = "kept"
    """The catalog's own text stays."""
    REFUSED = "refused"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report."""

    fate: Fate
    reason: str
    document: str
    context: str | None
    """The msgctxt in the catalog."""
    msgid: str
    forms: tuple[str, ...]
    """What the file says: the msgstr, or its plural forms."""
    line: int
    """In the file."""

    def as_dict(self) -> dict[str, object]:
        """Give the line as JSON has it."""
        return asdict(self)


def count_lines(lines: Iterable[Line]) -> Mapping[Fate, int]:
    """Count the lines of each fate, in the order of `Fate`."""
    counted = Counter(line.fate for line in lines)
    return {fate: counted[fate] for fate in Fate if counted[fate]}
