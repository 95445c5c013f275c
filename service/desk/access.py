"""Who may ask for what: the rule of an operation, and whether somebody meets it."""

from dataclasses import dataclass
from enum import StrEnum

from service.catalogs.texts import SOURCE_LANGUAGE
from service.journal.accounts.model import Account, Actor, Role, Scope

READERS = frozenset(Role)
WRITERS = frozenset({Role.TRANSLATOR, Role.LINGUIST, Role.CLINICIAN, Role.EDITOR})
"""Those who work on words."""
DECIDERS = frozenset({Role.LINGUIST, Role.CLINICIAN, Role.EDITOR, Role.PUBLISHER, Role.ADMIN})
"""Those who may decide something; what exactly is told by the rules of decisions."""
PUBLISHERS = frozenset({Role.PUBLISHER})
ADMINS = frozenset({Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Rule:
    """What an operation asks of whoever shows a token."""

    roles: frozenset[Role] = READERS
    """One of them is enough."""
    scope: Scope | None = None
    """None where any token of a person or program is."""
    is_open: bool = False
    """It asks for no token."""


class Refusal(StrEnum):
    """What somebody lacks."""

    SCOPE = "scope"
    ROLE = "role"


def refuse(actor: Actor, rule: Rule) -> Refusal | None:
    """Tell what somebody lacks for an operation, whatever it is about; None for nothing.

    An invitation is a token for nothing but a login.
    """
    if Scope.INVITE in actor.scopes:
        return Refusal.SCOPE
    if rule.scope is not None and rule.scope not in actor.scopes:
        return Refusal.SCOPE
    return None if rule.roles.intersection(actor.account.roles) else Refusal.ROLE


def may_see(account: Account, language: str) -> bool:
    """Tell whether somebody may see what is in a language; everybody reads the source."""
    return language == SOURCE_LANGUAGE or account.reads(language)
