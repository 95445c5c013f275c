"""Finds the approved sections that readers would lose because their source changed."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from service.catalogs.texts import is_address
from service.content.model import Message
from service.journal.changes.classes import Pair, digest_source
from service.journal.status import Status
from service.release.difference.states import Sections
from service.release.gate import Unit
from service.release.record import RecordedUnit

_DECIDED = frozenset({Status.WITHDRAWN, Status.REJECTED})
"""What people took off the air: no guard keeps it there."""


@dataclass(frozen=True, slots=True)
class SourceChange:
    """How one message of a section's source differs from what readers have."""

    domain: str
    msgctxt: str | None
    before: str | None
    """None where it is new."""
    after: str | None
    """None where it is gone."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A section that readers have approved in their language, and would get in another."""

    language: str
    section: str
    """`document/section`."""
    shown: str
    """The language that they would get."""
    reason: str
    changes: tuple[SourceChange, ...]
    """Those of its source that nobody has classed; empty where the release does not tell them."""


Explain = Callable[[str], Sequence[SourceChange] | None]
"""Tells which unclassed changes the source of `document/section` has; None where nobody can tell."""


def find_losses(before: Sections, after: Sections, explain: Explain) -> Iterator[Loss]:
    """Find the losses that a change of the source makes, by language and section.

    What a person withdrew or rejected is none of them.
    """
    for language in sorted({*before} & {*after}):
        for section, old in sorted(before[language].items()):
            new = after[language].get(section)
            was_theirs = old.language == language and old.status == Status.APPROVED
            if not was_theirs or new is None or new.language == language:
                continue
            changes = explain(section)
            if new.reason not in _DECIDED and (changes is None or changes):
                yield Loss(language, section, new.language, new.reason, tuple(changes or ()))


def compare_source(recorded: RecordedUnit, unit: Unit) -> Iterator[SourceChange]:
    """Compare the source of a section as a release has it with how it is now.

    Messages with a permanent id are told by it; of the others some are gone and some are new.
    """
    old = {_place(text.domain, text.msgctxt, text.msgid): text.msgid for text in recorded.texts}
    new = {_name(message): message for message in unit.messages}
    for place, message in new.items():
        if old.get(place) != message.msgid:
            yield SourceChange(message.domain, message.context, old.get(place), message.msgid)
    for text in recorded.texts:
        if _place(text.domain, text.msgctxt, text.msgid) not in new:
            yield SourceChange(text.domain, text.msgctxt, text.msgid, None)


def is_classed(change: SourceChange, pairs: Collection[Pair]) -> bool:
    """Tell whether people classed a change, at once or step by step; `pairs` are those they classed.

    Nobody can class what is new or gone.
    """
    if change.before is None or change.after is None:
        return False
    goal = digest_source(change.domain, change.msgctxt, change.after)
    reached, fresh = set[str](), {digest_source(change.domain, change.msgctxt, change.before)}
    while fresh and goal not in fresh:
        reached |= fresh
        fresh = {after for before, after in pairs if before in fresh} - reached
    return goal in fresh


def _name(message: Message) -> tuple[str, str | None, str]:
    return _place(message.domain, message.context, message.msgid)


def _place(domain: str, msgctxt: str | None, msgid: str) -> tuple[str, str | None, str]:
    """Name a message as it stays while its wording changes, if it has an id (design §2)."""
    return (domain, msgctxt, "" if is_address(msgctxt, domain) else msgid)
