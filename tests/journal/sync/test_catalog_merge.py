"""The merge of a whole catalog, by its laws."""

import polib
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.texts import Origin
from service.journal.merge import Base
from service.journal.store.records import Address, Made, TextRow, Wording, digest_of
from service.journal.sync.catalog import Ours, Theirs, merge_catalog

KEYS = ("care/a", "care/b", "care/c")
FORMS = st.sampled_from(["", "x", "y", "z", "Take."])
WORDINGS = st.builds(
    Wording,
    msgctxt=st.none(),
    msgid=st.just("Take."),
    msgid_plural=st.none(),
    msgstr=FORMS.map(lambda form: (form,)),
    unfinished=st.booleans(),
    comment=st.sampled_from(["", "Why?"]),
)
SIDES = st.fixed_dictionaries(dict.fromkeys(KEYS, WORDINGS))


def rows_of(wordings):
    rows = {}
    for number, (key, wording) in enumerate(wordings.items(), 1):
        address = Address("es", "care", key)
        made, digest = Made("Ana", ""), digest_of(address, wording)
        rows[key] = TextRow(number, address, None, wording, 1, digest, made, "")
    return rows


def file_of(wordings):
    entries = {
        key: polib.POEntry(
            msgid=wording.msgid,
            msgstr=wording.msgstr[0],
            tcomment=wording.comment,
            flags=["fuzzy"] if wording.unfinished else [],
        )
        for key, wording in wordings.items()
    }
    return Theirs(entries, Origin.HUMAN)


def merge(base, ours, theirs):
    here = Ours("es", "care", rows_of(ours), {}, KEYS)
    return merge_catalog(here, file_of(theirs), lambda key: Base(base.get(key)), lambda _: "Bea")


@given(SIDES, SIDES, st.sets(st.sampled_from(KEYS)))
def test_unrelated_edits_commute(base, edits, first):
    one = {**base, **{key: edits[key] for key in first}}
    other = {**base, **{key: edits[key] for key in KEYS if key not in first}}

    there = merge(base, merge(base, base, one).merged, other)
    back = merge(base, merge(base, base, other).merged, one)

    assert there.merged == back.merged


@given(SIDES, SIDES, SIDES)
def test_messages_do_not_touch_each_other(base, ours, theirs):
    whole = merge(base, ours, theirs)

    for key in KEYS:
        alone = merge({key: base[key]}, {key: ours[key]}, {key: theirs[key]})
        assert alone.merged[key] == whole.merged[key]


@given(SIDES, SIDES, SIDES)
def test_a_file_that_comes_twice_adds_no_text(base, ours, theirs):
    once = merge(base, ours, theirs)

    again = merge(base, once.merged, theirs)

    assert again.merged == once.merged
    assert again.texts == ()
