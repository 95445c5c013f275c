"""The command `polyleaf`: a command parses, makes one call, prints, and gives an exit code."""

import sys

import click

from service import VERSION
from service.cli.adopt import adopt
from service.cli.catalogs import extract, status, update
from service.cli.content import content
from service.cli.language import language
from service.cli.releases import publish, releases, rollback
from service.cli.serving import preview, serve
from service.errors import InputError, PolyleafError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="polyleaf")
def polyleaf() -> None:
    """Keep patient information translated, reviewed and safe, and serve it fast."""


for command in (
    extract,
    update,
    status,
    publish,
    releases,
    rollback,
    serve,
    preview,
    content,
    language,
    adopt,
):
    polyleaf.add_command(command)


def main() -> None:
    """Run the command line; what we can name is told in plain words and ends with exit code 1."""
    try:
        polyleaf(prog_name="polyleaf")
    except InputError as error:
        for fault in error.faults:
            click.echo(str(fault), err=True)
        count = len(error.faults)
        click.echo(f"{count} fault{'s' if count > 1 else ''} found; nothing was changed.", err=True)
        sys.exit(1)
    except PolyleafError as error:
        click.echo(f"polyleaf: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"polyleaf: {error.filename or 'the system'}: {error.strerror}.", err=True)
        sys.exit(1)
