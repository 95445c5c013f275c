"""Tells whose the texts of a catalog are that others committed before somebody synced them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polib
from sqlalchemy import Connection

from service.journal.accounts.aliases import find_signer

Signers = Mapping[int, str]
"""Who else committed each line of a file, by its number; a line without one was written here."""
FindSigners = Callable[[str], Signers]
"""Finds them by the path of a catalog."""

_NEXT = re.compile(rb"msg(?:ctxt|id)\b")
"""How the line begins on which the next message does."""


def nobody_committed(_path: str) -> Signers:
    """Say that a file is written here as a whole."""
    return {}


@dataclass(slots=True)
class Committed:
    """Names the author of each text of a catalog, and remembers who has no account.

    A text is whose who committed all of its lines. That several did, or somebody without an account,
    makes nobody its author, nor who syncs it.
    """

    connection: Connection
    entries: Mapping[str, polib.POEntry]
    lines: Sequence[bytes]
    """Those of the file."""
    signers: Callable[[], Signers]
    """Who committed them; asked where a text is new."""
    here: str | None
    """Who writes here."""
    strangers: dict[str, None] = field(default_factory=dict)
    """The signatures that are no account's, in their order."""

    def author_of(self, key: str) -> str | None:
        """Name the author of a message's text; None where nobody is known for sure."""
        entry = self.entries.get(key)
        if entry is None:
            return self.here
        signed = self.signers()
        people = {self._identify(signed.get(line)) for line in self._text_lines(entry.linenum)}
        return people.pop() if len(people) == 1 else None

    def _identify(self, signature: str | None) -> str | None:
        if signature is None:
            return self.here
        known = find_signer(self.connection, signature)
        if known is None:
            self.strangers[signature] = None
        return known

    def _text_lines(self, first: int) -> Iterator[int]:
        """Yield the numbers of the lines that hold the text of the message that begins there.

        Strings may go on behind empty lines and comments (gettext manual, "The Format of PO Files").
        """
        in_text = False
        for number, line in enumerate(self.lines[first - 1 :], first):
            held = line.strip()
            if number > first and in_text and _NEXT.match(held):
                return
            in_text = in_text or b"msgstr" in held
            if in_text and held and not held.startswith(b"#"):
                yield number
