"""Tells which rules of a policy nobody can meet: who is missing among those who have accounts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from service.catalogs.texts import NO_CATALOG, SOURCE_LANGUAGE, Catalog, Text
from service.content.model import Level, Message
from service.content.policy import BY_BACK_TRANSLATION, LevelPolicy, Policy, fillers_of
from service.journal.accounts.model import Account
from service.journal.decisions.verdict import NO_VERDICT, Verdicts
from service.journal.status import digest_text, source_text


@dataclass(frozen=True, slots=True)
class Unmet:
    """A rule that nobody can meet in a language."""

    language: str
    level: Level
    lacking: tuple[str, ...]
    """The roles that nobody can fill; empty where there are too few persons for all of them."""
    roles: tuple[str, ...]
    """Those that policy asks."""
    messages: int
    """How many texts wait for an approval that cannot come."""


def find_unmet(
    language: str,
    waiting: Mapping[Level, int],
    policy: Policy,
    accounts: Sequence[Account],
    today: date,
) -> Iterator[Unmet]:
    """Find what policy asks of the texts of a language that no accounts can give, by level.

    `waiting` counts the texts that are not approved. Who wrote a text is left out of account: it is a rule for all of them that is looked for.
    """
    for level, messages in waiting.items():
        roles = _roles_of(policy.levels[level], language)
        if not roles:
            continue
        able = {role: _find_able(role, language, accounts, today) for role in roles}
        lacking = tuple(role for role, people in able.items() if not people)
        if lacking or not _are_distinct(able):
            yield Unmet(language, level, lacking, roles, messages)


def _roles_of(rules: LevelPolicy, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rules.source if language == SOURCE_LANGUAGE else rules.roles))


def count_waiting(
    messages: Iterable[Message],
    catalogs: Mapping[str, Catalog],
    language: str,
    policy: Policy,
    verdicts: Verdicts,
) -> Mapping[Level, int]:
    """Count the messages without an approved text, by level; no text is checked for that."""
    found: Counter[Level] = Counter()
    for message in messages:
        text = _find_text(message, catalogs, language)
        digest = digest_text(message, text, language) if text and verdicts else ""
        verdict = verdicts.get(digest, NO_VERDICT).at(message.level)
        found[message.level] += not verdict.approves(
            _roles_of(policy.levels[message.level], language)
        )
    return {level: found[level] for level in Level if found[level]}


def _find_text(message: Message, catalogs: Mapping[str, Catalog], language: str) -> Text | None:
    if language == SOURCE_LANGUAGE:
        return source_text(message)
    text = catalogs.get(message.domain, NO_CATALOG).find(message)
    return text if text and text.msgid == message.msgid else None


def _find_able(
    role: str, language: str, accounts: Iterable[Account], today: date
) -> frozenset[str]:
    """Name the accounts that can fill a role in a language."""
    need_not_read = role == BY_BACK_TRANSLATION
    return frozenset(
        each.id
        for each in accounts
        if not each.is_disabled
        and each.is_qualified(today)
        and not fillers_of(role).isdisjoint(each.roles)
        and (need_not_read or each.reads(language))
    )


def _are_distinct(able: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether each role can have a person of its own."""
    people = sorted(frozenset[str]().union(*able.values()))
    return any(
        all(person in each for person, each in zip(chosen, able.values(), strict=True))
        for chosen in permutations(people, len(able))
    )
