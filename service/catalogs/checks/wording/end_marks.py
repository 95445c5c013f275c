"""The rule on the mark that ends a text."""

import re
from collections.abc import Iterator
from enum import StrEnum

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.sentences import split_sentences
from service.catalogs.checks.shown import read_shown
from service.catalogs.checks.wording.common_words import WORDS
from service.catalogs.checks.wording.prose import read_prose
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_


class _End(StrEnum):
    STOP = ".。．।۔։።"
    QUESTION = "?？؟՞"
    EXCLAMATION = "!！"
    COLON = ":："
    ELLIPSIS = "…"


_ENDS = {mark: end for end in _End for mark in end.value}
_CLOSING = "\"'”’»)]』」】）＂*_ \u00a0\u202f\n"
_WITHOUT_STOPS = {"th", "lo", "km", "my", "bo", "dz"}
"""Languages whose sentences end in a space or a mark of their own."""
_OWN_QUESTION = {"el": ";", "hy": "՞"}
_ABBREVIATED = re.compile(
    r"(?:\b[^\W\d_]\.\s?){2,}$|\b(?:etc|vs|approx|no|inc|ltd|jr|sr)\.$", re.IGNORECASE
)
_MAY_ABBREVIATE = re.compile(
    r"(?:\b[^\W\d_]{1,2}\.\s?){2,}$"
    r"|\b(?:[^\W\d_]|etc|usw|bzw|ca|vgl|evtl|ggf|inkl|max|min|mind|std|tgl|nr|tel|str|dr|dra|sr|sra"
    r"|uds?|vds?|aprox|máx|mín|env|ex|cf|mme|núm|pág|tab|ltd|inc|corp|co|jr)\.$",
    re.IGNORECASE,
)
"""The stop of an abbreviation (a.m., etc., usw.) ends no sentence."""
_WORDINGS = {
    _End.STOP: N_(
        "The source ends in a full stop, the translation does not. Write it as the language does."
    ),
    _End.QUESTION: N_(
        "The source is a question, the translation does not end as one. Write its question mark."
    ),
    _End.COLON: N_(
        "The source ends in a colon, the translation does not. Write it as the language does."
    ),
    None: N_("The source ends without a mark, the translation has one. Leave it out."),
}
_RUN_TOGETHER = re.compile(
    r"(?<=[a-zà-öø-ÿ]{3})[*_)\]\"”»]{0,3}\s+[*_(\[\"“«]{0,3}([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']+)"
)
_CASED = frozenset({"es", "fr", "pt", "it"})
"""Languages that write small words with a capital where a sentence begins, and nowhere else."""
_SAME = ({_End.STOP, _End.EXCLAMATION}, {_End.STOP, _End.ELLIPSIS}, {None, _End.EXCLAMATION})
"""Marks that languages put for each other."""


_NO_STOP_BETWEEN = N_(
    "“{word}” begins a sentence, and the one before it has no full stop. Write it."
)


def check_end_mark(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation ends as its source does: as a sentence, a question, or a heading."""
    yield from _check_within(message.msgid, msgstr, language.partition("-")[0])
    source, target = (read_shown(text).text.rstrip(_CLOSING) for text in (message.msgid, msgstr))
    wanted, found = _end(source, "en"), _end(target, language)
    if wanted is found or {wanted, found} in _SAME or wanted not in _WORDINGS:
        return
    if language.partition("-")[0] in _WITHOUT_STOPS or not target:
        return
    if wanted is _End.STOP and _ABBREVIATED.search(source[-12:]):
        return
    if not (wanted is None and found is _End.STOP and _MAY_ABBREVIATE.search(target[-12:])):
        end = len(msgstr.rstrip())
        span = (max(0, end - 1), end)
        yield Finding("end-mark", Severity.WARN, _WORDINGS[wanted], {}, None, span)


def _check_within(msgid: str, msgstr: str, language: str) -> Iterator[Finding]:
    """Find where a sentence of a translation begins with no end of the one before it."""
    if language not in _CASED:
        return
    prose = read_prose(msgstr)
    for match in _RUN_TOGETHER.finditer(prose.text):
        word = match[1]
        if word.lower().replace("’", "'") in WORDS[language] and word not in msgid:
            if len(split_sentences(prose.text)) < len(split_sentences(read_prose(msgid).text)):
                span = prose.span(*match.span(1))
                yield Finding(
                    "end-mark", Severity.WARN, _NO_STOP_BETWEEN, {"word": word}, None, span
                )
            return


def _end(text: str, language: str) -> _End | None:
    if not text:
        return None
    if text.endswith("..."):
        return _End.ELLIPSIS
    if text[-1] == _OWN_QUESTION.get(language.partition("-")[0]):
        return _End.QUESTION
    return _ENDS.get(text[-1])


END_MARK = Rule(
    id="end-mark",
    check=check_end_mark,
    why="A lost mark runs sentences together, and a question without its mark is a claim.",
    good=Example("zh-Hans", "Rest today.", "今天请休息。"),
    bad=Example("zh-Hans", "Rest today.", "今天请休息"),
)
