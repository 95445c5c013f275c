"""Where blanks are missing or too many, by language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from service.catalogs.checks.finding import Span
from service.locales.interface import N_

NARROW, WIDE = "\u202f", "\u00a0"
"""What French puts before a mark: narrow before ; ! ?, wide before : and inside « » (Lexique des
règles typographiques, Imprimerie nationale)."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A way to write blanks that a language does not have."""

    wrong: re.Pattern[str]
    right: str
    """What to write instead, as `re.sub` takes it."""
    wording: str


_DOUBLE = Habit(re.compile(r"(?<=\S)[ \t]{2,}(?=\S)"), " ", N_("There are two blanks. Leave one."))
_BEFORE_STOP = Habit(
    re.compile(r"(?<=\w) +(?=,(?!\d)|\.(?:\s|\Z))"),
    "",
    N_("A blank stands before a mark. Take it out."),
)
_BEFORE_MARK = Habit(
    re.compile(r"(?<=\w) +(?=[;:!?؟؛،。，、；：！？](?:\s|\Z))"),
    "",
    N_("A blank stands before a mark. Take it out."),
)
_AFTER_STOP = Habit(
    re.compile(r"(?<=[a-zß-öø-ÿ]{2}[.!?])(?=[A-ZÀ-ÖØ-Þ¿¡][a-zß-öø-ÿ])"),
    " ",
    N_("A blank is missing after the end of a sentence. Write it."),
)
_AFTER_COMMA = Habit(
    re.compile(r"(?<=[a-zß-öø-ÿ]{2},)(?=[a-zß-öø-ÿ]{2})"),
    " ",
    N_("A blank is missing after a comma. Write it."),
)
_SUSPECT = re.compile(
    r"[ \t](?:[ \t]|,|[.,;:!?؟؛،。，、；：！？]+(?:\s|\Z))|[.!?,][^\W\d_]|[.!?][¿¡]|[;!?:»«]"
)
"""Without one of these no blank can be wrong."""
_FRENCH_WORDING = N_("French puts a no-break space before ; : ! ? and inside « ». Write it.")
_FRENCH = (
    Habit(re.compile(r"(?<=[\w)\]»]) ?(?=[;!?]+(?:\s|\Z))"), NARROW, _FRENCH_WORDING),
    Habit(
        re.compile(r"(?<=[^\W\d]) ?(?=:(?:\s|\Z))|(?<=[)»]) ?(?=:(?:\s|\Z))"), WIDE, _FRENCH_WORDING
    ),
    Habit(re.compile(r"(?<=«) ?(?=[^\s\u00a0\u202f])"), WIDE, _FRENCH_WORDING),
    Habit(re.compile(r"(?<=[^\s\u00a0\u202f«]) ?(?=»)"), WIDE, _FRENCH_WORDING),
)
_COMMON = (_DOUBLE, _BEFORE_STOP, _AFTER_STOP, _AFTER_COMMA)
_SPACED_MARKS: Mapping[str, tuple[Habit, ...]] = {"fr": (*_COMMON, *_FRENCH)}
_OTHER_FRENCH = ("fr-CA", "fr-CH")
"""French that puts no blank, or a thin one, before the marks."""


@lru_cache(maxsize=64)
def habits_of(language: str) -> tuple[Habit, ...]:
    """Return the ways to write blanks that a language does not have."""
    if language.startswith(_OTHER_FRENCH):
        return _COMMON
    return _SPACED_MARKS.get(language.partition("-")[0], (*_COMMON, _BEFORE_MARK))


def faults(text: str, language: str) -> Iterator[tuple[Span, Habit]]:
    """Yield the places in a text without code and addresses where blanks stand wrongly."""
    for habit in habits_of(language) if _SUSPECT.search(text) else ():
        for match in habit.wrong.finditer(text):
            if match[0] != " " or habit.right not in {NARROW, WIDE}:
                yield match.span(), habit
