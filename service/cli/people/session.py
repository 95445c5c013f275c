"""Tells who works at this terminal."""

import json
import stat
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import Connection

from service.config import Settings
from service.durable import write_secret
from service.errors import JournalError
from service.journal.accounts.aliases import find_signer
from service.journal.accounts.model import Actor, Scope
from service.journal.accounts.rows import account_with_id
from service.journal.accounts.tokens import find_actor
from service.journal.store.journal import Journal
from service.journal.store.records import NOBODY, Hands

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def find_token(settings: Settings, journal: Journal) -> str:
    """Give the token of whoever works here: POLYLEAF_TOKEN, else the one kept; empty without one."""
    return settings.token or _read_tokens().get(journal.id, "")


def identify(settings: Settings, journal: Journal, connection: Connection, now: datetime) -> Actor:
    """Tell who works here. Raises JournalError where nobody is logged in."""
    token = find_token(settings, journal)
    if not token:
        raise JournalError("Nobody is logged in. Run `polyleaf login`, or set POLYLEAF_TOKEN.")
    actor = find_actor(connection, token, now)
    if Scope.INVITE in actor.scopes:
        raise JournalError("This is an invitation. Run `polyleaf login` with it first.")
    return actor


def identify_admin(
    settings: Settings, journal: Journal, connection: Connection, now: datetime
) -> Actor:
    """Tell who works here, as an admin. Raises JournalError where it is none."""
    actor = identify(settings, journal, connection, now)
    if not actor.is_admin():
        raise JournalError("This is for admins, with a token of the scope admin.")
    return actor


def name_hands(settings: Settings, journal: Journal, author: str | None, now: datetime) -> Hands:
    """Say whose hands texts come through: who brings them in is whoever works here.

    Their author is the one given, by account, name or signature; else whoever works here, where the token
    is for writing; else nobody is known.
    """
    with journal.reading() as connection:
        actor = None
        if find_token(settings, journal):
            actor = identify(settings, journal, connection, now)
        importer = actor.account.id if actor else None
        if author is not None:
            return Hands(_find_author(connection, author), importer, is_stated=True)
    return Hands(importer if actor and Scope.WRITE in actor.scopes else None, importer)


def name_bearer(settings: Settings, journal: Journal, now: datetime) -> Hands:
    """Say who brings in what a command takes from the catalogs by the way; who wrote that is not known.

    A token that counts no longer names nobody: it must not keep releases from being published.
    """
    try:
        return Hands(importer=name_hands(settings, journal, None, now).importer)
    except JournalError:
        return NOBODY


def _find_author(connection: Connection, author: str) -> str:
    """Find the account of an author; a name that no account has stays one."""
    known = account_with_id(connection, author)
    return known.id if known else find_signer(connection, author) or author


def keep_token(journal: Journal, token: str) -> Path:
    """Keep a token in the user's config folder, where only they can read it."""
    path = _tokens_path()
    tokens = {**_read_tokens(), journal.id: token}
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)
    write_secret(draft, json.dumps(tokens).encode())
    draft.replace(path)
    return path


def _tokens_path() -> Path:
    return Path(click.get_app_dir("polyleaf")) / "tokens.json"


def _read_tokens() -> Mapping[str, str]:
    """Read the tokens that were kept, by the journal's id. Raises JournalError."""
    path = _tokens_path()
    if not path.exists():
        return {}
    if path.stat().st_mode & _OTHERS:
        raise JournalError(f"{path}: others can read your tokens. Run: chmod 600 {path}")
    try:
        tokens = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise JournalError(f"{path}: this holds no tokens. Remove it and log in again.") from error
    return tokens if isinstance(tokens, dict) else {}
