"""The command `attest`: an agency's certificate, bound to the words that it is about."""

from pathlib import Path

import click


@click.command()
@click.argument("language")
@click.argument("document")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path),
    required=True,
    help="The agency's file; it is kept under the digest of its bytes.",
)
@click.option("--by", required=True, help="The agency, not a person.")
@click.option("--reason", required=True, help="What was reviewed, and how.")
def attest(language: str, document: str, certificate: Path, by: str, reason: str) -> None:
    """Attest that an outside agency reviewed exactly the present texts of DOCUMENT in LANGUAGE.

    It is shown as attested. People of the project approve it all the same.
    """
    from service.cli.review.attesting import run_attest

    run_attest(language, document, certificate, by, reason)
