"""Rules on the form of a source: what cannot be built, and what has no permanent id."""

from collections.abc import Iterator

from service.content.checks.rule import Case, SourceFinding, SourceRule, warn
from service.content.faults import FORM, IDS
from service.content.model import INTRO, Level

UNNAMED = "source-no-id"


def _find_nothing(_case: Case) -> Iterator[SourceFinding]:
    """Find nothing: what has such a fault is never built, and its loader tells it."""
    return iter(())


def check_ids(case: Case) -> Iterator[SourceFinding]:
    """Find the safety texts without a permanent id: a change of wording would lose their history."""
    if case.document is None:
        return
    for message in case.messages:
        if message.level is Level.SAFETY and not message.unit and message.place != INTRO:
            told = "This safety text has no permanent id. Run `polyleaf content assign-ids`."
            yield warn(UNNAMED, message, told)


RULES: tuple[SourceRule, ...] = (
    SourceRule(
        id=FORM,
        check=_find_nothing,
        why="What is malformed cannot be published: front matter, headings, comments, data files.",
        good="Do not drive. {#driving}",
        bad="# Do not drive.",
    ),
    SourceRule(
        id=IDS,
        check=_find_nothing,
        why="An id names one block for ever. Two blocks with one id would share a translation.",
        good="Do not drive. {#driving}\n\nDo not drink. {#drinking}",
        bad="Do not drive. {#driving}\n\nDo not drink. {#driving}",
    ),
    SourceRule(
        id=UNNAMED,
        check=check_ids,
        why="With an id, a safety text keeps its translations and approvals when its words change.",
        good="Do not drive. {#driving}",
        bad="Do not drive.",
    ),
)
