"""The rule on marks that a language writes in its own way."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.wording.prose import read_prose
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_


@dataclass(frozen=True, slots=True)
class _Habit:
    """A mark that stands where the language has another."""

    wrong: re.Pattern[str]
    wording: str


_ARABIC = "\u0620-\u064a\u066e-\u06d3"
_OPEN_QUESTION = N_("A question opens with ¿ in this language. Write it.")
_OPEN_EXCLAMATION = N_("An exclamation opens with ¡ in this language. Write it.")
_HABITS: Mapping[str, tuple[_Habit, ...]] = {
    "es": (
        _Habit(re.compile(r"(?:\A|(?<=\?))[^¿?]*[^\W\d_]\?(?!\w)"), _OPEN_QUESTION),
        _Habit(re.compile(r"(?:\A|(?<=!))[^¡!]*[^\W\d_]!(?![=\w(])"), _OPEN_EXCLAMATION),
    ),
    "ar": (
        _Habit(re.compile(rf"(?<=[{_ARABIC}])\s?\?"), N_("Arabic writes ؟ for the question mark.")),
        _Habit(re.compile(rf"(?<=[{_ARABIC}]),(?=\s)"), N_("Arabic writes ، for the comma.")),
        _Habit(re.compile(rf"(?<=[{_ARABIC}]);(?=\s)"), N_("Arabic writes ؛ for the semicolon.")),
    ),
    "zh": (
        _Habit(re.compile(r"(?<=[\u4e00-\u9fff])[.](?=\s|$)"), N_("Chinese writes 。 for the full stop.")),
        _Habit(re.compile(r"(?<=[\u4e00-\u9fff])\?(?=\s|$)"), N_("Chinese writes ？ for the question mark.")),
        _Habit(re.compile(r"(?<=[\u4e00-\u9fff])!(?=\s|$)"), N_("Chinese writes ！ for the exclamation mark.")),
        _Habit(re.compile(r"(?<=[\u4e00-\u9fff]), ?(?=[\u4e00-\u9fff])"), N_("Chinese writes ， for the comma.")),
    ),
}  # fmt: skip


def check_marks(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that questions, stops and commas stand as the language writes them."""
    if msgstr == message.msgid:
        return
    prose = read_prose(msgstr)
    for habit in _HABITS.get(language.partition("-")[0], ()):
        if found := habit.wrong.search(prose.text):
            span = prose.span(found.end() - 1, found.end())
            yield Finding("marks", Severity.WARN, habit.wording, {}, None, span)


MARKS = Rule(
    id="marks",
    check=check_marks,
    why="Marks of another language slow readers down, and voices read them wrongly.",
    good=Example("es", "Who can I call?", "¿A quién puedo llamar?"),
    bad=Example("es", "Who can I call?", "A quién puedo llamar?"),
    languages=frozenset({"es", "ar", "zh-Hans", "zh-Hant"}),
)
