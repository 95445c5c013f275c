"""Checks of translations: each a small pure function, listed in one tuple."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from service.catalogs.checks import characters, length, markup, polarity, quantities, terms, wording
from service.catalogs.checks.context import NO_CONTEXT, Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import CatalogRule, Rule
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
CATALOG_RULES: tuple[CatalogRule, ...] = wording.CATALOG_RULES
NOT_CHECKED = "not-checked"
SHAPE = frozenset({"labels", "links", "citations", "placeholders", "html", "structure"})
"""The rules that hold a text to the block it stands in, whatever it says."""


def check_text(
    message: Message,
    msgstr: str,
    language: str,
    context: Context = NO_CONTEXT,
    only: frozenset[str] | None = None,
) -> tuple[Finding, ...]:
    """Run every rule, or those named, on one translation; none but that on length where it is too long."""
    too_long = tuple(length.check_length(message, msgstr, language, context))
    found = too_long or _run(message, msgstr, language, context, only)
    return tuple(filter(None, (_judge(finding, message, context) for finding in found)))


def _run(
    message: Message, msgstr: str, language: str, context: Context, only: frozenset[str] | None
) -> Iterator[Finding]:
    for rule in _rules_for(language, only):
        yield from rule.check(message, msgstr, language, context)
    yield from _not_checked(language, only)


@lru_cache(maxsize=64)
def _rules_for(language: str, only: frozenset[str] | None) -> tuple[Rule, ...]:
    """List the rules that know a language."""
    return tuple(rule for rule in _chosen(only) if rule.knows(language))


@lru_cache(maxsize=64)
def _not_checked(language: str, only: frozenset[str] | None) -> tuple[Finding, ...]:
    """Say which safety rules do not know the language: a person must look for what they look for."""
    unknown = [rule.id for rule in _chosen(only) if rule.is_safety and not rule.knows(language)]
    wording = N_("Not checked in this language: {rules}. Compare it with the source by eye.")
    values = {"rules": ", ".join(unknown)}
    return (Finding(NOT_CHECKED, Severity.WARN, wording, values),) if unknown else ()


def _chosen(only: frozenset[str] | None) -> Iterator[Rule]:
    return (rule for rule in RULES if only is None or rule.id in only)


def check_catalog(
    items: Sequence[tuple[Message, str]],
    language: str,
    context: Context = NO_CONTEXT,
    only: frozenset[str] | None = None,
) -> Iterator[tuple[int, Finding]]:
    """Run the rules on the texts of a language together; each finding has the index of its text."""
    for rule in CATALOG_RULES:
        if only is None or rule.id in only:
            for index, finding in rule.check(items, language, context):
                if judged := _judge(finding, items[index][0], context):
                    yield index, judged


def _judge(finding: Finding, message: Message, context: Context) -> Finding | None:
    """Take a finding as gravely as policy does; None where policy ignores it."""
    severity = context.severities.get(finding.rule, {}).get(message.level, finding.severity)
    if severity is Severity.IGNORE:
        return None
    return finding if severity is finding.severity else replace(finding, severity=severity)
