"""Finds the interface strings in the program itself: the domain `messages`."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

from service.content.model import Level, Message

DOMAIN = "messages"
_PACKAGE = Path(__file__).resolve().parent.parent


def interface_messages() -> Iterator[Message]:
    """Yield every string marked with `N_`, by file and line."""
    for path in sorted(_PACKAGE.rglob("*.py")):
        shown = f"service/{path.relative_to(_PACKAGE).as_posix()}"
        for line, msgid, comments, _ in extract_from_file(
            "python", path, {"N_": None}, ["translators:"]
        ):
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
