"""The rule on words of the source that were left untranslated."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding, Span
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.wording.common_words import SURELY_ENGLISH, WORDS
from service.catalogs.checks.wording.prose import lower_words, read_prose, words_of
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_
from service.locales.tags import maximal_tag

_LINKS = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with", "from"}
)
"""Small words that stand in names too (Institute of Mental Health)."""
_SPEAKING = WORDS["en"] - _LINKS
_CLAUSE = 4
"""So many words in a row that are equal to the source are no accident."""
_WHOLE = 3
_BETWEEN = " ,-\u00a0\n"
_LONG = 4
"""Shorter words may be units (mg, kg, ml)."""
_MOST = 100
"""Of longer sources the first words only are looked for in any order."""
_OPENING = tuple("([（“\"«‘'_*「《")
_CLOSING = tuple(")]）”\"»’'_*」》")
_MARKS = "".join((*_OPENING, *_CLOSING, " .。:!?"))
_LOOKS_ENGLISH = {
    "es": re.compile(
        r"w|k|th|sh|ss|pp|tt|ff|mm|gh|ck|ed$|[^aeiouáéíóúnrslzdyj]$|[^aeiou]y$|[bcdfgkmptvr]s$"
    ),
    "pt": re.compile(r"w|k|y|th|sh|pp|tt|ff|mm|ll|gh|[ndtkpbcfghv]$|[bcdfgkmptvrn]s$"),
    "it": re.compile(r"w|k|y|j|th|sh|gh[^ei]|[^aeiouàèéìòù]$"),
    "fr": re.compile(r"w|k|sh|gh|(?:ing|ness|ly|[^aeou]y|[^i]ed|th|ck|sh)$"),
    "de": re.compile(
        r"ea[rdtslm]|oo[mdtlk]|ough|(?:ness|ly|[^aeiou]y|[^aeiou]ed|th|ght|ous|tion|ow|ing)$"
    ),
}
"""Words that can be no words of the language."""
_LOOKS_ENGLISH_ANYWHERE = re.compile(r"ough|wh|(?:ness|ly|ght|ould|ing)$")


def check_source_left(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that no clause of the source stands in the translation as it is.

    Names, numbers and code may; so may words that both languages have.
    """
    if language.partition("-")[0] == "en":
        return
    source, target = read_prose(message.msgid), read_prose(msgstr)
    if not _shares_words(lower_words(source.text), lower_words(target.text), language):
        return
    said = [word[0].lower() for word in words_of(source.text)]
    pairs = frozenset(
        pairwise(said) if _is_latin(language) else product(said[:_MOST], said[:_MOST])
    )
    for run in _runs(target.text, words_of(target.text), pairs):
        is_whole = len(run) == len(words_of(target.text))
        if severity := _judge([word[0] for word in run], language, is_whole=is_whole):
            span = target.span(run[0].start(), run[-1].end())
            if not _is_marked(msgstr, span):
                yield _finding(severity, msgstr, span)
            elif severity is Severity.BLOCK and len(run) >= _CLAUSE:
                yield _finding(Severity.WARN, msgstr, span)


def _is_marked(msgstr: str, span: Span) -> bool:
    """Tell whether words stand in brackets, quotes or italics beside others: a foreign word, told so."""
    start, end = span
    before, after = msgstr[:start].rstrip(), msgstr[end:].lstrip()
    is_marked = before.endswith(_OPENING) and after.startswith(_CLOSING)
    return is_marked and bool(before.strip(_MARKS) or after.strip(_MARKS))


def _finding(severity: Severity, msgstr: str, span: Span) -> Finding:
    wording = N_("“{words}” is left in the language of the source. Translate it.")
    return Finding("source-left", severity, wording, {"words": msgstr[slice(*span)]}, None, span)


def _shares_words(source: Sequence[str], target: Sequence[str], language: str) -> bool:
    """Tell whether words that may be left stand on both sides: a quick look before the long one."""
    shared = set(source).intersection(target)
    if not shared:
        return False
    if not _is_latin(language) or not shared.isdisjoint(SURELY_ENGLISH):
        return True
    return len(shared) > 1 and not set(pairwise(source)).isdisjoint(pairwise(target))


def _runs(
    text: str, words: Sequence[re.Match[str]], pairs: frozenset[tuple[str, str]]
) -> Iterator[Sequence[re.Match[str]]]:
    """Yield the longest rows of words that stand so in the source, blanks between them."""
    start = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or not _is_row(text, words[place - 1], words[place], pairs):
            yield words[start:place]
            start = place


def _is_row(
    text: str, one: re.Match[str], other: re.Match[str], pairs: frozenset[tuple[str, str]]
) -> bool:
    between = text[one.end() : other.start()]
    return not between.strip(_BETWEEN) and (one[0].lower(), other[0].lower()) in pairs


def _judge(words: Sequence[str], language: str, *, is_whole: bool) -> Severity | None:
    if len(words) == 1:
        return Severity.WARN if _is_surely_left(words[0], language) else None
    speaking = sum(word.lower() in _SPEAKING for word in words)
    common = [word for word in words if _is_common(word)]
    is_foreign = not _is_latin(language)
    is_clause = len(words) >= (_WHOLE if is_whole or is_foreign else _CLAUSE)
    if is_clause and (speaking or len(common) >= _CLAUSE or (common and _has_link(words))):
        return Severity.BLOCK
    is_word = any(_is_english(word, language) for word in common)
    is_row = len(words) >= _WHOLE and bool(common) and _has_own(words, language)
    is_left = is_word and (is_whole or len(common) > 1 or speaking)
    is_sure = is_whole and not _LINKS.issuperset(words[1:]) and words[0].lower() in SURELY_ENGLISH
    is_sure = is_sure or any(word in SURELY_ENGLISH and word not in _LINKS for word in words)
    is_spoken = is_foreign and any(word in _SPEAKING for word in words)
    return Severity.WARN if is_left or is_row or is_sure or is_spoken else None


def _is_surely_left(word: str, language: str) -> bool:
    """Tell whether one word of the source is surely English where it stands."""
    if word.lower() in SURELY_ENGLISH:
        return True
    is_plain = len(word) >= _LONG and word.islower() and word.isascii()
    return is_plain and not _is_latin(language)


def _is_latin(language: str) -> bool:
    return maximal_tag(language).script == "Latn"


def _has_own(words: Sequence[str], language: str) -> bool:
    """Tell whether a frequent word of the source is none of the language."""
    known = WORDS.get(language.partition("-")[0], _SPEAKING | _LINKS)
    return any(word in WORDS["en"] and word not in known for word in words)


def _is_common(word: str) -> bool:
    """Tell whether a word is neither a name nor a unit nor one that stands in names."""
    return len(word) >= _LONG and word.islower() and word not in WORDS["en"]


def _has_link(words: Sequence[str]) -> bool:
    return any(word in _LINKS for word in words)


def _is_english(word: str, language: str) -> bool:
    """Tell whether a word of the source can be no word of the language."""
    if not _is_latin(language):
        return True
    looks = _LOOKS_ENGLISH.get(language.partition("-")[0], _LOOKS_ENGLISH_ANYWHERE)
    return looks.search(word) is not None


SOURCE_LEFT = Rule(
    id="source-left",
    check=check_source_left,
    why="A warning that is left in English warns nobody who cannot read English.",
    good=Example("fr", "Do not drive today.", "Ne conduisez pas aujourd’hui."),
    bad=Example("fr", "Do not drive today.", "Do not drive today."),
)
