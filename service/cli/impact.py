"""The command `impact`: what the present edit of content costs."""

import click


@click.command()
@click.option("--json", "is_json", is_flag=True, help="For programs.")
def impact(*, is_json: bool) -> None:
    """Say, before a commit, what the edit of content costs: texts, approvals, minutes, readers.

    Compares content as it lies there with what the journal has seen of it last, and changes nothing.
    """
    from service.cli.source.costing import run_impact

    run_impact(is_json=is_json)
