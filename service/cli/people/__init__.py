"""Commands on people: who they are, what they may do, and how they show it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import click

from service.cli.words import LINE

_ROLES = ("translator", "linguist", "clinician", "editor", "publisher", "admin")
_DAYS = click.IntRange(1, 3660)


def _standing(command: Any) -> Any:
    """Add the options that say how an account stands."""
    options = (
        click.option("--role", "roles", multiple=True, type=click.Choice(_ROLES)),
        click.option("--language", "languages", multiple=True, metavar="TAG", help="* for all."),
        click.option("--qualification", type=LINE, metavar="TEXT", help="What the person states."),
        click.option("--qualified-until", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD"),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _day(when: datetime | None) -> date | None:
    return when.date() if when else None


@click.command()
@click.option("--name", type=LINE, required=True, help="Of the first admin.")
def init(name: str) -> None:
    """Make the key that signs decisions, and the first admin. Prints the admin's token, once.

    Where the instance has its key already, it is kept.
    """
    from service.cli.people.beginning import run_init

    run_init(name)


@click.command()
def login() -> None:
    """Keep a token for this project: reads it from standard input, or asks.

    An invitation becomes a token of your own. POLYLEAF_TOKEN takes precedence over what is kept.
    """
    from service.cli.people.beginning import run_login

    run_login()


@click.command()
@click.argument("key", metavar="KEY")
def trust(key: str) -> None:
    """Let the decisions that another instance signed with KEY count here. For admins."""
    from service.cli.people.beginning import run_trust

    run_trust(key)


@click.group()
def account() -> None:
    """Look after accounts. For admins."""


@account.command("add")
@click.argument("name", type=LINE)
@_standing
def add(
    name: str,
    roles: Sequence[str],
    languages: Sequence[str],
    qualification: str | None,
    qualified_until: datetime | None,
) -> None:
    """Make an account of the person NAME."""
    from service.cli.people.accounts import Wanted, run_add

    run_add(name, Wanted(roles, languages, qualification, _day(qualified_until)))


@account.command("invite")
@click.argument("name", type=LINE)
@_standing
@click.option("--days", type=_DAYS, default=7, show_default=True, help="It counts for so long.")
def invite(
    name: str,
    roles: Sequence[str],
    languages: Sequence[str],
    qualification: str | None,
    qualified_until: datetime | None,
    *,
    days: int,
) -> None:
    """Print an invitation for NAME, whose account is made where there is none.

    It can be used once, by `polyleaf login`.
    """
    from service.cli.people.accounts import Wanted, run_invite

    run_invite(name, Wanted(roles, languages, qualification, _day(qualified_until)), days)


@account.command("change")
@click.argument("name")
@_standing
@click.option("--enable", is_flag=True, help="Let a disabled account work again.")
@click.option(
    "--also-known-as",
    "aliases",
    multiple=True,
    type=LINE,
    metavar="SIGNATURE",
    help="How they sign PO files: Name <address>, or one of both.",
)
@click.option(
    "--not-known-as", "dropped", multiple=True, type=LINE, metavar="SIGNATURE", help="No longer."
)
def change(
    name: str,
    roles: Sequence[str],
    languages: Sequence[str],
    qualification: str | None,
    qualified_until: datetime | None,
    *,
    aliases: Sequence[str],
    dropped: Sequence[str],
    enable: bool,
) -> None:
    """Change how an account stands; what is not given stays. Decisions keep what they were made with.

    The author of an imported file is the account that its header names in Last-Translator.
    """
    from service.cli.people.accounts import Signing, Wanted, run_change

    wanted = Wanted(roles, languages, qualification, _day(qualified_until))
    run_change(name, wanted, Signing(aliases, dropped), enable=enable)


@account.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def list_(form: str) -> None:
    """List all accounts."""
    from service.cli.people.accounts import run_list

    run_list(form)


@account.command("disable")
@click.argument("name")
def disable(name: str) -> None:
    """Let an account do nothing more; its decisions stay."""
    from service.cli.people.accounts import run_disable

    run_disable(name)


@account.command("erase")
@click.argument("name")
def erase(name: str) -> None:
    """Disable an account and forget its person's name; its decisions stay, under its id."""
    from service.cli.people.accounts import run_erase

    run_erase(name)


@click.group()
def token() -> None:
    """Look after your tokens."""


@token.command("create")
@click.option("--label", type=LINE, default="", help="What it is for.")
@click.option("--scope", "scopes", multiple=True, type=click.Choice(["decide", "write", "admin"]))
@click.option("--days", type=_DAYS, default=180, show_default=True, help="It counts for so long.")
def create(label: str, scopes: Sequence[str], days: int) -> None:
    """Print a new token of your account. Without --scope it is for writing only, as a machine may."""
    from service.cli.people.tokens import run_create

    run_create(label, scopes or ("write",), days)


@token.command("revoke")
@click.argument("number", type=int)
def revoke(number: int) -> None:
    """Let a token count no longer: one of yours, for admins any."""
    from service.cli.people.tokens import run_revoke

    run_revoke(number)


@token.command("list")
def list_tokens() -> None:
    """List your tokens, for admins all; never the tokens themselves."""
    from service.cli.people.tokens import run_list

    run_list()
