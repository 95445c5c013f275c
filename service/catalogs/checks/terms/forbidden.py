"""The rule on forbidden renderings: words that mean something else than the term of the source."""

from collections.abc import Iterator, Sequence

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding, Span
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.shown import read_shown
from service.catalogs.checks.terms.lexicon import Entry, Lexicon, is_inside, lexicon_of, spans
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_


def check_forbidden(
    message: Message, msgstr: str, language: str, context: Context
) -> Iterator[Finding]:
    """Hold that no rendering stands here that the glossary forbids for a term of the source.

    It may where another term of the source is rendered so, or where the source itself speaks of what
    it means (`unless` of the glossary).
    """
    lexicon, source, target = (
        lexicon_of(context, language),
        read_shown(message.msgid),
        read_shown(msgstr),
    )
    told: list[Span] = []
    for mention in lexicon.read(message):
        entry = lexicon.entries[mention.id]
        for span in _find(entry, lexicon, message, target.text):
            if not is_inside(span, told):
                told.append(span)
                values = {
                    "term": source.text[mention.start : mention.end],
                    "word": target.text[slice(*span)],
                    "rendering": entry.rendering,
                }
                places = source.span(mention.start, mention.end), target.span(*span)
                yield Finding("forbidden-terms", Severity.BLOCK, _wording(entry), values, *places)


def _wording(entry: Entry) -> str:
    if entry.rendering:
        return N_(
            "“{word}” may not stand where the source says “{term}”. The glossary has “{rendering}”."
        )
    return N_("“{word}” may not stand where the source says “{term}”. Use another word.")


def _find(entry: Entry, lexicon: Lexicon, message: Message, text: str) -> Iterator[Span]:
    """Yield the places of forbidden renderings that nothing allows."""
    found = list(spans(entry.forbidden, text))
    if not found or (entry.unless and entry.unless.search(message.msgid)):
        return
    allowed = list(_allowed(entry, lexicon, message, text))
    yield from (span for span in found if not is_inside(span, allowed))


def _allowed(entry: Entry, lexicon: Lexicon, message: Message, text: str) -> Sequence[Span]:
    """List the places where other terms of the source are rendered."""
    others = {mention.id for mention in lexicon.read(message)} - {entry.term.id}
    return [span for other in others for span in spans(lexicon.entries[other].accepted, text)]


FORBIDDEN = Rule(
    id="forbidden-terms",
    check=check_forbidden,
    why="Some words look right and mean something else: an illegal drug for a medicine, an addiction for a dependence.",
    good=Example(
        "es", "Misuse can lead to dependence.", "El uso indebido puede causar dependencia."
    ),
    bad=Example("es", "Misuse can lead to dependence.", "El uso indebido puede causar adicción."),
)
