"""Rules on characters: none that hides, and none that moves what readers see."""

import re
import unicodedata
from collections.abc import Iterator

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.content.model import Message
from service.content.policy import Severity
from service.markup.messages import plain_text
from service.markup.parser import parse_inline

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd\ud800-\udfff]")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERLAY = re.compile(r"[\u0334-\u0338]")
_HIDDEN = {"Cf", "Co", "Cn"}
"""General categories of characters that nobody sees, or nobody knows how (Unicode §4.5)."""
_NEEDED = {"\u00ad", "\u200c", "\u200d"}
"""The soft hyphen and the joiners, with which many scripts are spelled."""
_WORDS_APART = "\u200b"
_RUNS_WORDS_TOGETHER = {"km", "lo", "my", "th"}
"""Languages that mark the ends of words with ZERO WIDTH SPACE, if at all (UAX #14 §5.6)."""
_SEEN = {"L", "N", "P", "S"}
"""First letters of the general categories of characters that show something by themselves."""
_BLANK = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}
"""Fillers of Hangul and the empty Braille pattern: letters and a symbol that show nothing."""


def check_presence(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation shows something where the source does."""
    if is_visible(_shown(message.msgid)) and not is_visible(_shown(msgstr)):
        yield Finding("presence", Severity.BLOCK, "Readers would see nothing of this translation.")


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
    known, used = {*message.msgid, *_shown(message.msgid)}, {*msgstr, *_shown(msgstr)}
    for character in sorted(used - known):
        if advice := _advise(character, language):
            yield _finding(character, advice)


def _advise(character: str, language: str) -> str:
    """Say what to do about a character that may not be here; nothing about one that may."""
    if _CONTROL.match(character):
        return "Delete it, or type the text anew."
    if _BIDI.match(character):
        return "Delete it: the direction of text is set when it is shown."
    if _OVERLAY.match(character):
        return "Delete it: it strikes through what stands before it."
    if unicodedata.category(character) in _HIDDEN and not _is_needed(character, language):
        return "Delete it: readers do not see it."
    return ""


def _is_needed(character: str, language: str) -> bool:
    spells = character == _WORDS_APART and language.partition("-")[0] in _RUNS_WORDS_TOGETHER
    return spells or character in _NEEDED


def _finding(character: str, advice: str) -> Finding:
    name = unicodedata.name(character, "a control character")
    told = f"The translation has U+{ord(character):04X} ({name}). {advice}"
    return Finding("characters", Severity.BLOCK, told)


def _shown(text: str) -> str:
    return plain_text(parse_inline(text))


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
