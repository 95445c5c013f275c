"""The rule on blanks."""

from collections.abc import Iterator

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.catalogs.checks.wording.prose import blank_out
from service.catalogs.checks.wording.spaces import faults
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_


def check_spacing(
    message: Message, msgstr: str, language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that blanks stand as the language writes them; those that the source has too may."""
    told: set[str] = set()
    for span, habit in faults(blank_out(msgstr), language):
        if habit.wording not in told:
            told.add(habit.wording)
            if habit in (found for _, found in faults(blank_out(message.msgid), "en")):
                continue
            yield Finding("spacing", Severity.WARN, habit.wording, {}, None, span)
    if _has_edges(msgstr) and not _has_edges(message.msgid):
        wording = N_("The translation begins or ends with a blank. Take it out.")
        yield Finding("spacing", Severity.WARN, wording, {})


def _has_edges(text: str) -> bool:
    return text != text.strip()


SPACING = Rule(
    id="spacing",
    check=check_spacing,
    why="Blanks in wrong places part what belongs together, and glue what does not.",
    good=Example("fr", "Tell us:", "Dites-nous\u00a0:"),
    bad=Example("fr", "Tell us:", "Dites-nous:"),
)
