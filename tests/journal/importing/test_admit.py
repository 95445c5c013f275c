"""Which messages of an uploaded file can be merged, and why the others cannot."""

import polib
import pytest

from service.journal.importing.admit import admit, know_source
from service.journal.merge import Fate, Reason


def entry(msgid, msgstr="x", msgctxt=None, **more):
    return polib.POEntry(msgid=msgid, msgstr=msgstr, msgctxt=msgctxt, **more)


def plural(msgid, *forms, msgctxt=None):
    return polib.POEntry(
        msgid=msgid,
        msgid_plural=f"{msgid}s",
        msgstr_plural=dict(enumerate(forms)),
        msgctxt=msgctxt,
    )


def file_of(*entries):
    catalog = polib.POFile()
    catalog[:] = entries
    for number, each in enumerate(entries, 1):
        each.linenum = number
    return catalog


DAY = entry("day", msgctxt="care/day")
DAYS = plural("day", msgctxt="care/day")


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        (DAY, plural("day", "día", "días", msgctxt="care/day")),
        (DAYS, entry("day", "día", msgctxt="care/day")),
    ],
)
def test_a_text_of_another_shape_than_its_message_is_refused(source, sent):
    known = know_source("care", [source], {}, {})

    admitted = admit(file_of(sent), known)

    assert admitted.entries == {}
    [line] = admitted.refused
    assert (line.key, line.line, line.fate, line.reason) == (
        "care/day", 1, Fate.REFUSED, Reason.OTHER_SHAPE,
    )  # fmt: skip


def test_a_text_of_the_shape_of_its_message_is_admitted():
    known = know_source("care", [DAYS], {}, {})
    sent = plural("day", "día", "días", msgctxt="care/day")

    admitted = admit(file_of(sent), known)

    assert admitted.entries == {"care/day": sent}
    assert admitted.refused == ()


def test_of_two_entries_of_one_message_the_first_counts_and_the_other_is_told():
    """Both name one message: its id is one entry's context, the other has the words of before the id."""
    known = know_source("care", [DAY], {"care/day": {"day", "one day"}}, {})
    first, second = (
        entry("day", "día", msgctxt="care/day"),
        entry("one day", "un día", msgctxt="care/day"),
    )

    admitted = admit(file_of(first, second), known)

    assert admitted.entries == {"care/day": first}
    [line] = admitted.refused
    assert (line.key, line.msgid, line.line) == ("care/day", "one day", 2)
    assert (line.fate, line.reason) == (Fate.REFUSED, Reason.NO_MESSAGE)


@pytest.mark.parametrize("sent", [entry("night", ""), entry("day", "", msgctxt="care/night")])
def test_an_empty_entry_without_a_message_is_not_spoken_of(sent):
    known = know_source("care", [DAY], {}, {})

    admitted = admit(file_of(sent), known)

    assert (admitted.entries, admitted.refused) == ({}, ())


def test_a_text_of_words_that_the_source_never_had_is_refused():
    known = know_source("care", [DAY], {}, {})

    admitted = admit(file_of(entry("week", "semana", msgctxt="care/day")), known)

    assert [line.reason for line in admitted.refused] == [Reason.NO_WORDING]


def test_a_text_for_words_before_that_the_source_never_had_is_refused():
    known = know_source("care", [DAY], {}, {})
    sent = entry("day", "semana", msgctxt="care/day", previous_msgid="week", flags=["fuzzy"])

    admitted = admit(file_of(sent), known)

    assert [line.reason for line in admitted.refused] == [Reason.NO_WORDING]
