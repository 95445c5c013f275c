"""Makes, lists and revokes the tokens of whoever works here."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import click

from service.cli.journal.told import plain
from service.cli.people.session import identify
from service.config import read_settings
from service.errors import JournalError
from service.journal.accounts.model import Scope
from service.journal.accounts.rows import names_of
from service.journal.accounts.tokens import give_token, list_tokens, revoke_token
from service.journal.store.journal import open_journal


def run_create(label: str, scopes: Sequence[str], days: int) -> None:
    """Print a new token; it alone goes to standard output."""
    settings, now = read_settings(), datetime.now(UTC)
    journal = open_journal(settings, now)
    asked = tuple(Scope(each) for each in scopes)
    with journal.writing() as connection:
        actor = identify(settings, journal, connection, now)
        if not set(asked) <= set(actor.scopes):
            raise JournalError("A token makes none that may do more than itself.")
        until = now + timedelta(days=days)
        token = give_token(connection, actor.account.id, asked, label, until, now)
    click.echo(f"For {', '.join(asked)}, until {until:%Y-%m-%d}; it is shown once:", err=True)
    click.echo(token)


def run_revoke(number: int) -> None:
    """Revoke a token."""
    settings, now = read_settings(), datetime.now(UTC)
    journal = open_journal(settings, now)
    with journal.writing() as connection:
        actor = identify(settings, journal, connection, now)
        found = next((each for each in list_tokens(connection) if each.id == number), None)
        if found is None or not (actor.is_admin() or found.account == actor.account.id):
            raise JournalError(f"You have no token {number}.")
        if found.is_revoked:
            raise JournalError(f"Token {number} is revoked already.")
        revoke_token(connection, number, actor.account.id, now)
    click.echo(f"Token {number} counts no longer.")


def run_list() -> None:
    """List tokens."""
    settings, now = read_settings(), datetime.now(UTC)
    journal = open_journal(settings, now)
    with journal.reading() as connection:
        actor = identify(settings, journal, connection, now)
        names, tokens = names_of(connection), tuple(list_tokens(connection))
    for each in tokens:
        if actor.is_admin() or each.account == actor.account.id:
            state = "revoked" if each.is_revoked else f"until {each.expires[:10]}"
            name = plain(names.get(each.account, each.account))
            told = plain(each.label)
            click.echo(f"{each.id}  {name}: {', '.join(each.scopes)}; {told}; {state}")
