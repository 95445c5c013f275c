"""Keeps what translators ask about messages, and what they are answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from service.journal.store.chain import seal, write_time
from service.journal.store.numbers import next_number
from service.journal.store.records import Address, Made
from service.journal.store.tables import COMMENTS


@dataclass(frozen=True, slots=True)
class Comment:
    """A question about a message, or the answer to one."""

    id: int
    address: Address
    answers: int | None
    """The question that this answers; None for a question."""
    body: str
    import_id: int | None
    made: Made


@dataclass(frozen=True, slots=True)
class NewComment:
    """A question or answer to be added."""

    address: Address
    body: str
    answers: int | None = None
    import_id: int | None = None
    author: str | None = None


def add_comment(connection: Connection, new: NewComment, now: datetime) -> int:
    """Add a comment and return its number. Raises ConflictError where its question is answered."""
    number = next_number(connection, COMMENTS)
    row: dict[str, object] = {
        "id": number,
        "language": new.address.language,
        "domain": new.address.domain,
        "key": new.address.key,
        "answers": new.answers,
        "body": new.body,
        "import_id": new.import_id,
        "author": new.author,
        "created": write_time(now),
    }
    last = select(COMMENTS.c.chain).where(*_at(new.address)).order_by(COMMENTS.c.id.desc()).limit(1)
    previous = connection.execute(last).scalar_one_or_none()
    row["chain"] = seal(previous or "", COMMENTS.name, row)
    connection.execute(COMMENTS.insert(), row)
    return number


def comments_of(
    connection: Connection, language: str | None = None, domain: str | None = None
) -> tuple[Comment, ...]:
    """Give every question and answer, the first one first."""
    wanted = select(COMMENTS).order_by(COMMENTS.c.id)
    if language is not None:
        wanted = wanted.where(COMMENTS.c.language == language)
    if domain is not None:
        wanted = wanted.where(COMMENTS.c.domain == domain)
    return tuple(_read(connection, wanted))


def last_comments(connection: Connection) -> Mapping[tuple[str, str], int]:
    """Give the number of the newest comment of each language and domain."""
    columns = (COMMENTS.c.language, COMMENTS.c.domain)
    rows = connection.execute(select(*columns, func.max(COMMENTS.c.id)).group_by(*columns))
    return {(language, domain): number for language, domain, number in rows}


def comment_numbered(connection: Connection, number: int) -> Comment | None:
    """Find a comment by its number."""
    return next(_read(connection, select(COMMENTS).where(COMMENTS.c.id == number)), None)


def _at(address: Address) -> tuple[Any, ...]:
    return (
        COMMENTS.c.language == address.language,
        COMMENTS.c.domain == address.domain,
        COMMENTS.c.key == address.key,
    )


def _read(connection: Connection, wanted: Select[Any]) -> Iterator[Comment]:
    for row in connection.execute(wanted).mappings():
        yield Comment(
            id=row["id"],
            address=Address(row["language"], row["domain"], row["key"]),
            answers=row["answers"],
            body=row["body"],
            import_id=row["import_id"],
            made=Made(row["author"], row["created"]),
        )
