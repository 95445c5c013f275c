"""Takes what stood before a change of safety off the air, and tells it."""

import time
from collections.abc import Sequence

from service.cli.journal.opened import Opened
from service.cli.recall.telling import tell_taken
from service.journal.accounts.model import Actor
from service.journal.changes.find import SourceChange
from service.journal.decisions.signing import SigningKey
from service.release.history import record_history
from service.release.recall.of_changes import Recaller, recall_changes
from service.release.store import ReleaseStore


def recall_before(
    opened: Opened, key: SigningKey, actor: Actor, changes: Sequence[SourceChange], reason: str
) -> None:
    """Recall the words before changes, and every text that was written for them.

    Raises ReleaseError where what is live cannot go on without them.
    """
    began, store = time.monotonic(), ReleaseStore(opened.settings.releases)
    recaller = Recaller(store, opened.journal, key, actor)
    for taken in recall_changes(recaller, changes, reason, opened.now):
        tell_taken(taken, time.monotonic() - began)
    with opened.journal.writing() as connection:
        record_history(connection, store)
