"""Commands for reviewers: what waits, and what they decide about it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from service.cli.words import LINES

_TARGET = click.argument("target", required=False, metavar="[DOCUMENT[#SECTION|/MESSAGE]]")


def _deciding(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what every decision takes: the texts, as they were shown."""
    for option in (
        click.option("--equal", is_flag=True, help="Equal texts of the same level too."),
        click.option(
            "--shown",
            type=click.Path(path_type=Path),
            help="What `review --format json` printed: those of its texts that wait for you.",
        ),
        click.option(
            "--digest", "digests", multiple=True, metavar="HEX", help="Exactly this text."
        ),
        _TARGET,
        click.argument("language"),
    ):
        command = option(command)
    return command


_REASON = click.option("--reason", type=LINES, required=True, help="For those who come after you.")


@click.command()
@click.argument("language")
@_TARGET
@click.option(
    "--all", "everything", is_flag=True, help="What waits for others, or for nobody, too."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def review(language: str, target: str | None, form: str, *, everything: bool) -> None:
    """Show what waits for reviewers in LANGUAGE, safety first, with what changed since last time.

    Who is logged in sees what waits for them.
    """
    from service.cli.review.showing import run_review

    run_review(language, target, form, everything=everything)


@click.command()
@_deciding
@click.option(
    "--despite", "revokes", multiple=True, metavar="ID", help="A withdrawal or rejection."
)
@click.option("--note", "reason", type=LINES, default="", help="For those who come after you.")
def approve(
    language: str,
    target: str | None,
    digests: Sequence[str],
    shown: Path | None,
    *,
    revokes: Sequence[str],
    reason: str,
    equal: bool,
) -> None:
    """Approve texts: exactly those that were shown, in the roles that you have.

    Without --digest and --shown the texts of TARGET that wait for you are shown, and you are asked.
    """
    from service.cli.review.deciding import Asked, run_decision

    asked = Asked(language, target, digests, shown, equal)
    run_decision("approve", asked, reason, revokes=revokes)


@click.command()
@_deciding
@click.option(
    "--note", "reason", type=LINES, required=True, help="What is wrong, for the translator."
)
def reject(
    language: str,
    target: str | None,
    digests: Sequence[str],
    shown: Path | None,
    reason: str,
    *,
    equal: bool,
) -> None:
    """Reject texts: readers do not get them, whoever approved them."""
    from service.cli.review.deciding import Asked, run_decision

    run_decision("reject", Asked(language, target, digests, shown, equal), reason)


@click.command()
@_deciding
@_REASON
def withdraw(
    language: str,
    target: str | None,
    digests: Sequence[str],
    shown: Path | None,
    reason: str,
    *,
    equal: bool,
) -> None:
    """Withdraw texts: they come back only by new approvals that name this decision."""
    from service.cli.review.deciding import Asked, run_decision

    run_decision("withdraw", Asked(language, target, digests, shown, equal), reason)


@click.command()
@_deciding
@click.option("--rule", "rules", multiple=True, help="Of the checks that block; all by default.")
@_REASON
def waive(
    language: str,
    target: str | None,
    digests: Sequence[str],
    shown: Path | None,
    reason: str,
    *,
    rules: Sequence[str],
    equal: bool,
) -> None:
    """Waive what checks find in texts, so that it does not block them; approving is another decision."""
    from service.cli.review.deciding import Asked, run_decision

    run_decision("waive", Asked(language, target, digests, shown, equal), reason, rules=rules)


@click.command("back-translate")
@click.argument("language")
@click.argument("message", metavar="DOCUMENT/MESSAGE")
@click.option("--text", type=LINES, help="What the translation says, in English.")
@click.option("--file", "path", type=click.Path(path_type=Path), help="A file that says it.")
def back_translate(language: str, message: str, text: str | None, path: Path | None) -> None:
    """Record what a translation says, for a clinician who does not read LANGUAGE.

    Translate the translation back without looking at the source. Whoever wrote it does not.
    """
    from service.cli.review.back_translating import run_back_translation

    run_back_translation(language, message, text, path)
