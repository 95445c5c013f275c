"""Sets back what a catalog is merged from, to where two branches of its history parted."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from service.journal.store.seen import Sight, find_sights, last_sights, record_sights


def restore_base(
    connection: Connection, path: str, file: str, now: datetime, checkout: str = ""
) -> None:
    """Let the next sync merge a catalog as one that began from the bytes whose SHA-256 is `file`.

    Where these bytes were never seen, as one that began from nothing: then the journal's texts stay,
    and the file's become suggestions.
    """
    last = last_sights(connection, checkout).get(path, Sight(file, "", 0))
    base = find_sights(connection, {path: file}).get(path, Sight(file, "", 0))
    sight = replace(last, file=file, sequence=base.sequence, comments=base.comments)
    record_sights(connection, {path: sight}, now, checkout)
