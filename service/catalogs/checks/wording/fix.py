"""What a machine may mend in a translation: blanks and the form of letters, never a word."""

import re
import unicodedata

from service.catalogs.checks.wording.prose import UNSPOKEN
from service.catalogs.checks.wording.spaces import habits_of

_KEPT = re.compile(rf"{UNSPOKEN.pattern}|\]\[[^\]\n]*\]|\]\([^()\n]*\)|\[\^[^\]\n]*\]|&#?\w+;|\\.")
"""What stays as it is, byte for byte: code, addresses, placeholders, references, escapes."""
_PLACE = "\ue000"
"""A private character that is no letter, no blank and no mark: it stands for what is kept."""


def fix_text(msgstr: str, language: str) -> str:
    """Mend the blanks and the normal form of a translation.

    Laws: it is idempotent; markup, placeholders, line breaks, words and figures stay as they are.
    """
    if _PLACE in msgstr:
        return msgstr
    kept = iter(_KEPT.findall(msgstr))
    mended = _mend(_KEPT.sub(_PLACE, msgstr), language)
    return re.sub(_PLACE, lambda _: next(kept), mended)


def _mend(text: str, language: str) -> str:
    """Mend until nothing is left to mend: one blank taken out may show another."""
    before, after = "", unicodedata.normalize("NFC", text)
    while before != after:
        before = after
        for habit in habits_of(language):
            after = habit.wrong.sub(habit.right, after)
    return after
