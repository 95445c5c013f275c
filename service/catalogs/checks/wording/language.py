"""The rule on the language that a translation is in."""

from collections.abc import Collection, Iterator

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.sentences import split_sentences
from service.catalogs.checks.wording.identify import find_other_language, speaks_otherwise
from service.catalogs.checks.wording.prose import lower_words, read_prose
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


def check_language(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that no sentence of the translation is surely in another language."""
    expected = language.partition("-")[0]
    prose = read_prose(msgstr)
    for start, end, other in _find(prose.text, expected, message.msgid):
        wording = N_("This is {language}, not the language of the catalog. Translate it.")
        values = {"language": _NAMES.get(other, other)}
        yield Finding("language", Severity.BLOCK, wording, values, None, prose.span(start, end))


def _find(text: str, expected: str, msgid: str) -> Iterator[tuple[int, int, str]]:
    """Yield the whole text, else its sentences, in another language."""

    def known() -> Collection[str]:
        return lower_words(read_prose(msgid).text)

    if not speaks_otherwise(lower_words(text), expected):
        return
    if whole := find_other_language(lower_words(text), expected, known):
        yield 0, len(text), whole
        return
    sentences = split_sentences(text)
    for start, end in sentences if len(sentences) > 1 else ():
        if other := find_other_language(lower_words(text[start:end]), expected, known):
            yield start, end, other


LANGUAGE = Rule(
    id="language",
    check=check_language,
    why="A sentence in a language that readers did not ask for tells them nothing.",
    good=Example(
        "fr", "Some people feel cold today.", "Certaines personnes ont froid aujourd’hui."
    ),
    bad=Example("fr", "Some people feel cold today.", "Algunas personas tienen mucho frío hoy."),
)
