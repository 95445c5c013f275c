"""The rules on a whole catalog: one source has one translation, two sources have two."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from operator import ne

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import CatalogRule, Example
from service.content.glossary import DOMAIN
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

Item = tuple[Message, str]
_NOT_WORDS = re.compile(r"[\W_]+")
_MANY_WORDS = 3
"""Sources of fewer words may well have one translation: headache, pain in the head."""
_LONG_WORD = 4
_NEGATIONS = frozenset({"not", "no", "never", "without", "cannot", "don", "doesn", "t"})
_SHOWN = 60


def check_one_source(
    items: Sequence[Item], _language: str, _context: Context
) -> Iterator[tuple[int, Finding]]:
    """Hold that a source that comes again is translated as before, unless its context differs."""
    wording = N_("The same source is translated “{other}” elsewhere. Translate it one way.")
    first: dict[str, tuple[str, str]] = {}
    for place, (message, msgstr) in _translated(items):
        key, value = _meant(message), fold(msgstr)
        known, shown = first.setdefault(key, (value, msgstr))
        if known != value:
            values = {"other": _shorten(shown)}
            yield place, Finding("two-ways", Severity.WARN, wording, values)


def check_two_sources(
    items: Sequence[Item], _language: str, _context: Context
) -> Iterator[tuple[int, Finding]]:
    """Hold that two sources that say different things are not translated alike."""
    wording = N_(
        "“{other}” is translated in the same words. See that both say what their source says."
    )
    first: dict[str, str] = {}
    for place, (message, msgstr) in _translated(items):
        other = first.setdefault(fold(msgstr), message.msgid)
        if _are_apart(_words(message.msgid), _words(other)):
            values = {"other": _shorten(other)}
            yield place, Finding("alike", Severity.WARN, wording, values)


def _translated(items: Sequence[Item]) -> Iterator[tuple[int, Item]]:
    """Yield what has a translation; the glossary, which lists words beside each other, aside."""
    for place, item in enumerate(items):
        if item[1].strip() and item[0].domain != DOMAIN:
            yield place, item


def _are_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two sources say different things, where a paraphrase would say the same.

    They have other figures or negations, differ in one word only, or share none.
    """
    if one == other or min(len(one), len(other)) < _MANY_WORDS:
        return False
    differing = set(one) ^ set(other)
    has_other_sense = not _NEGATIONS.isdisjoint(differing) or any(map(str.isdigit, differing))
    is_one_word = len(one) == len(other) and sum(map(ne, one, other)) == 1
    shared = set(one) & set(other)
    return has_other_sense or is_one_word or all(len(word) < _LONG_WORD for word in shared)


def _words(text: str) -> Sequence[str]:
    return fold(text).split()


def _meant(message: Message) -> str:
    """Tell texts apart that a `context` comment tells apart; permanent ids tell places, not meanings."""
    context = message.context or ""
    is_place = context.startswith(f"{message.domain}/")
    return " ".join(message.msgid.split()) + ("" if is_place else f"\0{context}")


def fold(text: str) -> str:
    """Take a text for the same whatever its case, its marks and its blanks."""
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFC", text).casefold()).strip()


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


CATALOG_RULES: tuple[CatalogRule, ...] = (
    CatalogRule(
        id="two-ways",
        check=check_one_source,
        why="Readers who meet two words think of two things.",
        good=(
            Example("es", "Rest now.", "Descanse ahora."),
            Example("es", "Rest now.", "Descanse ahora."),
        ),
        bad=(
            Example("es", "Rest now.", "Descanse ahora."),
            Example("es", "Rest now.", "Repose ya."),
        ),
    ),
    CatalogRule(
        id="alike",
        check=check_two_sources,
        why="Of two texts that read alike in translation, one was taken from the other and says the wrong thing.",
        good=(
            Example("es", "You may drive today.", "Hoy puede conducir."),
            Example("es", "You may not drive today.", "Hoy no puede conducir."),
        ),
        bad=(
            Example("es", "You may drive today.", "Hoy puede conducir."),
            Example("es", "You may not drive today.", "Hoy puede conducir."),
        ),
    ),
)
