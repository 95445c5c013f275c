"""Checks of translations: each a small pure function, listed in one tuple."""

from collections.abc import Iterator
from dataclasses import replace

from service.catalogs.checks import characters, length, markup, polarity, quantities, terms, wording
from service.catalogs.checks.context import NO_CONTEXT, Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Rule
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

RULES: tuple[Rule, ...] = (
    *characters.RULES,
    *markup.RULES,
    *quantities.RULES,
    *polarity.RULES,
    *terms.RULES,
    *wording.RULES,
)
NOT_CHECKED = "not-checked"


def check_text(
    message: Message, msgstr: str, language: str, context: Context = NO_CONTEXT
) -> tuple[Finding, ...]:
    """Run every rule on one translation; none but that on length where it is too long."""
    too_long = tuple(length.check_length(message, msgstr, language, context))
    found = too_long or (*_run(message, msgstr, language, context), *_not_checked(language))
    return tuple(filter(None, (_judge(finding, message, context) for finding in found)))


def _run(message: Message, msgstr: str, language: str, context: Context) -> Iterator[Finding]:
    for rule in RULES:
        if rule.knows(language):
            yield from rule.check(message, msgstr, language, context)


def _not_checked(language: str) -> Iterator[Finding]:
    """Say which safety rules do not know the language: a person must look for what they look for."""
    if unknown := [rule.id for rule in RULES if rule.is_safety and not rule.knows(language)]:
        wording = N_("Not checked in this language: {rules}. Compare it with the source by eye.")
        yield Finding(NOT_CHECKED, Severity.WARN, wording, {"rules": ", ".join(unknown)})


def _judge(finding: Finding, message: Message, context: Context) -> Finding | None:
    """Take a finding as gravely as policy does; None where policy ignores it."""
    severity = context.severities.get(finding.rule, {}).get(message.level, finding.severity)
    if severity is Severity.IGNORE:
        return None
    return finding if severity is finding.severity else replace(finding, severity=severity)
