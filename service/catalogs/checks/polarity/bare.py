"""The bare text that is read: shown words without code and without marks that change no word."""

import re
from functools import lru_cache

from service.catalogs.checks.finding import Span
from service.catalogs.checks.shown import Shown, read_shown

_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`]+\1(?!`)")
_UNWRITTEN = re.compile("[\u0640\u064b-\u0652\u0670\u00ad\u200b]")
"""Arabic vowel marks and the stretching of letters, soft hyphens: a word is the same without."""


def read_bare(written: str) -> str:
    """Read a msgid or msgstr without its code, vowel marks and soft hyphens."""
    text = _read(written).text
    return text if text.isascii() else _UNWRITTEN.sub("", text)


def find_span(written: str, place: Span) -> Span:
    """Find in a msgid or msgstr what stands in a place of its bare text."""
    shown = _read(written)
    kept = [at for at, each in enumerate(shown.text) if not _UNWRITTEN.match(each)]
    start, end = place
    return shown.span(kept[start], kept[end - 1] + 1)


@lru_cache(maxsize=64)
def _read_without_code(written: str) -> Shown:
    return read_shown(_CODE.sub(lambda code: " " * len(code[0]), written))


def _read(written: str) -> Shown:
    return _read_without_code(written) if "`" in written else read_shown(written)
