"""The source's wordings in the journal, and how catalogs were last seen."""

from dataclasses import replace

from service.journal.store.seals import find_broken
from service.journal.store.seen import Sight, last_sights, record_sights
from service.journal.store.sources import SourceText, last_sources, record_sources

DOSE = SourceText("care", "care/dose", "Take 5 mg.", None, "safety")
REST = SourceText("care", "care/rest", "Rest.", None, "explanation")


def test_a_source_is_recorded_once_for_each_wording(journal, now):
    with journal.writing() as connection:
        added = [
            record_sources(connection, "care", [DOSE, REST], now),
            record_sources(connection, "care", [DOSE, REST], now),
            record_sources(connection, "care", [replace(DOSE, msgid="Take 6 mg."), REST], now),
        ]
        last = last_sources(connection, "care")

    assert added == [2, 0, 1]
    assert last["care/dose"].msgid == "Take 6 mg."


def test_a_source_that_is_gone_and_comes_back_keeps_its_chain(journal, now):
    with journal.writing() as connection:
        record_sources(connection, "care", [DOSE, REST], now)
        record_sources(connection, "care", [DOSE], now)
        gone = last_sources(connection, "care")["care/rest"]
        record_sources(connection, "care", [DOSE, REST], now)
        back = last_sources(connection, "care")["care/rest"]
        broken = list(find_broken(connection))

    assert (gone.present, back.present) == (False, True)
    assert broken == []


def test_the_last_sight_of_a_file_counts(journal, now):
    first, second = Sight("a", "t", 0), Sight("b", "t", 5)
    with journal.writing() as connection:
        record_sights(connection, {"x.po": first, "y.po": first}, now)
        record_sights(connection, {"x.po": second}, now)

        assert last_sights(connection) == {"x.po": second, "y.po": first}
