"""Checks of translations: each a small pure function, listed in one tuple."""

from collections.abc import Callable, Iterator

from service.catalogs.checks.characters import check_characters, check_presence
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.length import check_length
from service.catalogs.checks.markup import (
    check_citations,
    check_html,
    check_labels,
    check_links,
    check_placeholders,
    check_structure,
)
from service.content.model import Message

Check = Callable[[Message, str, str], Iterator[Finding]]
"""Takes a message, its msgstr and the language, and reports every fault of one kind."""

CHECKS: tuple[Check, ...] = (
    check_presence,
    check_characters,
    check_labels,
    check_links,
    check_citations,
    check_placeholders,
    check_html,
    check_structure,
)


def check_text(message: Message, msgstr: str, language: str) -> tuple[Finding, ...]:
    """Run every rule on one translation; none but that on length where it is too long."""
    too_long = tuple(check_length(message, msgstr, language))
    return too_long or tuple(
        finding for check in CHECKS for finding in check(message, msgstr, language)
    )
