"""Rules on what a translation copies: citations, placeholders, pieces of HTML."""

import re
from collections.abc import Iterator, Sequence

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.markup.compared import Marks, Wordings, compare_marks
from service.catalogs.checks.rule import Example, Rule
from service.content.model import Message
from service.locales.interface import N_
from service.markup.messages import citations_of
from service.markup.parser import parse_inline

_PLACEHOLDER = re.compile(
    r"\{[^{}\s]*\}|%(?:\(\w+\)|\d+\$)?[-+0#]?(?:\d+)?(?:\.\d+)?[sdiufgxX](?![^\W\d_])"
)
"""In braces, or as C and Python have them; `50% de` is none."""
_OF_CITATIONS = Wordings(
    missing=N_("The citation {mark} of the source is missing. Copy it."),
    added=N_("The citation {mark} is not in the source. Take it out."),
)
_OF_PLACEHOLDERS = Wordings(
    missing=N_("The placeholder {mark} of the source is missing. Copy it, untranslated."),
    added=N_("The placeholder {mark} is not in the source. Take it out."),
)
_OF_HTML = Wordings(
    missing=N_("The piece of HTML {mark} of the source is missing. Copy it."),
    added=N_("The piece of HTML {mark} is not in the source. Take it out."),
)


def check_citations(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that the translation cites the same sources."""
    if "[^" in message.msgid or "[^" in msgstr:
        source, translation = (Marks(text, _citations(text)) for text in (message.msgid, msgstr))
        yield from compare_marks("citations", _OF_CITATIONS, source, translation)


def check_placeholders(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that each `{placeholder}` stands in the translation, and no other."""
    if message.placeholders:
        source, translation = (Marks(text, _placeholders(text)) for text in (message.msgid, msgstr))
        yield from compare_marks("placeholders", _OF_PLACEHOLDERS, source, translation)


def check_html(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation has the pieces of HTML that the source has, and no other."""
    if "<" in msgstr or "<" in message.msgid:
        source, translation = (Marks(text, _html(text)) for text in (message.msgid, msgstr))
        yield from compare_marks("html", _OF_HTML, source, translation)


def _citations(text: str) -> Sequence[str]:
    return [f"[^{key}]" for key in citations_of(text)]


def _placeholders(text: str) -> Sequence[str]:
    """List the placeholders, each one time: a language may need to say a value again."""
    return sorted(set(_PLACEHOLDER.findall(text)))


def _html(text: str) -> Sequence[str]:
    return [token.content for token in parse_inline(text) if token.type == "html_inline"]


RULES: tuple[Rule, ...] = (
    Rule(
        id="citations",
        check=check_citations,
        why="What is claimed must keep its evidence.",
        good=Example("es", "It may help.[^a]", "Puede ayudar.[^a]"),
        bad=Example("es", "It may help.[^a]", "Puede ayudar."),
    ),
    Rule(
        id="placeholders",
        check=check_placeholders,
        why="A value that is put in where the text is shown would be lost.",
        good=Example("es", "Call {number}.", "Llame al {number}."),
        bad=Example("es", "Call {number}.", "Llame al {numero}."),
    ),
    Rule(
        id="html",
        check=check_html,
        why="Raw HTML can change the page, and a lost `<sub>` changes a formula.",
        good=Example("es", "Do not drive.", "No conduzca."),
        bad=Example("es", "Do not drive.", "No <b>conduzca</b>."),
    ),
)
