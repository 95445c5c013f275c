"""Adds accounts to the journal, changes how they stand, and finds them."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, select

from service.errors import JournalError
from service.journal.accounts.model import Account, Role
from service.journal.store.append import append_row
from service.journal.store.chain import write_time
from service.journal.store.tables import ACCOUNTS, ALIASES, NAMES
from service.journal.words import find_unfit

LONGEST_NAME = 255


def add_account(
    connection: Connection, name: str, account: Account, author: str | None, now: datetime
) -> Account:
    """Add an account under a new id. Raises JournalError where another has that name."""
    if not 0 < len(name.strip()) <= LONGEST_NAME or not name.isprintable() or find_unfit(name):
        raise JournalError(f"A name has 1 to {LONGEST_NAME} characters that can be printed.")
    if name in names_of(connection).values():
        raise JournalError(f"There is an account of {name!r} already. Tell them apart by name.")
    made = replace(account, id=uuid.uuid4().hex)
    connection.execute(NAMES.insert(), {"account": made.id, "name": name})
    change_account(connection, made, author, now)
    return made


def change_account(
    connection: Connection, account: Account, author: str | None, now: datetime
) -> None:
    """Let an account stand otherwise from now on; how it stood before stays."""
    fields = {
        "account": account.id,
        "roles": json.dumps([*account.roles]),
        "languages": json.dumps([*account.languages]),
        "qualification": account.qualification,
        "qualified_until": account.qualified_until and account.qualified_until.isoformat(),
        "disabled": account.is_disabled,
        "author": author,
        "created": write_time(now),
    }
    append_row(connection, ACCOUNTS, fields)


def erase_name(connection: Connection, account: str) -> None:
    """Forget who an account is, and how its person signs; what it did stays, under its id."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")  # else the name stays in a free page
    for table in (NAMES, ALIASES):
        connection.execute(delete(table).where(table.c.account == account))


def names_of(connection: Connection) -> Mapping[str, str]:
    """Give the names of all accounts whose name was not erased, by id."""
    return {row.account: row.name for row in connection.execute(select(NAMES))}


def list_accounts(connection: Connection) -> tuple[Account, ...]:
    """List the accounts as they stand now, the oldest first."""
    last = select(func.max(ACCOUNTS.c.id)).group_by(ACCOUNTS.c.account)
    rows = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id.in_(last))).mappings()
    first = select(ACCOUNTS.c.account, func.min(ACCOUNTS.c.id)).group_by(ACCOUNTS.c.account)
    order = {row[0]: row[1] for row in connection.execute(first)}
    return tuple(sorted(map(_read, rows), key=lambda each: order[each.id]))


def find_account(connection: Connection, wanted: str) -> Account:
    """Find an account by its id or its person's name. Raises JournalError."""
    named = {name: account for account, name in names_of(connection).items()}
    for each in list_accounts(connection):
        if each.id == named.get(wanted, wanted):
            return each
    raise JournalError(f"There is no account {wanted!r}. `polyleaf account list` shows all.")


def account_with_id(connection: Connection, account: str) -> Account | None:
    """Find an account by its id, as it stands now."""
    wanted = select(ACCOUNTS).where(ACCOUNTS.c.account == account).order_by(ACCOUNTS.c.id.desc())
    row = connection.execute(wanted.limit(1)).mappings().one_or_none()
    return _read(row) if row is not None else None


def _read(row: RowMapping | Mapping[str, Any]) -> Account:
    until = row["qualified_until"]
    return Account(
        id=row["account"],
        roles=tuple(Role(role) for role in json.loads(row["roles"])),
        languages=tuple(json.loads(row["languages"])),
        qualification=row["qualification"],
        qualified_until=date.fromisoformat(until) if until else None,
        is_disabled=row["disabled"],
    )
