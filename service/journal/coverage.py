"""Counts words and messages by status, for each language and domain."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.catalogs.checks.context import Context
from service.catalogs.template import merge_messages
from service.catalogs.texts import Texts
from service.content.model import Message
from service.content.policy import Policy
from service.journal.status import Standing, Status, stand_all


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row: a domain in a language."""

    language: str
    domain: str
    words: Mapping[Status, int]
    """Words of the source, by status."""
    messages: Mapping[Status, int]

    def as_dict(self) -> dict[str, object]:
        """Return the row for JSON."""
        return {
            "language": self.language,
            "domain": self.domain,
            "words": dict(self.words),
            "messages": dict(self.messages),
        }


def measure(
    domains: Mapping[str, Sequence[Message]], texts: Texts, policy: Policy, context: Context
) -> tuple[Coverage, ...]:
    """Count every language and domain, in that order; linear in the number of messages."""
    merged = {
        domain: [message for message, _ in merge_messages(messages)]
        for domain, messages in domains.items()
    }
    return tuple(
        _count(language, domain, stand_all(messages, texts, language, policy, context))
        for language in sorted(texts)
        for domain, messages in merged.items()
    )


def _count(language: str, domain: str, standings: Iterable[Standing]) -> Coverage:
    words = dict.fromkeys(Status, 0)
    messages = dict.fromkeys(Status, 0)
    for standing in standings:
        words[standing.status] += len(standing.message.msgid.split())
        messages[standing.status] += 1
    return Coverage(language, domain, words, messages)
