"""Decides who wrote the texts of a file that went out and came back."""

import polib
from sqlalchemy import Connection

from service.journal.accounts.aliases import find_signer, keys_of
from service.journal.store.records import Hands
from service.journal.sync.base import field_of

_LAST_TRANSLATOR = "Last-Translator"


def author_of(connection: Connection, catalog: polib.POFile, hands: Hands) -> str | None:
    """Name the author of a file's texts: whom a person states, else who signed it, else who brings it.

    Nobody is known where no account signs so: then it is not who brings it, either (promise P4).
    """
    signature = field_of(catalog, _LAST_TRANSLATOR)
    if hands.is_stated or not keys_of(signature):
        return hands.author
    return find_signer(connection, signature)


def stranger_of(connection: Connection, catalog: polib.POFile, hands: Hands) -> str:
    """Give the signature of a file where it names nobody whose account is known; empty otherwise."""
    signature = field_of(catalog, _LAST_TRANSLATOR)
    if hands.is_stated or not keys_of(signature) or find_signer(connection, signature):
        return ""
    return signature
