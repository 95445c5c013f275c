"""The rule on the language that a translation is in."""

from collections.abc import Collection, Iterator

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.sentences import split_sentences
from service.catalogs.checks.wording.identify import (
    find_other_language,
    find_run,
    speaks_otherwise,
)
from service.catalogs.checks.wording.prose import lower_words, read_prose, words_of
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

_NAMES = {
    "en": "English",
    "es": "español",
    "fr": "français",
    "de": "Deutsch",
    "pt": "português",
    "it": "italiano",
    "nl": "Nederlands",
}
"""As their speakers call them; of the others the tag is told."""
_SURE_RUN = 3
"""So many words in a row that speak for another language are surely no name."""


def check_language(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that no sentence of the translation is surely in another language."""
    expected = language.partition("-")[0]
    prose = read_prose(msgstr)
    for start, end, other, severity in _find(prose.text, expected, message.msgid):
        wording = N_("This is {language}, not the language of the catalog. Translate it.")
        values = {"language": _NAMES.get(other, other)}
        yield Finding("language", severity, wording, values, None, prose.span(start, end))


def _find(text: str, expected: str, msgid: str) -> Iterator[tuple[int, int, str, Severity]]:
    """Yield the whole text, else its sentences, in another language."""

    def known() -> Collection[str]:
        return lower_words(read_prose(msgid).text)

    if not speaks_otherwise(lower_words(text), expected):
        return
    if whole := find_other_language(lower_words(text), expected, known):
        yield 0, len(text), whole, Severity.BLOCK
        return
    sentences = split_sentences(text)
    found = False
    for start, end in sentences if len(sentences) > 1 else ():
        if other := find_other_language(lower_words(text[start:end]), expected, known):
            found = True
            yield start, end, other, Severity.BLOCK
    if not found and (run := find_run(lower_words(text), expected, known)):
        first, last, other = run
        words = words_of(text)
        severity = Severity.BLOCK if last - first >= _SURE_RUN else Severity.WARN
        yield words[first].start(), words[last - 1].end(), other, severity


LANGUAGE = Rule(
    id="language",
    check=check_language,
    why="A sentence in a language that readers did not ask for tells them nothing.",
    good=Example(
        "fr", "Some people feel cold today.", "Certaines personnes ont froid aujourd’hui."
    ),
    bad=Example("fr", "Some people feel cold today.", "Algunas personas tienen mucho frío hoy."),
)
