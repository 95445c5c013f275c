"""Puts offered texts into the empty messages of a catalog."""

from collections.abc import Iterable, Iterator, Sequence

import polib

from service.catalogs.adopt.offer import Offer, refuse
from service.catalogs.adopt.report import Fate, Line
from service.catalogs.checks import check_text
from service.catalogs.checks.finding import Finding
from service.catalogs.po import is_live, is_plural, is_translated, key_of
from service.catalogs.texts import SOURCE_LANGUAGE, Origin, mark_origin
from service.content.model import Message
from service.content.policy import Severity

_REFUSED = frozenset({"characters", "quantity", "unit", "negation"})
"""What a check may not block a text for if it is to be taken at all, be it fuzzy."""


def take_offers(catalog: polib.POFile, offers: Iterable[Offer], language: str) -> tuple[Line, ...]:
    """Fill the catalog's empty messages, and say of each offer what became of it.

    A text that stands there is never replaced. What a check would block becomes fuzzy, which is never
    served: its words are kept for a translator to mend. Another quantity, another negation and hidden
    characters are not taken at all.
    """
    entries = {key_of(entry): entry for entry in catalog if is_live(entry)}
    return tuple(_take(entries.get(offer.message.key), offer, language) for offer in offers)


def list_missing(
    catalog: polib.POFile, messages: Iterable[Message], lines: Sequence[Line]
) -> Iterator[Line]:
    """Yield the messages that have no text and that no line speaks of."""
    told = {(line.address, line.msgid) for line in lines}
    empty = {key_of(entry) for entry in catalog if is_live(entry) and not is_translated(entry)}
    for message in messages:
        if message.key in empty and (message.context or "", message.msgid) not in told:
            yield _line(Fate.MISSING, "The file has no text for it.", message)


def _take(entry: polib.POEntry | None, offer: Offer, language: str) -> Line:
    if entry is None or is_plural(entry):
        reason = "The catalog has no such message." if entry is None else "It has plural forms."
        return _tell(Fate.SKIPPED, reason, offer)
    if is_translated(entry):
        same = entry.msgstr == offer.msgstr
        return _tell(Fate.KEPT, "It has this text." if same else "It has another text.", offer)
    if reason := refuse(offer, SOURCE_LANGUAGE, language):
        return _tell(Fate.SKIPPED, reason, offer)
    found = _blocking(offer, language)
    told = " ".join(finding.message for finding in found)
    if any(finding.rule in _REFUSED for finding in found):
        return _tell(Fate.SKIPPED, told, offer)
    entry.msgstr = offer.msgstr
    entry.tcomment = mark_origin(entry.tcomment, Origin.ADOPTED)
    if found:
        entry.flags.insert(0, "fuzzy")
    return _tell(Fate.FUZZY if found else Fate.TAKEN, told, offer)


def _blocking(offer: Offer, language: str) -> list[Finding]:
    findings = check_text(offer.message, offer.msgstr, language)
    return [found for found in findings if found.severity is Severity.BLOCK]


def _tell(fate: Fate, reason: str, offer: Offer) -> Line:
    return _line(fate, reason, offer.message, offer)


def _line(fate: Fate, reason: str, message: Message, offer: Offer | None = None) -> Line:
    return Line(
        fate,
        reason,
        message.context or "",
        message.msgid,
        message.path,
        message.line,
        offer.msgstr if offer else "",
        offer.line if offer else 0,
    )
