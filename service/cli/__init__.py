"""The command `polyleaf`: a command parses, makes one call, prints, and gives an exit code."""

import gc
import sys
import time

import click

from service import VERSION
from service.cli.adopt import adopt
from service.cli.catalogs import extract, status, update
from service.cli.check import check
from service.cli.content import content
from service.cli.cycle import cycle
from service.cli.journal import (
    accept,
    answer,
    export,
    history,
    import_,
    journal,
    questions,
    suggestions,
    sync,
    undo,
)
from service.cli.language import language
from service.cli.memory import suggest
from service.cli.operation import backup, doctor, restore, upgrade, verify
from service.cli.releases import publish, releases, rollback
from service.cli.serving import preview, serve
from service.cli.work import work
from service.config import read_settings
from service.errors import InputError, PolyleafError
from service.events import configure, tell_event


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
    check,
    content,
    language,
    adopt,
    suggest,
    work,
    doctor,
    backup,
    verify,
    restore,
    upgrade,
    cycle,
    sync,
    export,
    import_,
    undo,
    history,
    suggestions,
    accept,
    questions,
    answer,
    journal,
):
    polyleaf.add_command(command)


def main() -> None:
    """Run the command line; what we can name is told in plain words and ends with exit code 1."""
    form = read_settings().log
    if form and not configure(form):
        click.echo(f"polyleaf: POLYLEAF_LOG is {form!r}; give json or text.", err=True)
        sys.exit(1)
    began = time.monotonic()
    code = _run()
    seconds = round(time.monotonic() - began, 3)
    tell_event("command", command=_name_command(), code=code, seconds=seconds)
    sys.exit(code)


def _run() -> int:
    # Catalogs are hundreds of thousands of objects without cycles: looking for some takes a third of
    # the time of a command that ends soon anyway.
    gc.set_threshold(100_000)
    try:
        polyleaf(prog_name="polyleaf")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except InputError as error:
        for fault in error.faults:
            click.echo(str(fault), err=True)
        count = len(error.faults)
        click.echo(f"{count} fault{'s' if count > 1 else ''} found; nothing was changed.", err=True)
    except PolyleafError as error:
        click.echo(f"polyleaf: {error}", err=True)
    except OSError as error:
        click.echo(f"polyleaf: {error.filename or 'the system'}: {error.strerror}.", err=True)
    return 1


def _name_command() -> str:
    """Name the command that ran, without what it was given: arguments may be anything."""
    words: list[str] = []
    group: click.Command | None = polyleaf
    for word in sys.argv[1:]:
        if not isinstance(group, click.Group) or word not in group.commands:
            break
        words.append(word)
        group = group.commands[word]
    return " ".join(words)
