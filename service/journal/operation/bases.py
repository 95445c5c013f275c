"""Sets back what a catalog is merged from, to where two branches of its history parted."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from service.journal.store.seen import Sight, last_sights, record_sights
from service.journal.store.tables import SEEN


def restore_base(connection: Connection, path: str, file: str, now: datetime) -> None:
    """Let the next sync merge a catalog as one that began from the bytes whose SHA-256 is `file`.

    Where these bytes were never seen, as one that began from nothing: then the journal's texts stay,
    and the file's become suggestions.
    """
    last = last_sights(connection).get(path, Sight(file, "", 0))
    wanted = (SEEN.c.path == path) & (SEEN.c.file == file)
    found = connection.execute(select(SEEN).where(wanted).order_by(SEEN.c.id.desc()).limit(1))
    row = found.mappings().one_or_none()
    base = (row["sequence"], row["comments"]) if row else (0, 0)
    sight = replace(last, file=file, sequence=base[0], comments=base[1])
    record_sights(connection, {path: sight}, now)
