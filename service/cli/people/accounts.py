"""Makes, changes, lists and disables accounts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import click
from sqlalchemy import Connection

from service.cli.journal.told import plain, print_json
from service.cli.people.session import identify_admin
from service.config import read_settings
from service.errors import Fault, InputError, JournalError
from service.journal.accounts.aliases import add_alias, aliases_of, drop_alias
from service.journal.accounts.model import EVERY_LANGUAGE, Account, Role, Scope
from service.journal.accounts.rows import (
    add_account,
    change_account,
    erase_name,
    find_account,
    list_accounts,
    names_of,
)
from service.journal.accounts.tokens import give_token
from service.journal.store.journal import open_journal
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an account shall stand; None and nothing for what stays."""

    roles: Sequence[str] = ()
    languages: Sequence[str] = ()
    qualification: str | None = None
    qualified_until: date | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """How somebody signs PO files from now on, and how no longer."""

    added: Sequence[str] = ()
    dropped: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """An admin at work."""

    connection: Connection
    admin: str
    now: datetime


@contextmanager
def administering() -> Iterator[Desk]:
    """Let an admin work. Raises JournalError where none does."""
    settings, now = read_settings(), datetime.now(UTC)
    journal = open_journal(settings, now)
    with journal.writing() as connection:
        admin = identify_admin(settings, journal, connection, now)
        yield Desk(connection, admin.account.id, now)


def run_add(name: str, wanted: Wanted) -> None:
    """Make an account."""
    with administering() as desk:
        made = _add(desk, name, wanted)
    click.echo(f"{plain(name)} has the account {made.id}.")


def run_invite(name: str, wanted: Wanted, days: int) -> None:
    """Print an invitation; it alone goes to standard output."""
    with administering() as desk:
        held = names_of(desk.connection).values()
        if name in held and wanted != Wanted():
            raise JournalError(f"There is an account of {name!r}: `polyleaf account change`.")
        found = find_account(desk.connection, name) if name in held else _add(desk, name, wanted)
        until = desk.now + timedelta(days=days)
        token = give_token(
            desk.connection, found.id, (Scope.INVITE,), "invitation", until, desk.now
        )
    click.echo(f"For {plain(name)}, until {until:%Y-%m-%d}; `polyleaf login` takes it:", err=True)
    click.echo(token)


def run_change(name: str, wanted: Wanted, signing: Signing, *, enable: bool) -> None:
    """Change how an account stands, and how its person signs."""
    with administering() as desk:
        before = find_account(desk.connection, name)
        after = _apply(before, wanted)
        after = replace(after, is_disabled=before.is_disabled and not enable)
        change_account(desk.connection, after, desk.admin, desk.now)
        for signature in signing.dropped:
            drop_alias(desk.connection, after.id, signature)
        for signature in signing.added:
            add_alias(desk.connection, after.id, signature)
        aliases = aliases_of(desk.connection).get(after.id, ())
    click.echo(f"{plain(name)}: {_describe(after, aliases)}.")


def run_disable(name: str) -> None:
    """Disable an account."""
    with administering() as desk:
        _disable(desk, find_account(desk.connection, name))
    click.echo(f"{plain(name)} can do nothing more here.")


def run_erase(name: str) -> None:
    """Disable an account and forget its name."""
    with administering() as desk:
        found = find_account(desk.connection, name)
        _disable(desk, found)
        erase_name(desk.connection, found.id)
    click.echo(f"The account {found.id} has no name any more; backups made before still have it.")


def run_list(form: str) -> None:
    """List the accounts."""
    with administering() as desk:
        accounts, names = list_accounts(desk.connection), names_of(desk.connection)
        aliases = aliases_of(desk.connection)
    if form == "json":
        print_json([_tell(each, names.get(each.id), aliases.get(each.id, ())) for each in accounts])
        return
    for each in accounts:
        told = _describe(each, aliases.get(each.id, ()))
        click.echo(f"{each.id}  {plain(names.get(each.id, '(erased)'))}: {told}")


def _add(desk: Desk, name: str, wanted: Wanted) -> Account:
    account = _apply(Account("", (), ()), wanted)
    return add_account(desk.connection, name, account, desk.admin, desk.now)


def _disable(desk: Desk, account: Account) -> None:
    others = (each for each in list_accounts(desk.connection) if each.id != account.id)
    if not any(Role.ADMIN in each.roles and not each.is_disabled for each in others):
        raise JournalError("This is the only admin. Make another first.")
    change_account(desk.connection, replace(account, is_disabled=True), desk.admin, desk.now)


def _apply(account: Account, wanted: Wanted) -> Account:
    told = account.qualification if wanted.qualification is None else wanted.qualification
    return replace(
        account,
        roles=tuple(Role(role) for role in wanted.roles) or account.roles,
        languages=tuple(map(_read_language, wanted.languages)) or account.languages,
        qualification=told,
        qualified_until=wanted.qualified_until or account.qualified_until,
    )


def _read_language(tag: str) -> str:
    try:
        return tag if tag == EVERY_LANGUAGE else canonical_tag(tag)
    except TagError as error:
        raise InputError([Fault("--language", 0, f"{tag}: {error}")]) from error


def _describe(account: Account, aliases: Sequence[str]) -> str:
    told = [", ".join(account.roles) or "no role", f"in {', '.join(account.languages) or 'none'}"]
    if account.qualification:
        told.append(plain(account.qualification))
    if account.qualified_until:
        told.append(f"until {account.qualified_until}")
    if aliases:
        told.append(f"signs as {plain(', '.join(aliases))}")
    return "; ".join([*told, *(["disabled"] if account.is_disabled else [])])


def _tell(account: Account, name: str | None, aliases: Sequence[str]) -> dict[str, object]:
    until = account.qualified_until
    return {
        "account": account.id,
        "name": name,
        "also_known_as": [*aliases],
        "roles": [*account.roles],
        "languages": [*account.languages],
        "qualification": account.qualification,
        "qualified_until": until.isoformat() if until else None,
        "disabled": account.is_disabled,
    }
