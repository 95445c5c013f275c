"""Counts words and messages by status, for each language and domain."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.catalogs.template import merge_messages
from service.catalogs.texts import NO_CATALOG, Texts
from service.content.model import Message
from service.content.policy import Policy
from service.journal.status import Standing, Status, stand


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row: a domain in a language."""

    language: str
    domain: str
    words: Mapping[str, int]
    """Words of the source, by status."""
    messages: Mapping[str, int]

    def as_dict(self) -> dict[str, object]:
        """Return the row for JSON."""
        return {
            "language": self.language,
            "domain": self.domain,
            "words": dict(self.words),
            "messages": dict(self.messages),
        }


def measure(
    domains: Mapping[str, Sequence[Message]], texts: Texts, policy: Policy
) -> tuple[Coverage, ...]:
    """Count every language and domain, in that order; linear in the number of messages."""
    return tuple(
        _count(language, domain, _stand_all(messages, texts, language, domain, policy))
        for language in sorted(texts)
        for domain, messages in domains.items()
    )


def _stand_all(
    messages: Iterable[Message], texts: Texts, language: str, domain: str, policy: Policy
) -> Sequence[Standing]:
    catalog = texts[language].get(domain, NO_CATALOG)
    return [stand(message, catalog, language, policy) for message, _ in merge_messages(messages)]


def _count(language: str, domain: str, standings: Iterable[Standing]) -> Coverage:
    words, messages = dict.fromkeys(map(str, Status), 0), dict.fromkeys(map(str, Status), 0)
    for standing in standings:
        words[standing.status] += len(standing.message.msgid.split())
        messages[standing.status] += 1
    return Coverage(language, domain, words, messages)
