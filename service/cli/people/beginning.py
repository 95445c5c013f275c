"""Begins: the key and first admin of an instance, a person's login, trust in another instance."""

import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from service.cli.people.session import identify_admin, keep_token
from service.config import Settings, read_settings
from service.errors import Fault, InputError, JournalError
from service.journal.accounts.model import EVERY_LANGUAGE, PERSONAL, Account, Role, Scope
from service.journal.accounts.rows import add_account, list_accounts
from service.journal.accounts.tokens import change_invitation, find_actor, give_token
from service.journal.decisions.rows import trust_key
from service.journal.decisions.signing import SigningKey, load_key, make_key
from service.journal.store.journal import open_journal
from service.release.project import check_project

PERIOD = timedelta(days=180)
"""A person's token counts for so long."""
_UNION = "translations/*/decisions.jsonl merge=union"
_KEY = re.compile(r"[0-9a-f]{64}")


def run_init(name: str) -> None:
    """Make key and admin; the token alone goes to standard output."""
    settings, now = read_settings(), datetime.now(UTC)
    check_project(settings)
    journal = open_journal(settings, now)
    with journal.writing() as connection:
        if list_accounts(connection):
            raise JournalError("There is an admin already. They invite: `polyleaf account invite`.")
        key = _find_key(settings)
        admin = Account("", (Role.ADMIN,), (EVERY_LANGUAGE,))
        made = add_account(connection, name, admin, None, now)
        token = give_token(connection, made.id, PERSONAL, "init", now + PERIOD, now)
    _merge_as_union(settings.root)
    click.echo(f"{name} is the admin of this instance, whose key is {key.public}.", err=True)
    click.echo("This token is shown once; `polyleaf login` keeps it for you:", err=True)
    click.echo(token)


def _find_key(settings: Settings) -> SigningKey:
    return load_key(settings.signing_key) or make_key(settings.signing_key)


def _merge_as_union(root: Path) -> None:
    """Tell Git that two ledgers are merged by keeping the lines of both (gitattributes(5))."""
    path = root / ".gitattributes"
    text = path.read_text("utf-8") if path.exists() else ""
    if _UNION not in text.splitlines():
        end = "" if text.endswith("\n") or not text else "\n"
        path.write_text(f"{text}{end}{_UNION}\n", "utf-8")


def run_login() -> None:
    """Keep a token; an invitation is changed for one first."""
    settings, now = read_settings(), datetime.now(UTC)
    check_project(settings)
    token = _ask_token()
    journal = open_journal(settings, now)
    with journal.writing() as connection:
        actor = find_actor(connection, token, now)
        if Scope.INVITE in actor.scopes:
            token = change_invitation(connection, actor, now + PERIOD, now)
    path = keep_token(journal, token)
    click.echo(f"You are logged in; {path} has your token.")


def _ask_token() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Token", hide_input=True)).strip()
    return sys.stdin.read(1000).strip()


def run_trust(key: str) -> None:
    """Trust a key."""
    if not _KEY.fullmatch(key):
        raise InputError([Fault(key, 0, "A key has 64 hexadecimal digits.")])
    settings, now = read_settings(), datetime.now(UTC)
    journal = open_journal(settings, now)
    with journal.writing() as connection:
        admin = identify_admin(settings, journal, connection, now)
        trust_key(connection, key, admin.account.id, now)
    click.echo("Decisions signed with this key count from the next `polyleaf sync` on.")
