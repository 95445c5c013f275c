"""The one tree of errors, and faults: what is wrong with an input, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in an input file, told so that its author can mend it."""

    path: str
    """The file as the user named it or as seen from the project's root."""
    line: int
    """1-based; 0 where the whole file is meant."""
    message: str
    """What is wrong, in one sentence."""
    advice: str = ""
    """What to do, in one sentence; empty where the message says it."""
    rule: str = field(default="", compare=False)
    """What `polyleaf check` calls it; empty where it is no check's."""

    def __str__(self) -> str:
        """`path:line: message advice`, the form that editors make clickable."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message} {self.advice}".rstrip()


class PolyleafError(Exception):
    """Anything that stops a command or a request for a reason we can name."""


class InputError(PolyleafError):
    """An input was refused; `faults` lists everything wrong with it, never just the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class BusyError(PolyleafError):
    """Another command is changing the same thing; try again after it."""


class ReleaseError(PolyleafError):
    """A release is missing, corrupt, or may not be served here."""


class JournalError(PolyleafError):
    """The journal is missing, altered, of another version, or cannot be written now."""


class ConflictError(JournalError):
    """Somebody else changed the same message first; nothing was written."""
