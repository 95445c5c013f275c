"""How people sign PO files, and whose account that is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, select

from service.errors import JournalError
from service.journal.accounts.rows import names_of
from service.journal.store.tables import ALIASES
from service.journal.words import find_unfit

LONGEST = 255
_SIGNATURE = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>\s]+@[^<>\s]+)>")
_NOBODY = frozenset({"full name", "email@address", "automatically generated", "anonymous"})
"""What gettext's tools write where nobody has signed (its manual, "Header Entry")."""


def keys_of(signature: str) -> tuple[str, ...]:
    """Give what a signature is known by, the surest first: the address in it, then the name.

    A signature is what `Last-Translator` holds: `NAME <ADDRESS>`, or one of both. Empty for one that names
    nobody.
    """
    return tuple(key for key in _read_keys(" ".join(signature.split())) if key not in _NOBODY)


def _read_keys(signature: str) -> Iterator[str]:
    match = _SIGNATURE.fullmatch(signature)
    address, name = (match["address"], match["name"].strip()) if match else ("", signature)
    yield from (each.casefold() for each in (address, name) if each)


def add_alias(connection: Connection, account: str, signature: str) -> None:
    """Let files with this signature be an account's: by the address in it or, without one, by the name.

    Raises JournalError where the signature names nobody, or somebody else.
    """
    keys = keys_of(signature)
    if not keys or len(keys[0]) > LONGEST or find_unfit(signature):
        raise JournalError(f"{signature!r} is no signature. Give: Name <address>, or one of both.")
    owner = find_signer(connection, keys[0])
    if owner not in {None, account}:
        raise JournalError(f"{signature!r} is how another account signs.")
    if keys[0] not in _aliases(connection):
        connection.execute(ALIASES.insert(), {"alias": keys[0], "account": account})


def drop_alias(connection: Connection, account: str, signature: str) -> None:
    """Forget that an account signs so. Raises JournalError where it does not."""
    keys = keys_of(signature)
    if not keys or _aliases(connection).get(keys[0]) != account:
        raise JournalError(f"This account does not sign with {signature!r}.")
    connection.execute(delete(ALIASES).where(ALIASES.c.alias == keys[0]))


def find_signer(connection: Connection, signature: str) -> str | None:
    """Find the account of a signature: by its aliases, else by its person's name; None where nobody is."""
    known = {**_names(connection), **_aliases(connection)}
    return next((known[key] for key in keys_of(signature) if key in known), None)


def aliases_of(connection: Connection) -> Mapping[str, Sequence[str]]:
    """Give what accounts sign with besides their names, by account."""
    found: dict[str, list[str]] = {}
    for alias, account in sorted(_aliases(connection).items()):
        found.setdefault(account, []).append(alias)
    return found


def _names(connection: Connection) -> Mapping[str, str]:
    """Give the accounts by name; a name that is two accounts', but for its case, is nobody's."""
    folded = [(name.casefold(), account) for account, name in names_of(connection).items()]
    return {
        name: account for name, account in folded if [key for key, _ in folded].count(name) == 1
    }


def _aliases(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(ALIASES.c.alias, ALIASES.c.account))
    return {row.alias: row.account for row in rows}
