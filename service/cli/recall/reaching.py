"""Reaches the journal soon or not at all: a recall waits for nobody."""

import sqlite3
from datetime import datetime

from service.config import Settings
from service.errors import JournalError
from service.journal.store.engine import read_url
from service.journal.store.journal import Journal, open_journal_at

_SECONDS = "2"


def reach_journal(settings: Settings, now: datetime) -> Journal:
    """Open the journal; raises JournalError, after two seconds at most where nobody answers."""
    url = read_url(settings.database)
    if url.get_backend_name() == "postgresql":
        url = url.update_query_dict({"connect_timeout": _SECONDS})
    try:
        return open_journal_at(url.render_as_string(hide_password=False), now)
    except (sqlite3.Error, OSError) as error:
        raise JournalError(f"The journal cannot be used: {error}") from error
