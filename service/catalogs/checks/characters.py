"""Rules on characters: none that hides, and none that moves what readers see."""

import unicodedata
from collections.abc import Iterator

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding, Span
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.shown import read_shown
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_
from service.markup.characters import Harm, harm_of

_WORDS_APART = "\u200b"
_RUNS_WORDS_TOGETHER = {"km", "lo", "my", "th"}
"""Languages that mark the ends of words with ZERO WIDTH SPACE, if at all (UAX #14 §5.6)."""
_SEEN = {"L", "N", "P", "S"}
"""First letters of the general categories of characters that show something by themselves."""
_BLANK = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}
"""Fillers of Hangul and the empty Braille pattern: letters and a symbol that show nothing."""
_WORDINGS = {
    Harm.CONTROL: N_("The translation has {name}. Delete it, or type the text anew."),
    Harm.BIDI: N_(
        "The translation has {name}. Delete it: the direction of text is set when it is shown."
    ),
    Harm.OVERLAY: N_(
        "The translation has {name}. Delete it: it strikes through what stands before it."
    ),
    Harm.UNSEEN: N_("The translation has {name}. Delete it: readers do not see it."),
}


def check_presence(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation shows something where the source does."""
    if not is_visible(read_shown(msgstr).text) and is_visible(read_shown(message.msgid).text):
        wording = N_("Readers would see nothing of this translation. Write what the source says.")
        yield Finding("presence", Severity.BLOCK, wording)


def is_visible(text: str) -> bool:
    """Tell whether readers see anything of a plain text."""
    return any(
        unicodedata.category(character)[0] in _SEEN and character not in _BLANK
        for character in text
    )


def check_characters(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation has no control character, and none of its own that hides or strikes.

    Overrides can turn the digits of a dose around (UTR #36 §2.6), so none passes. Marks and isolates
    do no such harm, but those in the text would work against those that rendering puts around
    numbers and names (design §4): one rule for all of them is one that translators can remember.
    Written as entities (`&#x202E;`) they are the same characters.
    """
    if msgstr.isascii() and msgstr.isprintable() and "&" not in msgstr:
        return
    shown = read_shown(msgstr)
    for character in sorted({*msgstr, *shown.text}):
        harm = harm_of(character)
        if harm and not _is_known(character, message.msgid, language):
            place = shown.text.find(character)
            span = shown.span(place, place + 1) if place >= 0 else _span(msgstr, character)
            yield _finding(character, harm, span)


def _span(msgstr: str, character: str) -> Span | None:
    place = msgstr.find(character)
    return (place, place + 1) if place >= 0 else None


def _is_known(character: str, msgid: str, language: str) -> bool:
    spells = character == _WORDS_APART and language.partition("-")[0] in _RUNS_WORDS_TOGETHER
    return spells or character in msgid or character in read_shown(msgid).text


def _finding(character: str, harm: Harm, span: Span | None) -> Finding:
    name = f"U+{ord(character):04X} ({unicodedata.name(character, 'a control character')})"
    return Finding("characters", Severity.BLOCK, _WORDINGS[harm], {"name": name}, None, span)


RULES: tuple[Rule, ...] = (
    Rule(
        id="presence",
        check=check_presence,
        why="A translation that shows nothing leaves readers with nothing where the source speaks.",
        good=Example("es", "Do not drive.", "No conduzca."),
        bad=Example("es", "Do not drive.", "&nbsp;"),
    ),
    Rule(
        id="characters",
        check=check_characters,
        why="Characters that nobody sees can turn the digits of a dose around or hide a word.",
        good=Example("es", "Do not drive.", "No conduzca."),
        bad=Example("es", "Do not drive.", "No\u202e conduzca."),
    ),
)
