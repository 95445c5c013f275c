"""Gives out tokens, takes them back, and tells who holds one."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, select

from service.errors import JournalError
from service.journal.accounts.model import PERSONAL, Account, Actor, Scope
from service.journal.accounts.rows import account_with_id
from service.journal.store.append import append_row
from service.journal.store.chain import write_time
from service.journal.store.tables import REVOCATIONS, TOKENS

_PREFIX = "polyleaf_"
"""So that those who look for secrets in files know one."""
_BYTES = 32
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token that was given out; nobody can tell it from its row."""

    id: int
    account: str
    scopes: tuple[Scope, ...]
    label: str
    expires: str
    created: str
    is_revoked: bool


def give_token(  # noqa: PLR0917 - what a token is, in the order of its columns
    connection: Connection,
    account: str,
    scopes: Sequence[Scope],
    label: str,
    expires: datetime,
    now: datetime,
) -> str:
    """Make a token of 256 random bits and return it; only its SHA-256 is kept."""
    token = _PREFIX + secrets.token_urlsafe(_BYTES)
    fields = {
        "account": account,
        "digest": _digest(token),
        "scopes": json.dumps([*scopes]),
        "label": label,
        "expires": write_time(expires),
        "author": account,
        "created": write_time(now),
    }
    append_row(connection, TOKENS, fields)
    return token


def find_actor(connection: Connection, token: str, now: datetime) -> Actor:
    """Tell who shows a token. Raises JournalError, which does not tell what is wrong with it."""
    row = _find_row(connection, token) if len(token) <= _LONGEST else None
    account = account_with_id(connection, row["account"]) if row is not None else None
    if row is None or account is None or not _counts(connection, row, account, now):
        raise JournalError("This token is not valid. Ask an admin for a new one: `polyleaf login`.")
    return Actor(account, tuple(Scope(each) for each in json.loads(row["scopes"])), row["id"])


def revoke_token(connection: Connection, number: int, author: str, now: datetime) -> None:
    """Let a token count no longer. Raises ConflictError where it does not already."""
    append_row(
        connection, REVOCATIONS, {"token": number, "author": author, "created": write_time(now)}
    )


def change_invitation(
    connection: Connection, actor: Actor, expires: datetime, now: datetime
) -> str:
    """Give a person's own token for an invitation, which counts no longer: it went through other hands."""
    revoke_token(connection, actor.token, actor.account.id, now)
    return give_token(connection, actor.account.id, PERSONAL, "login", expires, now)


def list_tokens(connection: Connection) -> Iterator[TokenRow]:
    """Yield every token, the oldest first."""
    revoked = {*connection.execute(select(REVOCATIONS.c.token)).scalars()}
    for row in connection.execute(select(TOKENS).order_by(TOKENS.c.id)).mappings():
        scopes = tuple(Scope(each) for each in json.loads(row["scopes"]))
        yield TokenRow(
            row["id"], row["account"], scopes, row["label"], row["expires"], row["created"],
            row["id"] in revoked,
        )  # fmt: skip


def _find_row(connection: Connection, token: str) -> RowMapping | None:
    digest = _digest(token)
    row = (
        connection.execute(select(TOKENS).where(TOKENS.c.digest == digest)).mappings().one_or_none()
    )
    return row if row is not None and hmac.compare_digest(row["digest"], digest) else None


def _counts(connection: Connection, row: RowMapping, account: Account, now: datetime) -> bool:
    wanted = select(REVOCATIONS.c.id).where(REVOCATIONS.c.token == row["id"])
    is_revoked = connection.execute(wanted).scalar_one_or_none() is not None
    is_live = now < datetime.fromisoformat(row["expires"]).astimezone(UTC)
    return is_live and not is_revoked and not account.is_disabled


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
