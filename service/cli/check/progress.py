"""Shows on the error stream how far a long run is."""

import sys
from collections.abc import Iterable, Iterator

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from service.catalogs.examine import Examined

_EVERY = 20_000
"""Texts between two lines where nobody sits at a terminal."""
_STEP = 500
"""Texts between two changes of the line at a terminal."""


def track(checked: Iterable[Examined]) -> Iterator[Examined]:
    """Pass on what is checked, and tell how many texts that is: a line in a log, a count that moves."""
    return _on_terminal(checked) if sys.stderr.isatty() else _in_log(checked)


def _in_log(checked: Iterable[Examined]) -> Iterator[Examined]:
    texts = 0
    for examined in checked:
        yield examined
        texts += examined.texts
        if examined.texts and texts % _EVERY == 0:
            click.echo(f"{texts} texts checked", err=True)


def _on_terminal(checked: Iterable[Examined]) -> Iterator[Examined]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} texts checked"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task, waiting = progress.add_task("check", total=None), 0
        for examined in checked:
            yield examined
            waiting += examined.texts
            if waiting >= _STEP:
                progress.update(task, advance=waiting)
                waiting = 0
