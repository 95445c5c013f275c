"""What an account is, without the name of its person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

EVERY_LANGUAGE = "*"


class Role(StrEnum):
    """What a person does for the project."""

    TRANSLATOR = "translator"
    LINGUIST = "linguist"
    CLINICIAN = "clinician"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMIN = "admin"


class Scope(StrEnum):
    """What the holder of a token may do with it, within the roles of its account."""

    DECIDE = "decide"
    """Decide on texts: for people. A token of a machine does not have it (promise P4)."""
    WRITE = "write"
    """Be the author of texts."""
    ADMIN = "admin"
    """Look after accounts and trusted keys."""
    INVITE = "invite"
    """Be changed for a token of one's own, once."""


PERSONAL = (Scope.DECIDE, Scope.WRITE, Scope.ADMIN)
"""What a person's own token is for; roles say what of it they may."""


@dataclass(frozen=True, slots=True)
class Account:
    """How an account stands now."""

    id: str
    roles: tuple[Role, ...]
    languages: tuple[str, ...]
    """The languages that it works in; `*` stands for all."""
    qualification: str = ""
    """What its person states."""
    qualified_until: date | None = None
    is_disabled: bool = False

    def reads(self, language: str) -> bool:
        """Tell whether a language is one of the account's."""
        return language in self.languages or EVERY_LANGUAGE in self.languages

    def is_qualified(self, today: date) -> bool:
        """Tell whether the stated qualification has not run out."""
        return self.qualified_until is None or today <= self.qualified_until


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who showed a token."""

    account: Account
    scopes: tuple[Scope, ...]
    token: int
    """The token's number."""

    def is_admin(self) -> bool:
        """Tell whether they may look after accounts, with this token."""
        return Role.ADMIN in self.account.roles and Scope.ADMIN in self.scopes
