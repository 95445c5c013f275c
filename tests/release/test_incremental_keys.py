"""What keys and written values of a memo tell apart, and what they give back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.texts import Origin
from service.content.load import load_content
from service.content.model import Document
from service.journal.status import Status
from service.release.gate import Offer
from service.release.memo.codec import dump, load
from service.release.memo.documents import parse_new, read_new
from service.release.memo.engine import digest_engine
from service.release.memo.fingerprint import fingerprint
from service.release.memo.memo import Memo

LEAVES = st.none() | st.booleans() | st.integers() | st.text()
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def tell(value):
    """What a fingerprint may not mix up: True is not 1, and the order of a mapping is nothing."""
    if isinstance(value, dict):
        return ("map", frozenset((key, tell(held)) for key, held in value.items()))
    if isinstance(value, tuple):
        return ("list", tuple(map(tell, value)))
    return (type(value).__name__, value)


@given(VALUES, VALUES)
def test_fingerprints_are_equal_where_the_values_are(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (tell(one) == tell(other))


def test_fingerprint_of_several_values_is_not_that_of_their_joint():
    assert fingerprint("a", "b") != fingerprint("ab")
    assert fingerprint(("a",), "b") != fingerprint(("a", "b"))


def test_fingerprint_of_a_value_changes_with_each_of_its_fields():
    offer = Offer(Status.DRAFT, Origin.HUMAN, is_served=True)
    others = [
        replace(offer, status=Status.STALE),
        replace(offer, origin=Origin.MACHINE),
        replace(offer, is_served=False),
    ]

    assert len({fingerprint(each) for each in (offer, *others)}) == 4


def test_what_cannot_be_told_apart_has_no_fingerprint():
    with pytest.raises(TypeError, match="object"):
        fingerprint(object())


@given(st.sampled_from(Status), st.sampled_from(Origin), st.booleans())
def test_offer_that_was_written_reads_back_equal(status, origin, is_served):
    offer = Offer(status, origin, is_served)

    assert load(Offer, dump(offer)) == offer


def test_document_that_was_written_reads_back_equal(small_project):
    for document in load_content(small_project.root).documents:
        assert load(Document, dump(document)) == document


def test_content_that_is_remembered_is_the_content_that_is_parsed(small_project):
    memo = Memo()
    first = load_content(small_project.root, parse_new(memo), read_new(memo))

    again = load_content(small_project.root, parse_new(Memo(memo.used)), read_new(Memo(memo.used)))

    assert first == again == load_content(small_project.root)


def test_program_is_told_by_the_bytes_of_its_files():
    assert digest_engine() == digest_engine()
    assert len(digest_engine()) == 64
