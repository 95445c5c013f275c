"""Finds the texts of messages among translations of the same words: a PO file, a TMX."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.catalogs.adopt.offer import Offer
from service.catalogs.adopt.report import Fate, Line
from service.content.model import Message


@dataclass(frozen=True, slots=True)
class Translation:
    """Words of the source, and what they are in another language."""

    msgid: str
    msgstr: str
    line: int
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """What translations offer, and what cannot be told."""

    offers: tuple[Offer, ...]
    lines: tuple[Line, ...]


def match_exactly(messages: Sequence[Message], translations: Iterable[Translation]) -> Matched:
    """Find each message's words, exactly, whatever their context.

    Where they have several translations, the one of the message's own context counts; without such a
    one they offer nothing.
    """
    known: dict[str, list[Translation]] = {}
    for translation in translations:
        known.setdefault(translation.msgid, []).append(translation)
    offers, lines = [], []
    for message in messages:
        found = _choose(message, known.get(message.msgid, ()))
        if len({each.msgstr for each in found}) == 1:
            offers.append(Offer(message, found[0].msgstr, found[0].line))
        elif found:
            lines.append(_ambiguous(message, found))
    return Matched(tuple(offers), tuple(lines))


def _choose(message: Message, found: Sequence[Translation]) -> Sequence[Translation]:
    own = [each for each in found if each.context is not None and each.context == message.context]
    return own or found


def _ambiguous(message: Message, found: Sequence[Translation]) -> Line:
    places = ", ".join(str(each.line) for each in found)
    reason = f"The file translates it in several ways, on the lines {places}."
    where = (message.context or "", message.msgid, message.path, message.line)
    return Line(Fate.SKIPPED, reason, *where, found[0].msgstr, found[0].line)


def list_unused(messages: Iterable[Message], translations: Iterable[Translation]) -> list[Line]:
    """List the translations of words that no message has."""
    wanted = {message.msgid for message in messages}
    return [
        Line(Fate.UNUSED, "No message has its words.", msgstr=each.msgstr, file_line=each.line)
        for each in translations
        if each.msgid not in wanted
    ]
