"""What a file offers as the text of a message, and whether it may be that."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.catalogs.adopt.figures import Figures, figures_of
from service.catalogs.adopt.negation import deny_alike, find_cues, read_negations
from service.content.model import Message

_FEW_WORDS = 3
"""Up to so many words may well be the same in two languages: names, short forms."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A text for a message."""

    message: Message
    msgstr: str
    line: int
    """Where it stands in the file."""


def refuse(offer: Offer, source: str, language: str) -> str:
    """Say why a text cannot be taken for its message; nothing where it can."""
    msgid, msgstr = offer.message.msgid, offer.msgstr
    if msgid == msgstr and len(msgid.split()) > _FEW_WORDS:
        return "It is not translated."
    mine, theirs = figures_of(msgid, source), figures_of(msgstr, language)
    if mine != theirs:
        return f"The figures differ: {_write(mine)} in the source, {_write(theirs)} here."
    return _refuse_negation(msgid, msgstr, source, language)


def can_compare_negation(source: str, language: str) -> bool:
    """Tell whether we know how both languages negate."""
    return None not in (find_cues(source), find_cues(language))


def _refuse_negation(msgid: str, msgstr: str, source: str, language: str) -> str:
    mine, theirs = find_cues(source), find_cues(language)
    if mine is None or theirs is None:
        return ""
    if deny_alike(read_negations(msgid, mine), read_negations(msgstr, theirs)):
        return ""
    return "One of the two negates where the other does not."


def _write(figures: Figures) -> str:
    return ", ".join(_spread(figures)) or "none"


def _spread(figures: Mapping[str, int]) -> list[str]:
    return [figure for figure, count in sorted(figures.items()) for _ in range(count)]
