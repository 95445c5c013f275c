"""A journal with work of every kind in it."""

from dataclasses import replace

import pytest

from service.journal.store.comments import NewComment, add_comment
from service.journal.store.imports import ImportKind, add_import
from service.journal.store.records import NOBODY, Address, NewSuggestion, NewText, Wording
from service.journal.store.seen import Sight, record_sights
from service.journal.store.sources import SourceText, record_sources
from service.journal.store.suggestions import add_suggestions, settle
from service.journal.store.texts import add_texts

DOSE = Address("es", "care", "care/dose")
FIRST = Wording("care/dose", "Take 5 mg.", None, ("Tome 5 mg.",))
SECOND = replace(FIRST, msgstr=("Tome 5 mg — «como máximo».",), unfinished=True)
THIRD = replace(FIRST, msgstr=("Tome usted 5 mg.",))
ARABIC = Wording(None, "%d day", "%d days", ("يوم", "يومان"), comment="two\nlines")


@pytest.fixture
def filled(journal, now):
    """Texts with a history, a suggestion with its outcome, a question with its answer."""
    with journal.writing() as connection:
        record_sources(
            connection, "care", [SourceText("care", DOSE.key, FIRST.msgid, None, "safety")], now
        )
        number = add_import(connection, ImportKind.SYNC, ["es.po"], {"es.po": []}, NOBODY, now)
        [first] = add_texts(connection, [NewText(DOSE, FIRST, None)], number, now)
        more = [NewText(DOSE, SECOND, first), NewText(replace(DOSE, language="ar"), ARABIC, None)]
        text, _ = add_texts(connection, more, number, now)
        [waits] = add_suggestions(
            connection, [NewSuggestion(DOSE, THIRD, text, "both-changed")], number, now
        )
        settle(connection, waits, None, "someone", now)
        question = add_comment(connection, NewComment(DOSE, "Per day?"), now)
        add_comment(connection, NewComment(DOSE, "Yes.", question), now)
        record_sights(connection, {"es.po": Sight("a", "b", 3)}, now)
    return journal
