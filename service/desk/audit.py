"""The audit log: the rows of the journal that say who did what, without anybody's words."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from service.journal.store.tables import (
    ACCOUNTS,
    COMMENTS,
    DECISIONS,
    IMPORTS,
    KEYS,
    LIVE,
    OUTCOMES,
    RELEASES,
    REVOCATIONS,
    TOKENS,
)

Place = tuple[str, ...]
"""Time, table and number: what the log is sorted by."""
_DIGITS = 10
"""Of a number as a place has it: so texts sort as their numbers do."""
_BATCH = 200


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One row."""

    at: str
    """RFC 3339 in UTC."""
    table: str
    number: int
    account: str | None
    what: Mapping[str, object]

    @property
    def place(self) -> Place:
        return (self.at, self.table, f"{self.number:0{_DIGITS}}")


@dataclass(frozen=True, slots=True)
class _Kept:
    """How a table's rows are told."""

    table: Table
    tell: Callable[[RowMapping], Mapping[str, object]]
    account: str = "author"


def read_audit(connection: Connection, after: Place | None) -> Iterator[AuditLine]:
    """Yield the rows from the newest one on, those before a place where one is given."""
    logs = [_read(connection, each, after) for each in _TABLES]
    return merge(*logs, key=lambda line: line.place, reverse=True)


def _read(connection: Connection, kept: _Kept, after: Place | None) -> Iterator[AuditLine]:
    """Yield the rows of a table, a batch at a time: pages are short, and tables long."""
    columns, upper = kept.table.c, None
    while True:
        wanted = select(kept.table).order_by(columns.created.desc(), columns.id.desc())
        if after is not None:
            wanted = wanted.where(columns.created <= after[0])
        if upper is not None:
            wanted = wanted.where(
                (columns.created < upper[0])
                | ((columns.created == upper[0]) & (columns.id < upper[1]))
            )
        rows = connection.execute(wanted.limit(_BATCH)).mappings().all()
        lines = (_line(row, kept) for row in rows)
        yield from (line for line in lines if after is None or line.place < after)
        if len(rows) < _BATCH:
            return
        upper = (rows[-1]["created"], rows[-1]["id"])


def _line(row: RowMapping, kept: _Kept) -> AuditLine:
    account = row[kept.account] or None
    return AuditLine(row["created"], kept.table.name, row["id"], account, kept.tell(row))


def _pick(*names: str) -> Callable[[RowMapping], Mapping[str, object]]:
    return lambda row: {name: row[name] for name in names}


def _tell_import(row: RowMapping) -> Mapping[str, object]:
    return {"kind": row["kind"], "undoes": row["undoes"], "importer": row["importer"] or None}


def _tell_decision(row: RowMapping) -> Mapping[str, object]:
    body: dict[str, Any] = json.loads(row["body"])
    told = {"decision": row["decision"], "language": row["language"], "kind": row["kind"]}
    return {**told, "roles": body["roles"], "texts": len(body["digests"])}


def _tell_account(row: RowMapping) -> Mapping[str, object]:
    lists = {name: json.loads(row[name]) for name in ("roles", "languages")}
    return {"of": row["account"], **lists, "disabled": row["disabled"]}


def _tell_token(row: RowMapping) -> Mapping[str, object]:
    return {"of": row["account"], "scopes": json.loads(row["scopes"]), "expires": row["expires"]}


_TABLES = (
    _Kept(IMPORTS, _tell_import),
    _Kept(DECISIONS, _tell_decision, account="account"),
    _Kept(OUTCOMES, _pick("suggestion", "text")),
    _Kept(COMMENTS, _pick("language", "domain", "answers")),
    _Kept(RELEASES, _pick("release", "policy", "sequence")),
    _Kept(LIVE, _pick("release", "reason")),
    _Kept(ACCOUNTS, _tell_account),
    _Kept(TOKENS, _tell_token),
    _Kept(REVOCATIONS, _pick("token")),
    _Kept(KEYS, _pick("key")),
)
