"""Writes the site as files and says what to do with them."""

from dataclasses import replace
from pathlib import Path

import click

from service.config import read_settings
from service.server.static.export import export_static
from service.server.static.folder import CURRENT


def run_export_static(folder: Path, *, allow_unreviewed_safety: bool) -> None:
    """Export the live release."""
    settings = read_settings()
    admitted = replace(
        settings,
        admit_unreviewed_safety=allow_unreviewed_safety or settings.admit_unreviewed_safety,
    )
    made = export_static(admitted, folder)
    size = made.bytes / 1_000_000
    click.echo(f"{folder}: release {made.release[:12]}, {made.addresses} addresses, {size:.0f} MB.")
    click.echo(f"nginx includes {folder / CURRENT}/http.conf and server.conf; reload it now.")
