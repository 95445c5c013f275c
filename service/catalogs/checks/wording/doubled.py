"""The rule on words that stand twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import eq

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
_HAN = re.compile(r"([\u4e00-\u9fff]{2,6})\1|([您它请与或这那在和把被给从让再也很我你他她])\2")
_HAN_LEGIT = re.compile(r"休息|活动|放松|考虑|研究|讨论|商量|了解|看看|聊聊|多少")
_MOST = 8
"""Who sees so many sees the rest."""
_BETWEEN = re.compile(r"[ \u00a0\n]+")
_COMMA_BETWEEN = re.compile(r"[,،]? ?|[ \u00a0\n]+")
_PHRASES = (2, 3, 4)
"""So many words in a row are looked for twice."""
_TURNS_ROUND = frozenset({"de", "nl", "sv", "da", "nb"})
"""Languages whose main clause begins with its verb, which may have ended the clause before it."""


def check_doubled(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that no word stands twice in a row, unless it may in the language or does in the source."""
    prose = read_prose(msgstr)
    own = language.partition("-")[0]
    if own == "zh":
        found = tuple(_doubled_han(prose.text))
    else:
        between = _BETWEEN if own in _TURNS_ROUND else _COMMA_BETWEEN
        found = tuple(_doubled(prose.text, _LEGIT.get(own, frozenset()), between))
    if found and any(_doubled(read_prose(message.msgid).text, frozenset(), _COMMA_BETWEEN)):
        return
    for start, end in found[:_MOST]:
        wording = N_("“{word}” stands twice. Take one out.")
        span = prose.span(start, end)
        yield Finding(
            "doubled-words", Severity.WARN, wording, {"word": prose.text[start:end]}, None, span
        )


def _doubled(
    text: str, legit: frozenset[str], between: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    lower = lower_words(text)
    if any(map(eq, lower, lower[1:])):
        for one, other in pairwise(words_of(text)):
            is_same = one[0] == other[0] or one[0].lower() == other[0].lower()
            if is_same and one[0].lower() not in legit and _is_row(text, one, other, between):
                yield one.start(), other.end()
    for length in _PHRASES:
        if any(map(eq, lower, lower[length:])):
            yield from _doubled_phrase(text, lower, length)


def _doubled_phrase(text: str, lower: Sequence[str], length: int) -> Iterator[tuple[int, int]]:
    """Find so many words that come again at once, blanks alone between them."""
    words, row = words_of(text), 0
    for place, is_same in enumerate(map(eq, lower, lower[length:])):
        row = row + 1 if is_same else 0
        start, end = place - length + 1, place + length
        if row == length and lower[start] != lower[start + 1]:
            gaps = pairwise(words[start : end + 1])
            if all(_BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in gaps):
                yield words[start].start(), words[end].end()


def _is_row(text: str, one: re.Match[str], other: re.Match[str], between: re.Pattern[str]) -> bool:
    """Tell whether next to nothing is between two words, and the first is no relative pronoun."""
    is_relative = _RELATIVE.search(text[max(0, one.start() - 8) : one.end()])
    return not is_relative and between.fullmatch(text[one.end() : other.start()]) is not None


def _doubled_han(text: str) -> Iterator[tuple[int, int]]:
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
