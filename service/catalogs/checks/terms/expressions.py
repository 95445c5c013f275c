"""Expressions of a glossary: how they are written, and what finds them in a translation."""

import re
from collections.abc import Iterable, Iterator

from service.catalogs.checks.terms.inflection import inflect

_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_PLURAL_MARK = re.compile(r"^\s*ج\.\s*")
"""What Arabic dictionaries put before a plural (جمع)."""
_APART = re.compile(r"[;；]")
_WORD = re.compile(r"…|[\w*\u064b-\u0652]+|[^\w\s*…]")
_FEW_WORDS = r"(?:\W+\w+){0,4}?\W+"
_RUNS_WORDS_TOGETHER = {"zh", "ja", "th", "lo", "km", "my"}
_CASE_TELLS = {"de"}
"""Languages in which a capital tells a noun from another word (Sucht, sucht)."""


def split_rendering(text: str) -> Iterator[str]:
    """Yield the expressions of a rendering: the one outside brackets, and each inside them.

    As catalogs of glossaries write: `麻醉药（麻醉剂）`, `أثر جانبي (ج. آثار جانبية)`.
    """
    outside = _BRACKETS.sub(" ", text)
    inside = (_PLURAL_MARK.sub("", part) for part in _BRACKETS.findall(text))
    for part in (outside, *inside):
        yield from filter(None, (each.strip(" .…") for each in _APART.split(part)))


def compile_expressions(expressions: Iterable[str], language: str) -> re.Pattern[str] | None:
    """Make what finds any of the expressions, the longest first; None where there are none.

    Words are found in their forms; `*` at an end of a word stands for any letters, ` … ` for up to
    four words.
    """
    spoken = {each for each in expressions if any(map(str.isalnum, each))}
    known = sorted(spoken, key=lambda each: (-len(each), each))
    if not known:
        return None
    flags = 0 if language.partition("-")[0] in _CASE_TELLS else re.IGNORECASE
    return re.compile("|".join(_find(each, language) for each in known), flags)


def _find(expression: str, language: str) -> str:
    words = _WORD.findall(expression)
    if language.partition("-")[0] in _RUNS_WORDS_TOGETHER:
        return r"\s*".join(
            "[^。；！？\n]{0,8}?" if word == "…" else _form(word, language) for word in words
        )
    parts: list[str] = []
    for before, word in zip(["", *words], words, strict=False):
        if parts and word != "…":
            parts.append(_FEW_WORDS if before == "…" else r"[\s\u2010-\u2015-]*")
        if word != "…":
            parts.append(_form(word, language))
    return rf"(?<!\w){''.join(parts)}(?!\w)"


def _form(word: str, language: str) -> str:
    if not re.search(r"\w", word):
        return "['’ʼ]" if word in "'’ʼ" else re.escape(word)
    return inflect(word, language)
