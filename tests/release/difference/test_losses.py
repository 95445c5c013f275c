import pytest

from service.catalogs.texts import Origin
from service.content.blocks import Block
from service.content.model import Level, Message
from service.journal.changes.classes import digest_source
from service.journal.decisions.verdict import NO_REVIEW
from service.journal.status import Status
from service.release.difference.losses import (
    SourceChange,
    compare_source,
    find_losses,
    is_classed,
)
from service.release.gate import Unit
from service.release.model import SectionState
from service.release.record import RecordedText, RecordedUnit

APPROVED = SectionState("es", "approved", "", "1")
DRAFT = SectionState("es", "draft", "", "1")
STALE = SectionState("en", "draft", "stale", "2")
WITHDRAWN = SectionState("en", "draft", "withdrawn", "2")
CHANGE = SourceChange("care", "care/dose", "5 mg", "6 mg")


@pytest.mark.parametrize(
    ("before", "after", "changes", "found"),
    [
        (APPROVED, STALE, (CHANGE,), 1),
        (APPROVED, STALE, None, 1),
        (APPROVED, STALE, (), 0),
        (APPROVED, WITHDRAWN, (CHANGE,), 0),
        (APPROVED, APPROVED, (CHANGE,), 0),
        (APPROVED, DRAFT, (CHANGE,), 0),
        (DRAFT, STALE, (CHANGE,), 0),
        (STALE, STALE, (CHANGE,), 0),
        (APPROVED, None, (CHANGE,), 0),
        (None, STALE, (CHANGE,), 0),
    ],
)
def test_a_loss_is_an_approved_section_that_falls_back_over_an_unclassed_change(
    before, after, changes, found
):
    old, new = ({"care/dose": state} if state else {} for state in (before, after))

    losses = list(find_losses({"es": old}, {"es": new}, lambda _: changes))

    assert len(losses) == found


def test_a_loss_says_what_readers_would_get_and_why():
    [loss] = find_losses(
        {"es": {"care/x": APPROVED}}, {"es": {"care/x": STALE}}, lambda _: [CHANGE]
    )

    assert (loss.language, loss.section, loss.shown, loss.reason) == ("es", "care/x", "en", "stale")
    assert loss.changes == (CHANGE,)


def recorded(*texts):
    made = (
        RecordedText(
            domain="care",
            msgctxt=context,
            msgid=msgid,
            msgstr=msgid,
            digest="d",
            source="s",
            level=Level.SAFETY,
            status=Status.DRAFT,
            origin=Origin.SOURCE,
            written_for=msgid,
            source_then="s",
        )
        for context, msgid in texts
    )
    return RecordedUnit("x", "en", Status.DRAFT, Origin.SOURCE, "", NO_REVIEW, tuple(made))


def unit(*texts):
    made = (
        Message("care", context, msgid, Level.SAFETY, "care.md", 1, "x", Block.PARAGRAPH)
        for context, msgid in texts
    )
    return Unit("x", (), tuple(made))


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([("care/a", "One")], [("care/a", "One")], []),
        ([("care/a", "One")], [("care/a", "Two")], [("One", "Two")]),
        ([], [("care/a", "One")], [(None, "One")]),
        ([("care/a", "One")], [], [("One", None)]),
        ([(None, "One")], [(None, "Two")], [(None, "Two"), ("One", None)]),
        ([(None, "One")], [(None, "One")], []),
        ([("mark", "One")], [("mark", "Two")], [(None, "Two"), ("One", None)]),
    ],
)
def test_messages_with_a_permanent_id_are_told_by_it_and_others_by_their_words(
    before, after, changes
):
    found = compare_source(recorded(*before), unit(*after))

    assert [(each.before, each.after) for each in found] == changes


def pair(before, after):
    return digest_source("care", "care/dose", before), digest_source("care", "care/dose", after)


@pytest.mark.parametrize(
    ("pairs", "classed"),
    [
        ([], False),
        ([pair("5 mg", "6 mg")], True),
        ([pair("5 mg", "5 g"), pair("5 g", "6 mg")], True),
        ([pair("5 mg", "5 g"), pair("5 g", "5 mg")], False),
        ([pair("6 mg", "5 mg")], False),
    ],
)
def test_a_change_is_classed_at_once_or_step_by_step(pairs, classed):
    assert is_classed(CHANGE, pairs) is classed


@pytest.mark.parametrize(("before", "after"), [(None, "6 mg"), ("5 mg", None)])
def test_nobody_can_class_what_is_new_or_gone(before, after):
    assert not is_classed(SourceChange("care", "care/dose", before, after), [pair("5 mg", "6 mg")])
