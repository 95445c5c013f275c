"""Recalls as a person: takes the texts off the air first, then records the decision."""

from dataclasses import dataclass
from datetime import datetime

from service.errors import BusyError, InputError, JournalError
from service.journal.accounts.model import Actor
from service.journal.decisions.model import Decision
from service.journal.decisions.signing import SigningKey
from service.journal.store.journal import Journal
from service.release.recall.recording import find_why_not, record_recall
from service.release.recall.selection import Selection
from service.release.recall.take_down import TakenDown, plan_recall, take_down
from service.release.store import ReleaseStore


@dataclass(frozen=True, slots=True)
class Done:
    """A recall that is done."""

    taken: TakenDown
    decision: Decision | None
    """What says so in the ledger; None while that could not be recorded."""
    why_not: str = ""
    """Why it could not."""


def run_recall(  # noqa: PLR0917 - where, as whom, what, why, when
    store: ReleaseStore,
    journal: Journal,
    key: SigningKey | None,
    actor: Actor,
    selection: Selection,
    reason: str,
    now: datetime,
) -> Done:
    """Take texts off the air at once in every release, and record the withdrawal.

    Raises InputError, and changes nothing, where the person may not. What cannot be recorded now keeps
    nothing on the air: `publish` and `sync` record it later.
    """
    recall = plan_recall(selection, actor.account.id, reason, now)
    if refusals := tuple(dict.fromkeys(find_why_not(actor, recall, now.date()))):
        raise InputError(refusals)
    taken = take_down(store, recall, selection.release)
    try:
        return Done(taken, record_recall(journal, key, actor, recall, now))
    except (JournalError, BusyError, InputError) as error:
        return Done(taken, None, str(error))
