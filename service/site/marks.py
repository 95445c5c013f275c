"""The short mark that stands at a section for a notice that the page tells in full."""

from collections.abc import Iterable, Mapping, Sequence

from service.locales.interface import N_

_MARKS: Mapping[str, str] = {
    "demo": N_("Demonstration text"),
    "kept": N_("Earlier version"),
    "stale": N_("May be out of date"),
    "review-overdue": N_("Review overdue"),
    "machine-translation": N_("Translated by a machine, not checked"),
    "adopted-translation": N_("Earlier translation, not checked"),
    "translation-not-approved": N_("Translation not checked yet"),
    "source-not-reviewed": N_("Original not reviewed yet"),
}
"""By the notice's id. A fallback has none: at its section it is told in full."""


def marks_of(notice_ids: Iterable[str]) -> Sequence[str]:
    """List the marks of a text's notices, as messages to be translated, in their order."""
    return tuple(_MARKS[each] for each in notice_ids if each in _MARKS)
