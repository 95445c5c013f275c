"""Writes the texts of several catalogs together, from the command line."""

from collections.abc import Sequence
from pathlib import Path

import click

from service.config import Settings, read_settings
from service.content.file_changes import (
    FileChange,
    change_files,
    finish_changes,
    is_unfinished,
)
from service.errors import PolyleafError
from service.release.project import check_project


def begin(*, dry_run: bool) -> Settings:
    """Read the settings, and finish what an earlier command left half written."""
    settings = read_settings()
    check_project(settings)
    if dry_run and is_unfinished(changes_folder(settings)):
        raise PolyleafError(
            "A change of the catalogs stopped half way; run this without --dry-run to finish it first."
        )
    finished = None if dry_run else finish_changes(settings.root, changes_folder(settings))
    if finished is not None:
        click.echo(f"Finished what had stopped half way: polyleaf {finished}", err=True)
    return settings


def write_all(settings: Settings, purpose: str, changes: Sequence[FileChange]) -> None:
    """Write all catalogs or, where one changed meanwhile, none; raises InputError then."""
    if any(change.before != change.after for change in changes):
        change_files(settings.root, changes_folder(settings), purpose, changes)


def changes_folder(settings: Settings) -> Path:
    """Return where changes of catalogs are noted down until they are done."""
    return settings.text_changes
