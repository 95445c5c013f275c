"""Tells every wording that a message ever had, through moves and changes of address."""

from sqlalchemy import Connection

from service.journal.store.records import Address, TextRow
from service.journal.store.texts import history_of, text_numbered


def trace_history(connection: Connection, address: Address) -> tuple[TextRow, ...]:
    """Give every text of a message, the first one first, those from before it stood here too."""
    history = history_of(connection, address)
    seen = {address}
    while history and (carried := history[0].carried_from) is not None:
        source = text_numbered(connection, carried)
        if source is None or source.address in seen:
            break
        seen.add(source.address)
        earlier = history_of(connection, source.address)
        history = (*(row for row in earlier if row.id <= carried), *history)
    return history
