"""Finds the interface strings in the program itself: the domain `messages`."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_file

from service.content.model import Level, Message

DOMAIN = "messages"
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def interface_messages() -> tuple[Message, ...]:
    """List every string marked with `N_`, by file and line; they stay while the program runs."""
    return tuple(message for path in sorted(_PACKAGE.rglob("*.py")) for message in _in_file(path))


def _in_file(path: Path) -> Iterator[Message]:
    shown = f"service/{path.relative_to(_PACKAGE).as_posix()}"
    found = extract_from_file("python", path, {"N_": None}, ["translators:"])
    for line, msgid, comments, _ in found:
        yield Message(
            domain=DOMAIN,
            context=None,
            msgid=str(msgid),
            level=Level.INTERFACE,
            path=shown,
            line=line,
            place="",
            notes=tuple(comment.removeprefix("translators:").strip() for comment in comments),
            placeholders=True,
        )
