"""What an entry says of its message, and back: an inverse pair."""

import polib
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.texts import Origin
from service.journal.store.records import Wording
from service.journal.sync.entries import read_entry, write_entry

ORIGINS = st.sampled_from([origin for origin in Origin if origin is not Origin.SOURCE])
WORDINGS = st.builds(
    Wording,
    msgctxt=st.just("care/dose"),
    msgid=st.sampled_from(["Take 5 mg.", "Take 6 mg."]),
    msgid_plural=st.none(),
    msgstr=st.sampled_from([("Tome 5 mg.",), ("Tome 6 mg.",)]),
    unfinished=st.booleans(),
    comment=st.sampled_from(["", "Why?", "Why?\nAnd when?"]),
    origin=ORIGINS,
)


def entry_of(**fields):
    return polib.POEntry(msgctxt="care/dose", msgid="Take 6 mg.", **fields)


@given(WORDINGS, ORIGINS)
def test_what_is_written_is_read_again(wording, header):
    written = write_entry(entry_of(msgstr="x", flags=["fuzzy"], tcomment="y"), wording, header)

    assert read_entry(written, header, wording) == wording


def test_a_mark_that_an_update_set_hides_that_a_person_had_set_one():
    known = Wording("care/dose", "Take 5 mg.", None, ("Tome 5 mg.",), unfinished=True)
    entry = entry_of(msgstr="Tome 5 mg.", flags=["fuzzy"], previous_msgid="Take 5 mg.")

    assert read_entry(entry, Origin.HUMAN, known).unfinished


def test_a_text_that_waits_again_is_not_taken_for_one_of_the_present_source():
    settled = Wording("care/dose", "Take 6 mg.", None, ("Tome 5 mg.",))
    entry = entry_of(msgstr="Tome 5 mg.", flags=["fuzzy"], previous_msgid="Take 5 mg.")

    assert read_entry(entry, Origin.HUMAN, settled).msgid == "Take 5 mg."


def test_lines_of_a_comment_that_are_ours_are_nobodys_words():
    entry = entry_of(msgstr="Tome 6 mg.", tcomment="polyleaf: origin machine\nWhy?")

    assert read_entry(entry, Origin.HUMAN).comment == "Why?"
