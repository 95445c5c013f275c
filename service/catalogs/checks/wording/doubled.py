"""The rule on words that stand twice."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.wording.prose import lower_words, read_prose, words_of
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

_LEGIT: Mapping[str, frozenset[str]] = {
    "fr": frozenset({"nous", "vous"}),
    "de": frozenset({"sie", "ihr", "was", "wir"}),
    "nl": frozenset({"die", "dat", "u", "zij", "ze"}),
    "pt": frozenset({"se", "muito", "pouco"}),
    "it": frozenset({"piano", "via", "poco"}),
    "ar": frozenset({"جدا", "جدًا", "شيئا", "شيئًا", "فشيئا"}),
}
"""Words that a sentence may have twice in a row."""
_RELATIVE = re.compile(
    r"(?:,|\b(?:und|oder|an|auf|aus|bei|durch|für|gegen|in|mit|nach|ohne|seit|über|um|unter|von|vor|zu"
    r"|en|of|met|van))\s+(?:der|die|das|den|dem|dat)\Z",
    re.IGNORECASE,
)
"""A relative pronoun, after which its own form may come again as an article (German, Dutch)."""
_LANGUAGES = frozenset(
    {"ar", "ca", "cs", "da", "de", "el", "es", "fr", "he", "hu", "it", "nb", "nl", "pl", "pt", "pt-BR"}
    | {"ro", "ru", "sk", "sv", "uk", "zh-Hans", "zh-Hant"}
)  # fmt: skip
"""Not those that say a thing twice to say it more (Turkish, Vietnamese, Hindi, Malay)."""
_HAN = re.compile(r"([\u4e00-\u9fff]{2,6})\1|([您它请与或])\2")
_HAN_LEGIT = re.compile(r"休息|活动|放松|考虑|研究|讨论|商量|了解|看看|聊聊|多少")
_MOST = 8
"""Who sees so many sees the rest."""
_BETWEEN = re.compile(r"[ \u00a0\n]+")


def check_doubled(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that no word stands twice in a row, unless it may in the language or does in the source."""
    prose = read_prose(msgstr)
    legit = _LEGIT.get(language.partition("-")[0], frozenset())
    find = _doubled_han if language.startswith("zh") else _doubled
    found = tuple(find(prose.text, legit))
    if found and any(_doubled(read_prose(message.msgid).text, legit)):
        return
    for start, end in found[:_MOST]:
        wording = N_("“{word}” stands twice. Take one out.")
        span = prose.span(start, end)
        yield Finding(
            "doubled-words", Severity.WARN, wording, {"word": prose.text[start:end]}, None, span
        )


def _doubled(text: str, legit: frozenset[str]) -> Iterator[tuple[int, int]]:
    lower = lower_words(text)
    if not any(one == other for one, other in pairwise(lower)):
        return
    for one, other in pairwise(words_of(text)):
        is_same = one[0] == other[0] or one[0].lower() == other[0].lower()
        if is_same and one[0].lower() not in legit and _is_row(text, one, other):
            yield one.start(), other.end()


def _is_row(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether only a blank is between two words, and the first is no relative pronoun."""
    is_relative = _RELATIVE.search(text[max(0, one.start() - 8) : one.end()])
    return not is_relative and _BETWEEN.fullmatch(text[one.end() : other.start()]) is not None


def _doubled_han(text: str, _legit: frozenset[str]) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _HAN.finditer(text) if not _HAN_LEGIT.search(match[0]))


DOUBLED = Rule(
    id="doubled-words",
    check=check_doubled,
    why="A word that stands twice is what is left of an edit: something else may be left too.",
    good=Example("fr", "You may notice changes.", "Vous vous apercevrez peut-être de changements."),
    bad=Example(
        "fr", "You may notice changes.", "Vous vous apercevrez peut-être de de changements."
    ),
    languages=_LANGUAGES,
)
