"""Takes what stood before dangerous changes of the source off the air, in every language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.errors import BusyError, InputError, JournalError, ReleaseError
from service.journal.accounts.model import Actor
from service.journal.changes.find import SourceChange
from service.journal.decisions.signing import SigningKey
from service.journal.store.journal import Journal
from service.release.recall.recording import record_recall
from service.release.recall.take_down import TakenDown, take_down
from service.release.store import ReleaseStore
from service.release.store.recalls import Recall


@dataclass(frozen=True, slots=True)
class Recaller:
    """Who recalls, and where that is recorded."""

    store: ReleaseStore
    journal: Journal
    key: SigningKey
    actor: Actor


def recall_changes(
    recaller: Recaller, changes: Sequence[SourceChange], reason: str, now: datetime
) -> Iterator[TakenDown]:
    """Recall the words before changes with all that was written for them; yield what readers lost.

    Everything is in the list of recalls, and the withdrawals in the journal, whatever becomes of the
    live release; ReleaseError, at the end, where that cannot go on without them. A withdrawal that
    cannot be recorded keeps nothing on the air: `publish` and `sync` record it later.
    """
    store, faults = recaller.store, []
    for recall in plan_recalls(changes, recaller.actor.account.id, reason, now):
        try:
            if store.live() is None:
                store.add_recall(recall)
            else:
                yield take_down(store, recall)
        except ReleaseError as error:
            faults.append(f"{recall.document} is recalled, but what is live stays: {error}")
        try:
            record_recall(recaller.journal, recaller.key, recaller.actor, recall, now)
        except (JournalError, BusyError, InputError) as error:
            faults.append(f"The decision of {recall.document} is to be recorded later: {error}")
    if faults:
        raise ReleaseError("\n".join(faults))


def plan_recalls(
    changes: Sequence[SourceChange], account: str, reason: str, at: datetime
) -> tuple[Recall, ...]:
    """Put one recall into words for each document: of the source's words, which go in all languages."""
    found: dict[str, set[str]] = {}
    for change in changes:
        found.setdefault(change.message.domain, set()).add(change.pair[0])
    return tuple(
        Recall(at, account, reason, None, document, None, tuple(sorted(digests)))
        for document, digests in sorted(found.items())
    )
