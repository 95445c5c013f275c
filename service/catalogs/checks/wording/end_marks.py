"""The rule on the mark that ends a text."""

import re
from collections.abc import Iterator
from enum import StrEnum

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.shown import read_shown
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
_MAY_ABBREVIATE = re.compile(r"(?:\b[^\W\d_]{1,2}\.\s?){2,}$|\b[^\W\d_]{1,4}\.$")
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
_SAME = ({_End.STOP, _End.EXCLAMATION}, {_End.STOP, _End.ELLIPSIS}, {None, _End.EXCLAMATION})
"""Marks that languages put for each other."""


def check_end_mark(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation ends as its source does: as a sentence, a question, or a heading."""
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
