"""The status of a text: one pure function of the message, its text and its findings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from service.catalogs.checks import SHAPE, check_text
from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.texts import NO_CATALOG, Catalog, Origin, Text, Texts
from service.content.model import Message
from service.content.policy import Policy, Severity


class Status(StrEnum):
    """Every text has the first of these that applies (design §5)."""

    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    BLOCKED = "blocked"
    FUZZY = "fuzzy"
    STALE = "stale"
    DRAFT = "draft"
    TRANSLATED = "translated"
    APPROVED = "approved"


_ORDER = {status: place for place, status in enumerate(Status)}
NEVER_SERVED = frozenset(
    {Status.MISSING, Status.WITHDRAWN, Status.REJECTED, Status.BLOCKED, Status.FUZZY}
)
_UNKNOWN_HAND = frozenset({Origin.MACHINE, Origin.MEMORY, Origin.ADOPTED, Origin.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Standing:
    """A message in one language: its text, if any, and what may be done with it."""

    message: Message
    text: Text | None
    status: Status
    findings: tuple[Finding, ...] = ()


def stand(
    message: Message, catalog: Catalog, language: str, policy: Policy, context: Context
) -> Standing:
    """Say how a message stands in a language, from its catalog and the roles that policy asks."""
    text = catalog.find(message)
    if text is None or not text.msgstr.strip():
        return Standing(message, None, Status.MISSING)
    findings = tuple(_find(message, text, language, context))
    return Standing(message, text, _status(message, text, findings, policy), findings)


def _find(message: Message, text: Text, language: str, context: Context) -> Iterator[Finding]:
    """Judge a text by the words that it was written for; its shape by the block it would stand in."""
    if text.msgid == message.msgid:
        yield from check_text(message, text.msgstr, language, context)
    else:
        earlier = replace(message, msgid=text.msgid)
        found = check_text(earlier, text.msgstr, language, context)
        shape = check_text(message, text.msgstr, language, context, SHAPE)
        yield from found
        yield from (finding for finding in shape if finding not in found)


def stand_all(
    messages: Iterable[Message], texts: Texts, language: str, policy: Policy, context: Context
) -> tuple[Standing, ...]:
    """Say how messages stand in a language, each in the catalog of its domain."""
    catalogs = texts.get(language, {})
    return tuple(
        stand(message, catalogs.get(message.domain, NO_CATALOG), language, policy, context)
        for message in messages
    )


def _status(message: Message, text: Text, findings: Iterable[Finding], policy: Policy) -> Status:
    if any(finding.severity is Severity.BLOCK for finding in findings):
        return Status.BLOCKED
    if text.fuzzy:
        return Status.FUZZY
    if text.msgid != message.msgid:
        return Status.STALE
    if text.origin in _UNKNOWN_HAND:
        return Status.DRAFT
    return Status.TRANSLATED if policy.levels[message.level].roles else Status.APPROVED


def worst(statuses: Iterable[Status]) -> Status:
    """Return the status of a section: the worst of its texts'. ValueError where it has none."""
    return min(statuses, key=_ORDER.__getitem__)
