"""The status of a text: one pure function of the message, its text, its findings and the decisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from service.catalogs.checks import SHAPE, check_text
from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.texts import NO_CATALOG, SOURCE_LANGUAGE, Catalog, Origin, Text, Texts
from service.content.model import Message
from service.content.policy import LevelPolicy, Policy, Severity
from service.journal.decisions.verdict import NO_VERDICT, NO_VERDICTS, Verdict, Verdicts
from service.journal.store.records import Address, Wording, digest_of, key_of_message


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
    OVERDUE = "overdue"
    """It was approved, and the review has run out."""
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
    verdict: Verdict = NO_VERDICT
    """What was decided on exactly these words."""
    roles: tuple[str, ...] = ()
    """Those that policy asks to approve it."""
    due: str = ""
    """The day from which its review is overdue, in ISO 8601; empty where none runs out."""


def stand(  # noqa: PLR0917 - all that a status is made of
    message: Message,
    catalog: Catalog,
    language: str,
    policy: Policy,
    context: Context,
    verdicts: Verdicts = NO_VERDICTS,
) -> Standing:
    """Say how a message stands in a language, from its catalog and the roles that policy asks.

    `verdicts` are those of this language.
    """
    text = catalog.find(message)
    if text is None or not text.msgstr.strip():
        return Standing(message, None, Status.MISSING)
    findings = tuple(_find(message, text, language, context))
    decided = verdicts.get(digest_text(message, text, language)) if verdicts else None
    verdict, rules = (decided or NO_VERDICT).at(message.level), policy.levels[message.level]
    status = _status(message, text, findings, rules.roles, verdict)
    due = _find_due(verdict, rules.roles, rules)
    return Standing(message, text, status, findings, verdict, rules.roles, due)


def source_text(message: Message) -> Text:
    """Give the source's own words as the text that people decide on."""
    return Text(message.msgid, message.msgid, False, Origin.SOURCE, message.path, message.line)


def stand_source(message: Message, policy: Policy, verdicts: Verdicts = NO_VERDICTS) -> Standing:
    """Say how a text of the source stands; `verdicts` are those of the source language.

    Nobody knows who wrote it (promise P4), and without approvals it is a draft.
    """
    text = source_text(message)
    decided = verdicts.get(digest_text(message, text, SOURCE_LANGUAGE)) if verdicts else None
    verdict, rules = (decided or NO_VERDICT).at(message.level), policy.levels[message.level]
    is_approved = verdict.approves(rules.source)
    objection = _find_objection(verdict, is_approved=is_approved)
    status = objection or (Status.APPROVED if is_approved else Status.DRAFT)
    due = _find_due(verdict, rules.source, rules)
    return Standing(message, text, status, (), verdict, rules.source, due)


def _find_due(verdict: Verdict, roles: tuple[str, ...], rules: LevelPolicy) -> str:
    since = verdict.since(roles) if rules.review_every else ""
    if not since or not rules.review_every:
        return ""
    return str(date.fromisoformat(since) + timedelta(days=rules.review_every))


def age(standing: Standing, today: date) -> Standing:
    """Say how a text stands on a day: an approved one is overdue from the day that its review was due."""
    is_over = standing.status is Status.APPROVED and is_due(standing.due, today)
    return replace(standing, status=Status.OVERDUE) if is_over else standing


def is_due(due: str, today: date) -> bool:
    """Tell whether a review that was due on some day, if on any, has run out."""
    return bool(due) and due <= today.isoformat()


def digest_text(message: Message, text: Text, language: str) -> str:
    """Digest a text of a catalog as decisions name it; sources have no plural forms."""
    key = key_of_message(message.domain, message.context, message.msgid)
    wording = Wording(message.context, text.msgid, None, (text.msgstr,))
    return digest_of(Address(language, message.domain, key), wording)


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


def stand_all(  # noqa: PLR0917 - all that a status is made of
    messages: Iterable[Message],
    texts: Texts,
    language: str,
    policy: Policy,
    context: Context,
    verdicts: Verdicts = NO_VERDICTS,
) -> tuple[Standing, ...]:
    """Say how messages stand in a language, each in the catalog of its domain."""
    if language == SOURCE_LANGUAGE:
        return tuple(stand_source(message, policy, verdicts) for message in messages)
    catalogs = texts.get(language, {})
    return tuple(
        stand(
            message, catalogs.get(message.domain, NO_CATALOG), language, policy, context, verdicts
        )
        for message in messages
    )


def find_blocking(findings: Iterable[Finding], verdict: Verdict) -> frozenset[str]:
    """Name the checks that block a text: those whose findings nobody waived."""
    blocking = (each.rule for each in findings if each.severity is Severity.BLOCK)
    return frozenset(blocking) - verdict.waived


def _status(
    message: Message,
    text: Text,
    findings: Iterable[Finding],
    roles: tuple[str, ...],
    verdict: Verdict,
) -> Status:
    """Find the first status that applies; a person's approval outweighs where a text comes from."""
    is_approved = verdict.approves(roles)
    if (objection := _find_objection(verdict, is_approved=is_approved)) is not None:
        return objection
    if find_blocking(findings, verdict):
        return Status.BLOCKED
    if text.fuzzy or text.msgid != message.msgid:
        return Status.FUZZY if text.fuzzy else Status.STALE
    if is_approved:
        return Status.APPROVED
    return _status_of_hand(text.origin, roles)


def _status_of_hand(origin: Origin, roles: tuple[str, ...]) -> Status:
    """Tell the status of a text that no person has approved; some levels ask for none."""
    if origin in _UNKNOWN_HAND:
        return Status.DRAFT
    return Status.TRANSLATED if roles else Status.APPROVED


def _find_objection(verdict: Verdict, *, is_approved: bool) -> Status | None:
    """Tell whether a person keeps a text from readers."""
    if verdict.is_withdrawn and not is_approved:
        return Status.WITHDRAWN
    return Status.REJECTED if verdict.is_rejected else None


def worst(statuses: Iterable[Status]) -> Status:
    """Return the status of a section: the worst of its texts'. ValueError where it has none."""
    return min(statuses, key=_ORDER.__getitem__)
