"""Rules on characters: none that hides, and none that moves what readers see."""

import re
import unicodedata
from collections.abc import Iterator

from service.catalogs.checks.finding import Finding, Severity
from service.content.model import Message
from service.markup.messages import plain_text
from service.markup.parser import parse_inline

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd\ud800-\udfff]")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
"""General categories of characters that nobody sees (Unicode §4.5)."""


def check_presence(message: Message, msgstr: str, _language: str) -> Iterator[Finding]:
    """Hold that a translation shows something where the source does."""
    if _is_visible(_shown(message.msgid)) and not _is_visible(_shown(msgstr)):
        yield Finding("presence", Severity.BLOCK, "Readers would see nothing of this translation.")


def check_characters(message: Message, msgstr: str, _language: str) -> Iterator[Finding]:
    """Hold that a translation has no control character, and no bidi control of its own.

    Overrides can turn the digits of a dose around (UTR #36 §2.6), so none passes. Marks and isolates
    do no such harm, but those in the text would work against those that rendering puts around
    numbers and names (design §4): one rule for all of them is one that translators can remember.
    Written as entities (`&#x202E;`) they are the same characters.
    """
    known, used = {*message.msgid, *_shown(message.msgid)}, {*msgstr, *_shown(msgstr)}
    for character in sorted(used - known):
        if _CONTROL.match(character):
            yield _finding(character, "Delete it, or type the text anew.")
        elif _BIDI.match(character):
            yield _finding(character, "Delete it: the direction of text is set when it is shown.")


def _finding(character: str, advice: str) -> Finding:
    name = unicodedata.name(character, "a control character")
    told = f"The translation has U+{ord(character):04X} ({name}). {advice}"
    return Finding("characters", Severity.BLOCK, told)


def _shown(text: str) -> str:
    return plain_text(parse_inline(text))


def _is_visible(text: str) -> bool:
    return any(unicodedata.category(character) not in _UNSEEN for character in text)
