"""Keeps the texts that did not become the text of their message, and what people did with them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from service.journal.store.chain import seal, write_time
from service.journal.store.numbers import next_number
from service.journal.store.records import (
    Address,
    Made,
    NewSuggestion,
    SuggestionRow,
    digest_of,
)
from service.journal.store.seals import last_seals
from service.journal.store.tables import OUTCOMES, SUGGESTIONS
from service.journal.store.texts import read_wording, wording_fields


def add_suggestions(
    connection: Connection, news: Sequence[NewSuggestion], import_id: int, now: datetime
) -> tuple[int, ...]:
    """Add suggestions, but none that waits already in the same words; return their numbers."""
    waiting = {
        (row.address, row.digest, row.wording.unfinished) for row in open_suggestions(connection)
    }
    fresh = {
        (new.address, digest_of(new.address, new.wording), new.wording.unfinished): new
        for new in news
    }
    number = next_number(connection, SUGGESTIONS)
    seals = last_seals(connection, SUGGESTIONS)
    rows: list[dict[str, object]] = []
    for place, new in fresh.items():
        if place not in waiting:
            row = _row(number + len(rows), new, import_id, write_time(now))
            row["chain"] = seals[new.address] = seal(seals.get(new.address, ""), "suggestions", row)
            rows.append(row)
    if rows:
        connection.execute(SUGGESTIONS.insert(), rows)
    return tuple(int(str(row["id"])) for row in rows)


def open_suggestions(
    connection: Connection, language: str | None = None
) -> tuple[SuggestionRow, ...]:
    """Give the suggestions that nobody has accepted or dismissed, the first one first."""
    settled = select(OUTCOMES.c.suggestion)
    wanted = select(SUGGESTIONS).where(SUGGESTIONS.c.id.not_in(settled)).order_by(SUGGESTIONS.c.id)
    if language is not None:
        wanted = wanted.where(SUGGESTIONS.c.language == language)
    return tuple(_read(connection, wanted))


def suggestion_numbered(connection: Connection, number: int) -> SuggestionRow | None:
    """Find a suggestion by its number, settled or not."""
    return next(_read(connection, select(SUGGESTIONS).where(SUGGESTIONS.c.id == number)), None)


def settle(
    connection: Connection, suggestion: int, text: int | None, author: str | None, now: datetime
) -> None:
    """Record what became of a suggestion: the text it became, None where it was dismissed.

    Raises ConflictError where somebody has settled it already.
    """
    number = next_number(connection, OUTCOMES)
    last = select(OUTCOMES.c.chain).where(OUTCOMES.c.id == number - 1)
    previous = connection.execute(last).scalar_one_or_none()
    row: dict[str, object] = {
        "id": number,
        "suggestion": suggestion,
        "text": text,
        "author": author,
        "created": write_time(now),
    }
    row["chain"] = seal(previous or "", OUTCOMES.name, row)
    connection.execute(OUTCOMES.insert(), row)


def _row(number: int, new: NewSuggestion, import_id: int, created: str) -> dict[str, object]:
    return {
        "id": number,
        "language": new.address.language,
        "domain": new.address.domain,
        "key": new.address.key,
        "base": new.base.id if new.base else None,
        **wording_fields(new.wording),
        "unfinished": new.wording.unfinished,
        "reason": new.reason,
        "import_id": import_id,
        "digest": digest_of(new.address, new.wording),
        "author": new.author,
        "created": created,
    }


def _read(connection: Connection, wanted: Select[Any]) -> Iterator[SuggestionRow]:
    for row in connection.execute(wanted).mappings():
        yield SuggestionRow(
            id=row["id"],
            address=Address(row["language"], row["domain"], row["key"]),
            base=row["base"],
            wording=read_wording(row, unfinished=bool(row["unfinished"])),
            reason=row["reason"],
            import_id=row["import_id"],
            digest=row["digest"],
            made=Made(row["author"], row["created"]),
        )
