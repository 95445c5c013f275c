"""The command `publish`: what is ready goes to readers."""

import click


@click.command()
@click.option(
    "--demo",
    is_flag=True,
    help="Label unapproved texts instead of withholding them; loopback only.",
)
@click.option(
    "--accept-loss",
    is_flag=True,
    help="Publish although readers lose approved sections, for nobody classed a change of the source.",
)
@click.option("--document", metavar="DOCUMENT", help="The document that --hold-until is about.")
@click.option(
    "--hold-until",
    metavar="LANGUAGES",
    help="Keep the present version of --document until these are approved, such as es,zh-Hans.",
)
@click.option(
    "--release-hold",
    "releases_of",
    multiple=True,
    metavar="DOCUMENT",
    help="End the hold of a document; repeatable.",
)
def publish(
    document: str | None,
    hold_until: str | None,
    releases_of: tuple[str, ...],
    *,
    demo: bool,
    accept_loss: bool,
) -> None:
    """Sync, build a release from content and catalogs and make it live, or change nothing.

    Prints, for each language, what readers gain and lose. Where an approved section would fall back
    because of a source change that nobody has classed, it stops, and says what to do.
    """
    from service.cli.publishing.holding import Asked
    from service.cli.publishing.run import run_publish

    if (document is None) != (hold_until is None):
        raise click.UsageError("--document and --hold-until go together.")
    run_publish(Asked(document, hold_until or "", releases_of), demo=demo, accepts=accept_loss)
