"""The rule on emphasis: what the source stresses, the translation does, and no mark shows as a star."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding, Span
from service.catalogs.checks.rule import Example, Rule
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_
from service.markup.messages import plain_text
from service.markup.parser import parse_inline

_MARK = re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_MAY_STRESS = re.compile(r"[*_`]")
_ON_PURPOSE = re.compile(r"\\[*_]")
_NO_ITALICS = {"ja", "ko", "zh"}
"""Languages whose scripts have no italics: what is stressed so is put in other ways, if at all."""


def check_emphasis(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation stresses as many runs of words as its source, strongly and lightly.

    A closing mark between a full stop and a letter closes nothing (CommonMark §6.2), which happens
    where no space stands between sentences; readers would see it.
    """
    if not _MAY_STRESS.search(message.msgid) and not _MAY_STRESS.search(msgstr):
        return
    source, translation = _read(message.msgid), _read(msgstr)
    if translation.shown > source.shown:
        wording = N_(
            "Readers would see the mark {mark}. Put it close to the words that it stresses."
        )
        yield _finding(wording, _last(msgstr), None, _find(msgstr))
        return
    yield from _compare("**", source.strong, translation.strong, message.msgid, msgstr)
    if translation.light > source.light or language.partition("-")[0] not in _NO_ITALICS:
        yield from _compare("*", source.light, translation.light, message.msgid, msgstr)
    yield from _compare("`", source.code, translation.code, message.msgid, msgstr)


def _compare(mark: str, wanted: int, found: int, msgid: str, msgstr: str) -> Iterator[Finding]:
    if found < wanted:
        wording = N_("The source stresses words with {mark}, and the translation does not.")
        yield _finding(wording, mark, _find(msgid), None)
    if found > wanted:
        wording = N_("The translation stresses words with {mark} that the source does not stress.")
        yield _finding(wording, mark, None, _find(msgstr))


def _finding(wording: str, mark: str, source: Span | None, target: Span | None) -> Finding:
    return Finding("emphasis", Severity.WARN, wording, {"mark": mark}, source, target)


@dataclass(frozen=True, slots=True)
class _Stress:
    """How a text stresses words."""

    strong: int
    light: int
    code: int
    shown: int
    """Marks that readers see, for they stress nothing."""


@lru_cache(maxsize=1024)
def _read(text: str) -> _Stress:
    tokens = parse_inline(text)
    opened = [token.type for token in tokens]
    shown = len(_MARK.findall(plain_text(tokens))) - len(_ON_PURPOSE.findall(text))
    strong, light, code = map(opened.count, ("strong_open", "em_open", "code_inline"))
    return _Stress(strong, light, code, shown)


def _find(text: str) -> Span | None:
    """Tell where the first marks stand, with the words between them."""
    marks = list(_MARK.finditer(text))
    return (marks[0].start(), marks[min(1, len(marks) - 1)].end()) if marks else None


def _last(text: str) -> str:
    return next((mark[0] for mark in reversed(list(_MARK.finditer(text)))), "*")


RULES: tuple[Rule, ...] = (
    Rule(
        id="emphasis",
        check=check_emphasis,
        why=(
            "Words are stressed because readers must not miss them. The rule counts what is strong "
            "(`**`), light (`*`) and code, and finds marks that would show as stars."
        ),
        good=Example("es", "**Do not** drive.", "**No** conduzca."),
        bad=Example("es", "**Do not** drive.", "No conduzca."),
    ),
)
