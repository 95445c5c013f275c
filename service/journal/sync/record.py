"""Adds to the journal what merges brought, as one import."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from service.journal.merge import Fate, Reason
from service.journal.store.imports import ImportKind, add_import
from service.journal.store.records import Hands
from service.journal.store.suggestions import add_suggestions
from service.journal.store.texts import add_texts
from service.journal.sync.catalog import CatalogMerge, Line
from service.journal.sync.questions import ask_questions
from service.journal.sync.report import tell_line


@dataclass(frozen=True, slots=True)
class Recorded:
    """Under which numbers something came in."""

    import_id: int | None = None
    """None where nothing came in."""
    suggestions: tuple[int, ...] = ()


def record_merges(
    connection: Connection,
    kind: ImportKind,
    merges: Mapping[str, CatalogMerge],
    hands: Hands,
    now: datetime,
) -> Recorded:
    """Add the texts, suggestions and questions of merges, by path; nothing where there are none."""
    texts = [text for merge in merges.values() for text in merge.texts]
    suggestions = [each for merge in merges.values() for each in merge.suggestions]
    if not texts and not suggestions:
        return Recorded()
    report = {
        path: [tell_line(line) for line in merge.lines if _is_told(line)]
        for path, merge in merges.items()
    }
    number = add_import(connection, kind, sorted(merges), report, hands, now)
    ask_questions(connection, texts, number, hands.author, now)
    add_texts(connection, texts, number, now)
    return Recorded(number, add_suggestions(connection, suggestions, number, now))


def _is_told(line: Line) -> bool:
    return line.fate is not Fate.UNCHANGED and line.reason is not Reason.ABSENT
