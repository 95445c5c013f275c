"""The rule on how letters with marks are stored."""

import unicodedata
from collections.abc import Iterator

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_


def check_normal_form(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation is in Normalization Form C (UAX #15), as its source is."""
    is_normal = unicodedata.is_normalized("NFC", msgstr)
    if not is_normal and unicodedata.is_normalized("NFC", message.msgid):
        start = next(
            at for at, each in enumerate(unicodedata.normalize("NFC", msgstr)) if each != msgstr[at]
        )
        wording = N_(
            "A letter and its mark are two characters here. `polyleaf check --fix` makes them one."
        )
        yield Finding("normal-form", Severity.WARN, wording, {}, None, (start, start + 1))


NORMAL_FORM = Rule(
    id="normal-form",
    check=check_normal_form,
    why="What looks equal is not equal then: no search finds it, and no memory matches it.",
    good=Example("pt-BR", "Rest.", "Você descansa."),
    bad=Example("pt-BR", "Rest.", "Voce\u0302 descansa."),
)
