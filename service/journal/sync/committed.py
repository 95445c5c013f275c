"""Tells whose the texts of a catalog are that others committed before somebody synced them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polib
from sqlalchemy import Connection

from service.catalogs.po import forms_of
from service.journal.accounts.aliases import find_signer

NOBODY_KNOWS = ""
FindCommitter = Callable[[str, str, str, tuple[str, ...]], str | None]
"""Finds who else committed a text: of the catalog at a path, of a domain, of the message with a key, in
these forms. `NOBODY_KNOWS` where that cannot be told; None where it was written here."""


def nobody_committed(_path: str, _domain: str, _key: str, _forms: tuple[str, ...]) -> str | None:
    """Say that all is written here."""
    return None


@dataclass(slots=True)
class Committed:
    """Names the author of each text of a catalog, and remembers who has no account.

    Somebody without one, or nobody can tell who: then it is nobody, not whoever syncs it.
    """

    connection: Connection
    path: str
    domain: str
    entries: Mapping[str, polib.POEntry]
    find_committer: FindCommitter
    here: str | None
    """Who writes here."""
    _accounts: dict[str, str | None] = field(default_factory=dict)
    """Whose each signature is that was met."""

    @property
    def strangers(self) -> tuple[str, ...]:
        """List the signatures that are no account's, in the order in which they were met."""
        return tuple(each for each, account in self._accounts.items() if account is None)

    def author_of(self, key: str) -> str | None:
        """Name the author of a message's text; None where nobody is known for sure."""
        entry = self.entries.get(key)
        if entry is None:
            return self.here
        signature = self.find_committer(self.path, self.domain, key, tuple(forms_of(entry)))
        if signature is None:
            return self.here
        if signature not in self._accounts:
            self._accounts[signature] = find_signer(self.connection, signature)
        return self._accounts[signature]
