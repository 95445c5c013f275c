"""Commands for editors: what changed in the source, and what kind of change it is."""

from collections.abc import Sequence

import click

_CLASSES = ("typo", "editorial", "clinical", "safety")


@click.group()
def source() -> None:
    """Look after changes of the source: what they are, and what becomes of the translations."""


@source.command()
@click.argument("document", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def changes(document: str | None, form: str) -> None:
    """List what changed in the source since texts were written for it, and what is at stake."""
    from service.cli.source.listing import run_changes

    run_changes(document, form)


@source.command(name="class")
@click.argument("change", metavar="[typo|editorial|clinical|safety]", type=click.Choice(_CLASSES))
@click.argument("messages", nargs=-1, metavar="[MESSAGE]...")
@click.option("--document", help="All changes of this document.")
@click.option("--interactive", is_flag=True, help="Show each change, and ask.")
@click.option("--reason", required=True, help="For those who come after you.")
def class_(
    change: str, messages: Sequence[str], document: str | None, reason: str, *, interactive: bool
) -> None:
    """Say what changes of the source are. MESSAGE is an address, or the id that `source changes` shows.

    Over a `typo` or an `editorial` change approvals are carried; `clinical` leaves translations behind,
    as any change that nobody classed; `safety` takes what stood there off the air in every language.
    """
    from service.cli.source.classing import Chosen, run_class

    run_class(change, Chosen(messages, document, interactive), reason)
