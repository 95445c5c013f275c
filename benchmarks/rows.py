"""The rows of a benchmark's table."""

from collections.abc import Iterable
from dataclasses import dataclass

NOT_INSTALLED = "not installed"
NO_CORPUS = "no corpus"
_HEADS = ("Figure", "Polyleaf", "Peer", "Its figure", "Ratio", "Wanted", "Met")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, ours beside a peer's."""

    figure: str
    ours: str
    peer: str = ""
    theirs: str = ""
    ratio: float | None = None
    """Ours as a share of the peer's."""
    wanted: str = ""
    is_met: bool | None = None
    """None where nothing was wanted, or nothing measured."""

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the row."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        met = "" if self.is_met is None else "yes" if self.is_met else "**no**"
        return (self.figure, self.ours, self.peer, self.theirs, ratio, self.wanted, met)


def write_table(rows: Iterable[Row]) -> str:
    """Write rows as a Markdown table."""
    lines = [_HEADS, tuple("---" for _ in _HEADS), *(row.cells() for row in rows)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
