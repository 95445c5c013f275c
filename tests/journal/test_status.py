"""The status of a text from PO files alone, as design §5 has it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.checks.context import NO_CONTEXT
from service.catalogs.texts import Catalog, Origin, Text
from service.content.model import Level, Message
from service.content.policy import LevelPolicy, Policy, Serving
from service.journal.decisions.verdict import Approval, Verdict
from service.journal.status import NEVER_SERVED, Status, digest_text, stand, stand_all, worst

MESSAGE = Message("care", "care/dose", "Take 5 mg.", Level.SAFETY, "content/care.md", 7, "s")
TEXT = Text("Take 5 mg.", "Tome 5 mg.", False, Origin.HUMAN, "es.po", 5)


def policy(*roles):
    rules = LevelPolicy(roles, Serving.WITHHOLD, Serving.WITHHOLD, Serving.WITHHOLD)
    return Policy("test", dict.fromkeys(Level, rules), {}, {}, "7d")


def catalog_of(text):
    return Catalog({("care/dose", text.msgid): text}, {"care/dose": text})


def status_of(text, *roles):
    return stand(MESSAGE, catalog_of(text), "es", policy(*roles), NO_CONTEXT).status


OTHER = "Please take 5 mg."
LINK = "[x](https://evil.example)"


@pytest.mark.parametrize(
    ("text", "roles", "status"),
    [
        (replace(TEXT, msgstr=""), ["linguist"], Status.MISSING),
        (replace(TEXT, msgstr=" \n\t"), ["linguist"], Status.MISSING),
        (replace(TEXT, msgstr="", fuzzy=True, msgid=OTHER), ["linguist"], Status.MISSING),
        (replace(TEXT, msgstr=LINK), ["linguist"], Status.BLOCKED),
        (replace(TEXT, msgstr=LINK, fuzzy=True, msgid=OTHER), ["linguist"], Status.BLOCKED),
        (replace(TEXT, fuzzy=True), ["linguist"], Status.FUZZY),
        (replace(TEXT, fuzzy=True, msgid=OTHER), [], Status.FUZZY),
        (replace(TEXT, msgid=OTHER), ["linguist"], Status.STALE),
        (replace(TEXT, msgid=OTHER, origin=Origin.MACHINE), [], Status.STALE),
        (replace(TEXT, origin=Origin.MACHINE), ["linguist"], Status.DRAFT),
        (replace(TEXT, origin=Origin.MEMORY), ["linguist"], Status.DRAFT),
        (replace(TEXT, origin=Origin.ADOPTED), ["linguist"], Status.DRAFT),
        (replace(TEXT, origin=Origin.UNKNOWN), ["linguist"], Status.DRAFT),
        (replace(TEXT, origin=Origin.MACHINE), [], Status.DRAFT),
        (TEXT, ["linguist"], Status.TRANSLATED),
        (TEXT, ["linguist", "clinician"], Status.TRANSLATED),
        (TEXT, [], Status.APPROVED),
    ],
)
def test_text_has_the_first_status_that_applies(text, roles, status):
    assert status_of(text, *roles) is status


def test_message_without_an_entry_is_missing_and_has_no_text():
    standing = stand(MESSAGE, Catalog(), "es", policy(), NO_CONTEXT)

    assert (standing.status, standing.text) == (Status.MISSING, None)


def test_blocked_text_comes_with_its_findings():
    standing = stand(MESSAGE, catalog_of(replace(TEXT, msgstr=LINK)), "es", policy(), NO_CONTEXT)

    assert "links" in {finding.rule for finding in standing.findings}


def test_messages_are_looked_up_in_the_catalogs_of_their_domains():
    other = replace(MESSAGE, domain="faq", context="faq/dose")
    texts = {"es": {"care": catalog_of(TEXT)}}

    standings = stand_all([MESSAGE, other], texts, "es", policy(), NO_CONTEXT)

    assert [standing.status for standing in standings] == [Status.APPROVED, Status.MISSING]


def test_first_five_are_never_served():
    assert list(Status)[:5] == [status for status in Status if status in NEVER_SERVED]


@given(st.lists(st.sampled_from(Status), min_size=1))
def test_section_has_the_worst_status_of_its_texts_in_any_order(statuses):
    order = list(Status)

    assert worst(statuses) is order[min(map(order.index, statuses))]
    assert worst(reversed(statuses)) is worst(statuses)


def test_nothing_has_no_status():
    with pytest.raises(ValueError, match="empty"):
        worst([])


def approved(*people, **fields):
    """A verdict with approvals by people of one role each."""
    approvals = (
        Approval(str(number), frozenset({role}), "2026-11-22") for number, role in enumerate(people)
    )
    return Verdict(tuple(approvals), **fields)


def status_under(verdict, text=TEXT, language="es"):
    verdicts = {digest_text(MESSAGE, TEXT, "es"): verdict}
    roles = policy("linguist", "clinician")
    return stand(MESSAGE, catalog_of(text), language, roles, NO_CONTEXT, verdicts).status


BOTH = ("linguist", "clinician")


@pytest.mark.parametrize(
    ("text", "verdict", "status"),
    [
        (TEXT, approved("linguist"), Status.TRANSLATED),
        (TEXT, approved("linguist", "linguist"), Status.TRANSLATED),
        (TEXT, approved(*BOTH), Status.APPROVED),
        (replace(TEXT, origin=Origin.MACHINE), approved(*BOTH), Status.APPROVED),
        (replace(TEXT, fuzzy=True), approved(*BOTH), Status.FUZZY),
        (replace(TEXT, msgstr="Tome 5 mg!"), approved(*BOTH), Status.TRANSLATED),
        (TEXT, approved(*BOTH, is_rejected=True), Status.REJECTED),
        (TEXT, approved("linguist", is_withdrawn=True), Status.WITHDRAWN),
        (TEXT, approved(*BOTH, is_withdrawn=True), Status.APPROVED),
        (TEXT, approved(is_withdrawn=True, is_rejected=True), Status.WITHDRAWN),
    ],
)
def test_a_decision_counts_for_exactly_its_words(text, verdict, status):
    assert status_under(verdict, text) is status


def test_a_decision_is_of_one_language():
    assert status_under(approved(*BOTH), language="fr") is Status.TRANSLATED
