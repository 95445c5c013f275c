"""The command `desk`: where translators, reviewers and their tools work."""

from dataclasses import replace

import click

from service.config import read_settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8002, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--allow-remote",
    is_flag=True,
    help="Listen on an address that others can reach; TLS is for a proxy before it.",
)
def desk(host: str, port: int, *, allow_remote: bool) -> None:
    """Serve the workflow API: for people and programs with a token."""
    from service.desk.serve import serve
    from service.release.project import check_project

    # What is read from releases here is words for problems, and the archive, which says what it is.
    settings = replace(read_settings(), admit_demo=True, token="")
    check_project(settings)
    told = f"Polyleaf's desk is on http://{host}:{port}; /openapi.json says what it does."
    serve(settings, host, port, allow_remote=allow_remote, announce=lambda: click.echo(told))
