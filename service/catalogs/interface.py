"""Finds the strings that the program itself says: to readers `messages`, to translators `checks`."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_file

from service.content.model import Level, Message

DOMAIN = "messages"
CHECKS = "checks"
"""What checks tell translators; it is in no release."""
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def interface_messages() -> tuple[Message, ...]:
    """List what is said to readers: strings marked with `N_`, by file and line."""
    paths = (path for path in sorted(_PACKAGE.rglob("*.py")) if not _tells_translators(path))
    return tuple(message for path in paths for message in _in_file(path, DOMAIN))


@cache
def check_messages() -> tuple[Message, ...]:
    """List what checks say to translators: strings marked with `N_`, by file and line."""
    paths = filter(_tells_translators, sorted(_PACKAGE.rglob("*.py")))
    return tuple(message for path in paths for message in _in_file(path, CHECKS))


def _tells_translators(path: Path) -> bool:
    return path.is_relative_to(_PACKAGE / "catalogs" / "checks")


def _in_file(path: Path, domain: str) -> Iterator[Message]:
    shown = f"service/{path.relative_to(_PACKAGE).as_posix()}"
    found = extract_from_file("python", path, {"N_": None}, ["translators:"])
    for line, msgid, comments, _ in found:
        yield Message(
            domain=domain,
            context=None,
            msgid=str(msgid),
            level=Level.INTERFACE,
            path=shown,
            line=line,
            place="",
            notes=tuple(comment.removeprefix("translators:").strip() for comment in comments),
            placeholders=True,
        )
