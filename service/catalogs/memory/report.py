"""What the memory proposed, told so that the gravest differences are read first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from service.catalogs.changes import Change

SAME = "same"
"""What is said of a proposal that was written for the same words."""
_ORDER = (*map(str, Change), SAME)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text of the memory for an empty message."""

    change: Change | None
    """From the words that it was written for to the message's; None where they are the same."""
    likeness: float
    document: str
    address: str
    """The msgctxt of the message; empty without one."""
    msgid: str
    msgstr: str
    written_for: str
    """The msgid that the text was written for."""
    written_in: str
    """The domain that the text stands in."""
    others: int
    """How many other texts there are for the words that it was written for."""

    @property
    def difference(self) -> str:
        """Say in one word how the two sources differ."""
        return str(self.change) if self.change else SAME

    def as_dict(self) -> dict[str, object]:
        """Give the proposal as JSON has it."""
        return {**asdict(self), "change": self.difference}


def sort_proposals(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Put other numbers first, then other negation, then other words; else the order stays."""
    return tuple(sorted(proposals, key=lambda each: _ORDER.index(each.difference)))


def count_proposals(proposals: Iterable[Proposal]) -> Mapping[str, int]:
    """Count proposals by how their sources differ, the gravest first."""
    counted = Counter(each.difference for each in proposals)
    return {difference: counted[difference] for difference in _ORDER if counted[difference]}
