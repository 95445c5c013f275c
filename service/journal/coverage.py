"""Counts words and messages by status, for each language and domain."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from service.catalogs.checks import NOT_CHECKED
from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.template import merge_messages
from service.catalogs.texts import SOURCE_LANGUAGE, Texts
from service.content.model import Message
from service.content.policy import Policy, Severity
from service.journal.decisions.verdict import NO_VERDICTS, Verdicts
from service.journal.status import Standing, Status, age, stand_all


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks find in the texts of a row, as `polyleaf check` counts: fuzzy ones left out."""

    block: int = 0
    warn: int = 0
    not_checked: int = 0
    """Texts in a language that a safety rule does not know; they are no warnings here."""

    def __add__(self, other: "Findings") -> "Findings":
        return Findings(
            self.block + other.block,
            self.warn + other.warn,
            self.not_checked + other.not_checked,
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row: a domain in a language."""

    language: str
    domain: str
    words: Mapping[Status, int]
    """Words of the source, by status."""
    messages: Mapping[Status, int]
    findings: Findings

    def as_dict(self) -> dict[str, object]:
        """Return the row for JSON."""
        return {
            "language": self.language,
            "domain": self.domain,
            "words": dict(self.words),
            "messages": dict(self.messages),
            "findings": asdict(self.findings),
        }


def measure(  # noqa: PLR0917 - all that a status is made of
    domains: Mapping[str, Sequence[Message]],
    texts: Texts,
    policy: Policy,
    context: Context,
    decisions: Mapping[str, Verdicts] | None = None,
    today: date | None = None,
) -> tuple[Coverage, ...]:
    """Count every language and domain, in that order; linear in the number of messages.

    The source is among them once somebody decided on it. Without a day, no review has run out.
    """
    merged = {
        domain: [message for message, _ in merge_messages(messages)]
        for domain, messages in domains.items()
    }
    decided = decisions or {}

    def count(language: str, domain: str) -> Coverage:
        verdicts = decided.get(language, NO_VERDICTS)
        standings = stand_all(merged[domain], texts, language, policy, context, verdicts)
        aged = (age(each, today) for each in standings) if today else standings
        return _count(language, domain, aged)

    languages = sorted({*texts, *({SOURCE_LANGUAGE} & decided.keys())})
    return tuple(count(language, domain) for language in languages for domain in merged)


def _count(language: str, domain: str, standings: Iterable[Standing]) -> Coverage:
    words = dict.fromkeys(Status, 0)
    messages = dict.fromkeys(Status, 0)
    findings = Findings()
    for standing in standings:
        words[standing.status] += len(standing.message.msgid.split())
        messages[standing.status] += 1
        if standing.findings and not (standing.text and standing.text.fuzzy):
            findings += _weigh(standing.findings)
    return Coverage(language, domain, words, messages, findings)


def _weigh(findings: Iterable[Finding]) -> Findings:
    counted = Counter(
        NOT_CHECKED if finding.rule == NOT_CHECKED else finding.severity for finding in findings
    )
    return Findings(counted[Severity.BLOCK], counted[Severity.WARN], counted[NOT_CHECKED])
