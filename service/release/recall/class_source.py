"""Classes changes of the source: what a dangerous one leaves behind is off the air with that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from service.journal.accounts.model import Actor
from service.journal.changes.carried import find_classable
from service.journal.changes.classing import Classed, Classing, check_class, class_changes
from service.journal.changes.current import check_current
from service.journal.changes.find import Domains, SourceChange
from service.journal.decisions.model import HARMLESS, ChangeClass
from service.journal.decisions.signing import SigningKey
from service.journal.store.journal import Journal
from service.release.history import record_history
from service.release.inputs import Inputs
from service.release.recall.of_changes import Recaller, recall_changes
from service.release.recall.take_down import TakenDown
from service.release.store import ReleaseStore

Pick = Callable[[Sequence[SourceChange]], Sequence[SourceChange]]
"""Picks the changes meant from all that can be classed; raises where one is not as it was."""


@dataclass(frozen=True, slots=True)
class Editing:
    """Where changes are classed, and by whom."""

    store: ReleaseStore
    journal: Journal
    key: SigningKey
    domains: Domains
    inputs: Inputs
    identify: Callable[[Connection], Actor]
    now: datetime


def class_source(
    editing: Editing,
    wanted: ChangeClass,
    reason: str,
    pick: Pick,
    tell: Callable[[TakenDown], None],
) -> Classed:
    """Class changes and sign that; ledgers and catalogs follow when the project is settled.

    What stood before a change of safety is recalled; `tell` hears what readers lost. Raises ClassError
    where it is forbidden, InputError where catalogs are behind the source, and changed nothing then;
    ReleaseError where what is live cannot go on without the recalled words.
    """
    with editing.journal.writing() as connection:
        classing = Classing(editing.identify(connection), wanted, reason)
        picked = pick(find_classable(connection, editing.domains, wanted))
        check_class(classing, picked, editing.now.date())
        if wanted in HARMLESS:
            check_current(picked, editing.inputs.texts)
        context = editing.inputs.context
        classed = class_changes(connection, editing.key, classing, picked, context, editing.now)
    if wanted is ChangeClass.SAFETY:
        _recall(editing, classing, picked, tell)
    return classed


def _recall(
    editing: Editing,
    classing: Classing,
    picked: Sequence[SourceChange],
    tell: Callable[[TakenDown], None],
) -> None:
    recaller = Recaller(editing.store, editing.journal, editing.key, classing.actor)
    for taken in recall_changes(recaller, picked, classing.reason, editing.now):
        tell(taken)
    with editing.journal.writing() as connection:
        record_history(connection, editing.store, classing.actor.account.id)
