"""The rule on renderings: a term of the source stands in the translation as the glossary puts it."""

from collections.abc import Iterator

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding, Span
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.shown import read_shown
from service.catalogs.checks.terms.inflection import knows_forms
from service.catalogs.checks.terms.lexicon import Entry, lexicon_of
from service.content.glossary import DOMAIN
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

_NOUN = "noun"
"""Verbs and phrases are rendered in too many ways to be looked for."""


_SAME_STEM = 5
"""A variant that begins with as many letters of the term is another form of it, no other word."""


def check_renderings(
    message: Message, msgstr: str, language: str, context: Context
) -> Iterator[Finding]:
    """Hold that each term is rendered by an expression of the glossary, one time at least."""
    lexicon, source = lexicon_of(context, language), read_shown(message.msgid)
    seen = {message.unit.partition(".")[0]} if message.domain == DOMAIN else set()
    for mention in lexicon.read(message):
        entry = lexicon.entries[mention.id]
        if mention.id not in seen and _is_looked_for(entry) and not _is_rendered(entry, msgstr):
            written = source.text[mention.start : mention.end]
            span = source.span(mention.start, mention.end)
            yield _finding(entry, written, _severity(entry, written, language), span)
        seen.add(mention.id)


def _finding(entry: Entry, written: str, severity: Severity, span: Span) -> Finding:
    wording = N_(
        "The glossary renders “{term}” as “{rendering}”; that is not in the translation. Use it."
    )
    return Finding(
        "terms", severity, wording, {"term": written, "rendering": entry.rendering}, span
    )


def _is_looked_for(entry: Entry) -> bool:
    return entry.accepted is not None and entry.term.part_of_speech.startswith(_NOUN)


def _is_rendered(entry: Entry, msgstr: str) -> bool:
    return bool(entry.accepted and entry.accepted.search(read_shown(msgstr).text))


def _severity(entry: Entry, written: str, language: str) -> Severity:
    """Stop nothing by a rendering that nobody approved (design §4), nor where we would guess.

    Guessed are the forms of a language that we do not know, and what renders a paraphrase.
    """
    term, form = entry.term.term.lower(), written.lower()
    is_meant = form in term or form[:_SAME_STEM] == term[:_SAME_STEM]
    is_sure = entry.is_approved and is_meant and knows_forms(language)
    return Severity.BLOCK if is_sure else Severity.WARN


RENDERINGS = Rule(
    id="terms",
    check=check_renderings,
    why="One word for one thing: readers who meet another word may think of another illness or medicine.",
    good=Example("es", "Nausea is common.", "Las náuseas son frecuentes."),
    bad=Example("es", "Nausea is common.", "Los vómitos son frecuentes."),
)
