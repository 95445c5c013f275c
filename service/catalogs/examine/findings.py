"""What is reported of a file: a finding, and where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.catalogs.checks.finding import Finding
from service.content.checks import SourceFinding
from service.content.faults import FORM
from service.content.policy import Severity
from service.errors import Fault

_TOLD = "{told}"
"""Says what it is given: what the loaders say is in English."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its place and the texts that it speaks of."""

    path: str
    line: int
    """1-based; 0 where the whole file is meant."""
    finding: Finding
    msgctxt: str | None = None
    msgid: str | None = None
    msgstr: str | None = None
    language: str = ""
    """Of the msgstr."""


def find_faults(faults: Iterable[Fault], rule: str = FORM) -> Iterator[Found]:
    """Turn the faults of a file that cannot be read to findings that block."""
    for fault in faults:
        told = f"{fault.message} {fault.advice}".rstrip()
        finding = Finding(fault.rule or rule, Severity.BLOCK, _TOLD, {"told": told})
        yield Found(fault.path, fault.line, finding)


def find_source(found: Iterable[SourceFinding]) -> Iterator[Found]:
    """Turn what is found in the source to findings of one form."""
    for item in found:
        values = {"told": item.told}
        finding = Finding(item.rule, item.severity, _TOLD, values, source_span=item.span)
        message = item.message
        yield Found(
            item.path,
            item.line,
            finding,
            message.context if message else None,
            message.msgid if message else None,
        )
