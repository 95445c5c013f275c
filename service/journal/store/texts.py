"""Adds texts to the journal, and finds them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from service.catalogs.texts import Origin
from service.journal.store.chain import seal, write_time
from service.journal.store.numbers import next_number
from service.journal.store.records import Address, Made, NewText, TextRow, Wording, digest_of
from service.journal.store.tables import TEXTS


def add_texts(
    connection: Connection, news: Sequence[NewText], import_id: int, now: datetime
) -> tuple[TextRow, ...]:
    """Add texts in order. Raises ConflictError where a parent is not the last of its message.

    At most one text a message. The connection is the writer's.
    """
    first = next_number(connection, TEXTS)
    created = write_time(now)
    rows = [
        _seal(number, new, import_id, Made(new.author, created))
        for number, new in enumerate(news, first)
    ]
    if rows:
        connection.execute(TEXTS.insert(), [_fields(row) for row in rows])
    return tuple(rows)


def last_texts(
    connection: Connection, language: str, domain: str, sequence: int | None = None
) -> Mapping[str, TextRow]:
    """Give the last text of each message by key, as of `sequence` where one is given."""
    wanted = (TEXTS.c.language == language) & (TEXTS.c.domain == domain)
    if sequence is not None:
        wanted &= TEXTS.c.id <= sequence
    last = select(func.max(TEXTS.c.id)).where(wanted).group_by(TEXTS.c.key)
    rows = _read(connection, select(TEXTS).where(TEXTS.c.id.in_(last)))
    return {row.address.key: row for row in rows}


def history_of(connection: Connection, address: Address) -> tuple[TextRow, ...]:
    """Give every text of a message, the first one first."""
    return tuple(_read(connection, select(TEXTS).where(*_at(address)).order_by(TEXTS.c.id)))


def text_numbered(connection: Connection, number: int) -> TextRow | None:
    """Find a text by its number."""
    return next(_read(connection, select(TEXTS).where(TEXTS.c.id == number)), None)


def texts_of_import(connection: Connection, import_id: int) -> tuple[TextRow, ...]:
    """Give the texts that came with one import."""
    wanted = select(TEXTS).where(TEXTS.c.import_id == import_id).order_by(TEXTS.c.id)
    return tuple(_read(connection, wanted))


def last_number(connection: Connection) -> int:
    """Give the number of the newest text: the sequence that a base names. 0 without one."""
    return next_number(connection, TEXTS) - 1


def last_numbers(connection: Connection) -> Mapping[tuple[str, str], int]:
    """Give the number of the newest text of each language and domain."""
    columns = (TEXTS.c.language, TEXTS.c.domain)
    rows = connection.execute(select(*columns, func.max(TEXTS.c.id)).group_by(*columns))
    return {(language, domain): number for language, domain, number in rows}


def known_digests(connection: Connection, language: str, domain: str) -> Mapping[str, set[str]]:
    """Give the digests of every text that each message ever had, by key."""
    wanted = (TEXTS.c.language == language) & (TEXTS.c.domain == domain)
    known: dict[str, set[str]] = {}
    for key, digest in connection.execute(select(TEXTS.c.key, TEXTS.c.digest).where(wanted)):
        known.setdefault(key, set()).add(digest)
    return known


def _at(address: Address) -> tuple[Any, ...]:
    return (
        TEXTS.c.language == address.language,
        TEXTS.c.domain == address.domain,
        TEXTS.c.key == address.key,
    )


def _seal(number: int, new: NewText, import_id: int, made: Made) -> TextRow:
    row = TextRow(
        id=number,
        address=new.address,
        parent=new.parent.id if new.parent else None,
        wording=new.wording,
        import_id=import_id,
        digest=digest_of(new.address, new.wording),
        made=made,
        chain="",
        carried_from=new.carried_from,
    )
    chain = seal(new.parent.chain if new.parent else "", TEXTS.name, _fields(row))
    return TextRow(**{**_shallow(row), "chain": chain})


def _shallow(row: TextRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in TextRow.__slots__}


def _fields(row: TextRow) -> dict[str, object]:
    return {
        "id": row.id,
        "language": row.address.language,
        "domain": row.address.domain,
        "key": row.address.key,
        "parent": row.parent,
        "carried_from": row.carried_from,
        **wording_fields(row.wording),
        "unfinished": row.wording.unfinished,
        "import_id": row.import_id,
        "digest": row.digest,
        "author": row.made.author,
        "created": row.made.created,
        "chain": row.chain,
    }


def wording_fields(wording: Wording) -> dict[str, object]:
    """Give the columns that texts and suggestions share."""
    return {
        "msgctxt": wording.msgctxt,
        "msgid": wording.msgid,
        "msgid_plural": wording.msgid_plural,
        "msgstr": json.dumps(wording.msgstr, ensure_ascii=False),
        "comment": wording.comment,
        "origin": str(wording.origin),
    }


def read_wording(row: RowMapping, *, unfinished: bool) -> Wording:
    """Read back what `wording_fields` gave."""
    return Wording(
        msgctxt=row["msgctxt"],
        msgid=row["msgid"],
        msgid_plural=row["msgid_plural"],
        msgstr=tuple(json.loads(row["msgstr"])),
        unfinished=unfinished,
        comment=row["comment"],
        origin=Origin(row["origin"]),
    )


def _read(connection: Connection, wanted: Select[Any]) -> Iterator[TextRow]:
    for row in connection.execute(wanted).mappings():
        yield TextRow(
            id=row["id"],
            address=Address(row["language"], row["domain"], row["key"]),
            parent=row["parent"],
            wording=read_wording(row, unfinished=row["unfinished"]),
            import_id=row["import_id"],
            digest=row["digest"],
            made=Made(row["author"], row["created"]),
            chain=row["chain"],
            carried_from=row["carried_from"],
        )
