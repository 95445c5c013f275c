"""The rule on references: each citation, link and anchor leads somewhere."""

import re
from collections.abc import Iterator

from service.content.checks.rule import Case, SourceFinding, SourceRule
from service.content.faults import REFERENCES
from service.content.model import Document, Message
from service.content.policy import Severity

_UNDEFINED = re.compile(r"(?<!\\)\[[^\[\]\n]+\]\[(?!\^)([^\[\]\n]*)\]")
"""A link by reference; one that is defined stands among the links of its message."""


def check_references(case: Case) -> Iterator[SourceFinding]:
    """Find references without a definition, and anchors that name no block of the document.

    Citations without a source are told by the loader, under the same name.
    """
    units = _units(case.document) if case.document else frozenset()
    for message in case.messages:
        yield from _find_undefined(message)
        for link in message.links:
            if link.target.startswith("#") and link.target[1:] not in units:
                advice = "Write the id of a block of this document."
                yield _broken(message, f"The link leads to {link.target}, which is no id. {advice}")


def _units(document: Document) -> frozenset[str]:
    sections = (section.id for section in document.walk())
    return frozenset([*sections, *(message.unit for message in document.messages)])


def _find_undefined(message: Message) -> Iterator[SourceFinding]:
    known = {link.ref for link in message.links}
    for match in _UNDEFINED.finditer(message.msgid):
        if match[1] not in known:
            told = f"The link {match[0]} has no definition. Write `[{match[1]}]: address` below."
            yield _broken(message, told, match.span())


def _broken(message: Message, told: str, span: tuple[int, int] | None = None) -> SourceFinding:
    return SourceFinding(
        REFERENCES, Severity.BLOCK, message.path, message.line, told, message, span
    )


RULES: tuple[SourceRule, ...] = (
    SourceRule(
        id=REFERENCES,
        check=check_references,
        why="A reference that leads nowhere leaves a claim without its evidence.",
        good="See [the label][label]. {#see}\n\n[label]: https://clinic.example/label",
        bad="See [the label][label]. {#see}",
    ),
)
