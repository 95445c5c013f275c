"""The extracted comments (`#.`) that an entry has in the file of work only."""

from collections.abc import Iterator, Sequence

_LEVEL, _DOCUMENT, _STATUS, _ORIGIN = "level: ", "document: ", "status: ", "origin: "
_FINDING, _WAS = "finding: ", "was: "
_OURS = (_LEVEL, _DOCUMENT, _STATUS, _ORIGIN, _FINDING, _WAS)


def write_lines(
    comment: str,
    *,
    level: str,
    document: str,
    status: str,
    origin: str,
    findings: Sequence[str],
    was: str,
) -> str:
    """Put what a translator should know first, then the catalog's own lines, then the base."""
    own = (line for line in comment.split("\n") if line and not line.startswith(_OURS))
    return "\n".join([
        f"{_LEVEL}{level}",
        f"{_DOCUMENT}{document}",
        f"{_STATUS}{status}",
        *([f"{_ORIGIN}{origin}"] if origin else []),
        *(f"{_FINDING}{' '.join(finding.split())}" for finding in findings),
        *own,
        f"{_WAS}{was}",
    ])  # fmt: skip


def read_was(comment: str) -> str | None:
    """Read the base of an entry; None where a tool dropped the comment."""
    found = (line.removeprefix(_WAS) for line in comment.split("\n") if line.startswith(_WAS))
    return next(found, "").strip() or None


def own_remarks(comment: str) -> Iterator[str]:
    """Yield the lines of a translator's comment that are the translator's: not blank, not ours."""
    lines = (line.rstrip() for line in comment.split("\n"))
    return (line for line in lines if line and not line.startswith("polyleaf:"))
