"""Loads who has an account."""

from collections.abc import Sequence
from datetime import UTC, datetime

from service.config import Settings
from service.journal.accounts.model import Account
from service.journal.accounts.rows import list_accounts
from service.journal.store.trial import open_trial


def load_accounts(settings: Settings) -> Sequence[Account]:
    """Load the accounts of the journal; none where there is no journal yet."""
    with (
        open_trial(settings.database, datetime.now(UTC)) as journal,
        journal.reading() as connection,
    ):
        return list_accounts(connection)
