"""The command `polyleaf`: a command parses, makes one call, prints, and gives an exit code."""

import gc
import sys
import time

import click

from service import VERSION
from service.cli.commands import Commands
from service.config import read_settings
from service.errors import InputError, PolyleafError
from service.events import configure, tell_event

_COMMANDS = {
    "extract": "service.cli.catalogs:extract",
    "update": "service.cli.catalogs:update",
    "status": "service.cli.status:status",
    "publish": "service.cli.publishing:publish",
    "releases": "service.cli.releases:releases",
    "diff": "service.cli.diff:diff",
    "evidence": "service.cli.evidence:evidence",
    "rollback": "service.cli.rollback:rollback",
    "recall": "service.cli.recall:recall",
    "recalls": "service.cli.recall:recalls",
    "desk": "service.cli.desk:desk",
    "serve": "service.cli.serving:serve",
    "preview": "service.cli.serving:preview",
    "check": "service.cli.check:check",
    "content": "service.cli.content:content",
    "language": "service.cli.language:language",
    "adopt": "service.cli.adopt:adopt",
    "suggest": "service.cli.memory:suggest",
    "work": "service.cli.work:work",
    "doctor": "service.cli.operation:doctor",
    "backup": "service.cli.operation:backup",
    "verify": "service.cli.operation:verify",
    "restore": "service.cli.operation:restore",
    "upgrade": "service.cli.operation:upgrade",
    "cycle": "service.cli.cycle:cycle",
    "sync": "service.cli.journal:sync",
    "export": "service.cli.journal:export",
    "import": "service.cli.journal:import_",
    "undo": "service.cli.journal:undo",
    "history": "service.cli.journal:history",
    "suggestions": "service.cli.journal:suggestions",
    "accept": "service.cli.journal:accept",
    "questions": "service.cli.journal:questions",
    "answer": "service.cli.journal:answer",
    "journal": "service.cli.journal:journal",
    "init": "service.cli.people:init",
    "login": "service.cli.people:login",
    "account": "service.cli.people:account",
    "token": "service.cli.people:token",
    "trust": "service.cli.people:trust",
    "review": "service.cli.review:review",
    "approve": "service.cli.review:approve",
    "reject": "service.cli.review:reject",
    "withdraw": "service.cli.review:withdraw",
    "waive": "service.cli.review:waive",
    "back-translate": "service.cli.review:back_translate",
    "attest": "service.cli.attest:attest",
    "source": "service.cli.source:source",
    "impact": "service.cli.impact:impact",
}


@click.group(commands=Commands(_COMMANDS), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="polyleaf")
def polyleaf() -> None:
    """Keep patient information translated, reviewed and safe, and serve it fast."""


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
    gc.set_threshold(300_000)
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
