"""The command `status`: how far each language is, and what keeps it from going further."""

import click


@click.command()
@click.argument("language", required=False)
@click.option(
    "--due",
    "days",
    type=click.IntRange(0, 3650),
    metavar="DAYS",
    help="List the reviews that run out within so many days, and those that have.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def status(language: str | None, days: int | None, form: str) -> None:
    """Show how far each language is: words and messages by status, for each document.

    With a LANGUAGE, show each section: what its readers get, and what it waits for; `en` is the source.
    Names what policy asks that nobody who has an account can give.
    """
    from service.cli.status.showing import run_status

    run_status(language, days, form)
