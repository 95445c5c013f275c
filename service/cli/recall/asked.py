"""Reads what somebody wants to take off the air from how they say it."""

from dataclasses import dataclass

import click

from service.release.recall.selection import Target


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the command line."""

    language: str | None
    target: str | None
    source: str | None
    message: str | None
    reason: str


def read_target(asked: Asked) -> Target:
    """Read the target; raises click.UsageError where it is none, or several."""
    match asked:
        case Asked(str(language), str(target), None, None):
            return _split(target, language)
        case Asked(None, None, str(source), None):
            return _split(source, None)
        case Asked(_, None, None, str(message)):
            return Target(message.partition("/")[0], asked.language, None, message)
    raise click.UsageError(
        "Give LANGUAGE DOCUMENT[/SECTION], or --source DOCUMENT[/SECTION], or --message."
    )


def _split(target: str, language: str | None) -> Target:
    document, _, section = target.replace("#", "/").partition("/")
    return Target(document, language, section or None)
