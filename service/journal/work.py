"""Which messages of a language wait for a translator."""

from collections.abc import Iterable, Mapping, Sequence

from service.catalogs.checks.context import Context
from service.catalogs.held import Held
from service.catalogs.po import is_live, key_of
from service.catalogs.template import merge_messages
from service.catalogs.texts import Catalog
from service.catalogs.work.compose import Task
from service.content.model import Message
from service.content.policy import Policy
from service.errors import Fault, InputError
from service.journal.decisions.verdict import NO_VERDICTS, Verdicts
from service.journal.status import Standing, Status, stand_all

OPEN = frozenset({
    Status.MISSING, Status.WITHDRAWN, Status.REJECTED, Status.BLOCKED, Status.FUZZY, Status.STALE,
})  # fmt: skip
"""What a translator can do something about; the rest waits for reviewers or for nobody."""

Place = tuple[str, str | None, str]
"""Domain, msgctxt and msgid."""


def stand_in(  # noqa: PLR0917 - all that a status is made of
    language: str,
    domains: Mapping[str, Sequence[Message]],
    texts: Mapping[str, Catalog],
    policy: Policy,
    context: Context,
    verdicts: Verdicts = NO_VERDICTS,
) -> tuple[Standing, ...]:
    """Say how all messages of domains stand in one language, in reading order."""
    messages = [message for domain in domains.values() for message, _ in merge_messages(domain)]
    return stand_all(messages, {language: texts}, language, policy, context, verdicts)


def list_tasks(standings: Iterable[Standing], held: Mapping[str, Held]) -> tuple[Task, ...]:
    """List what is open, each with its entry; raises InputError where catalogs are behind their source."""
    entries = {
        (domain, *key_of(entry)): entry
        for domain, each in held.items()
        for entry in each.catalog
        if is_live(entry)
    }
    places = [(place_of(each.message), each) for each in standings]
    if lacking := sum(place not in entries for place, _ in places):
        message = f"The catalogs lack {lacking} message{'s' * (lacking > 1)} of the source."
        advice = "Run `polyleaf extract` and `polyleaf update`."
        raise InputError([Fault("translations", 0, message, advice)])
    return tuple(
        Task(
            domain=each.message.domain,
            entry=entries[place],
            level=each.message.level,
            status=each.status,
            origin=each.text.origin if each.text else "",
            findings=each.findings,
        )
        for place, each in places
        if each.status in OPEN
    )


def find_blocked(standings: Iterable[Standing]) -> Mapping[Place, str]:
    """Tell, for each text that checks block, what they say."""
    return {
        place_of(each.message): " ".join(found.message for found in each.findings)
        for each in standings
        if each.status is Status.BLOCKED
    }


def place_of(message: Message) -> Place:
    """Return what names a message in all catalogs of a language."""
    return (message.domain, *message.key)
