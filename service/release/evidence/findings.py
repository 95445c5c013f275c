"""Runs the checks on words as a release recorded them."""

from collections.abc import Collection, Iterator

from service.catalogs.checks import RULES, check_text
from service.content.model import Message
from service.release.evidence.model import Found
from service.release.record import RecordedText

NOT_RUN = ("labels", "links", "placeholders", "structure")
"""The checks that need the block a text stood in, which no record holds."""
_RUN = frozenset(rule.id for rule in RULES) - frozenset(NOT_RUN)


def find_again(text: RecordedText, language: str, waived: Collection[str]) -> Iterator[Found]:
    """Check a text by the words that it was written for, without the glossary of the time."""
    message = Message(
        text.domain, text.msgctxt, text.written_for, text.level, path="", line=0, place=""
    )
    for finding in check_text(message, text.msgstr, language, only=_RUN):
        is_waived = finding.rule in waived
        yield Found(finding.rule, str(finding.severity), finding.message, is_waived)
