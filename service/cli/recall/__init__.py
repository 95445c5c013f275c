"""The commands `recall` and `recalls`: texts go off the air."""

import click

from service.cli.words import LINES


@click.command()
@click.argument("language", required=False)
@click.argument("target", required=False, metavar="[DOCUMENT[/SECTION]]")
@click.option(
    "--source",
    metavar="DOCUMENT[/SECTION]",
    help="The source's own text: it goes in every language.",
)
@click.option(
    "--message",
    metavar="DOCUMENT/MESSAGE",
    help="The section of one message; without LANGUAGE in every language.",
)
@click.option("--reason", type=LINES, required=True, help="For those who come after you.")
@click.option("--dry-run", is_flag=True, help="Say what readers would lose, and change nothing.")
@click.option(
    "--emergency",
    is_flag=True,
    help="As the operator of this machine, where the journal cannot be reached.",
)
def recall(
    language: str | None,
    target: str | None,
    source: str | None,
    message: str | None,
    reason: str,
    *,
    dry_run: bool,
    emergency: bool,
) -> None:
    """Take the texts of LANGUAGE in a document or section off the air, at once and for all releases.

    A section goes with its parts. Readers get the next language, with the reason; of a source text
    they get a note that it was taken back. Nothing of content/ and translations/ is read.
    """
    from service.cli.recall.command import Asked, run_command

    asked = Asked(language, target, source, message, reason)
    run_command(asked, dry_run=dry_run, emergency=emergency)


@click.command()
def recalls() -> None:
    """List what was taken off the air, the newest last; * marks what still is."""
    from service.cli.recall.listing import list_recalls

    list_recalls()
