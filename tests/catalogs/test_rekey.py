"""Entries get other addresses; what was translated stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.po import CatalogEntry, CatalogFile, is_fuzzy, read_po, write_po
from service.catalogs.rekey import (
    catch_up,
    change_addresses,
    give_addresses,
    keep_in_step,
    put_texts,
    rename_domain,
    take_texts,
)
from service.catalogs.update import update_catalog

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Project-Id-Version: faq\\n"\n\n'
FULL = (
    HEAD
    + """\
# a translator's note
#. level: claim
#: content/faq.md#dose
#, fuzzy
#| msgid "Take one."
msgid "Take two."
msgstr "Tome uno."

msgctxt "dose"
msgid "Twice."
msgstr "Dos veces."

msgctxt "faq/kept"
msgid "Kept."
msgstr "Queda."

#~ msgid "Gone."
#~ msgstr "Ido."
"""
)


def read(text=FULL):
    return read_po(text.encode(), "faq.po")


def written(catalog):
    return write_po(catalog).decode()


def keys(catalog):
    return [(entry.msgctxt, entry.msgid) for entry in catalog]


def entries(*pairs):
    return CatalogFile([CatalogEntry(msgctxt=context, msgid=msgid) for context, msgid in pairs])


def test_entry_gets_its_address_and_keeps_every_other_line():
    given = {(None, "Take two."): ["faq/take-two"], ("dose", "Twice."): ["faq/twice"]}

    rekeyed = give_addresses(read(), given)

    assert written(rekeyed) == FULL.replace(
        'msgid "Take two."', 'msgctxt "faq/take-two"\nmsgid "Take two."'
    ).replace('msgctxt "dose"', 'msgctxt "faq/twice"')


def test_text_that_stands_several_times_is_translated_at_each_address():
    rekeyed = give_addresses(read(), {(None, "Take two."): ["faq/a", None, "faq/b"]})

    assert keys(rekeyed)[:3] == [
        ("faq/a", "Take two."),
        (None, "Take two."),
        ("faq/b", "Take two."),
    ]
    assert {entry.msgstr for entry in rekeyed[:3]} == {"Tome uno."}
    assert all(is_fuzzy(entry) and entry.previous_msgid == "Take one." for entry in rekeyed[:3])


def test_obsolete_entry_stays_without_an_address():
    assert written(give_addresses(read(), {(None, "Gone."): ["faq/gone"]})) == FULL


def test_given_catalog_is_not_changed():
    catalog = read()

    give_addresses(catalog, {(None, "Take two."): ["faq/a"]})[0].flags.clear()

    assert written(catalog) == FULL


def test_addresses_of_a_domain_are_renamed_and_other_contexts_stay():
    renamed = rename_domain(
        read(FULL.replace("#| msgid", '#| msgctxt "faq/old"\n#| msgid')), "faq", "questions"
    )

    text = written(renamed)
    assert '#| msgctxt "questions/old"' in text
    assert 'msgctxt "questions/kept"' in text
    assert 'msgctxt "dose"' in text
    assert '"Project-Id-Version: questions\\n"' in text


def test_renaming_there_and_back_gives_the_same_bytes():
    there = rename_domain(read(), "faq", "questions")

    assert written(rename_domain(there, "questions", "faq")) == FULL


def test_words_that_changed_before_they_got_an_address_are_found_again():
    messages = [(None, "Take two now."), ("dose", "Twice."), ("faq/kept", "Kept, and changed.")]

    caught = catch_up(read(), messages, "faq")

    found = {entry.msgid: entry for entry in caught if not entry.obsolete}
    assert found["Take two now."].msgstr == "Tome uno."
    assert is_fuzzy(found["Take two now."])
    assert found["Kept."].msgstr == "Queda."
    assert not is_fuzzy(found["Kept."])


def test_catalog_that_knows_every_text_without_address_is_left_alone():
    catalog = read()

    assert (
        catch_up(catalog, [(None, "Take two."), ("dose", "Twice."), ("faq/new", "New.")], "faq")
        is catalog
    )


def test_new_text_brings_no_empty_entry():
    caught = catch_up(
        read(), [(None, "Take two."), ("dose", "Twice."), (None, "Brand new words.")], "faq"
    )

    assert (None, "Brand new words.") not in keys(caught)


def test_catalog_in_step_stays_in_step():
    template = entries(
        (None, "Take two."), ("dose", "Twice."), ("faq/kept", "Kept."), ("faq/new", "New.")
    )

    settled = keep_in_step(read(), template, "faq")

    assert written(settled) == written(update_catalog(read(), template, "faq").catalog)
    assert ("faq/new", "New.") in keys(settled)


def test_catalog_out_of_step_is_left_to_the_update():
    template = entries((None, "Take two."), ("dose", "Twice."), ("faq/kept", "Kept, and changed."))
    catalog = read()

    assert keep_in_step(catalog, template, "faq") is catalog


def test_taken_entry_comes_back_at_another_address():
    taken = take_texts(read(), "faq/kept")

    put = put_texts(taken.rest, taken.entries, "faq/moved", "Kept.")

    assert ("faq/kept", "Kept.") not in keys(put)
    assert next(entry.msgstr for entry in put if entry.msgctxt == "faq/moved") == "Queda."


def test_empty_entry_gives_way_to_a_taken_one():
    target = read(HEAD + 'msgctxt "faq/new"\nmsgid "Kept."\nmsgstr ""\n')

    put = put_texts(target, take_texts(read(), "faq/kept").entries, "faq/new", "Kept.")

    assert [(entry.msgctxt, entry.msgstr) for entry in put] == [("faq/new", "Queda.")]


def test_translation_at_the_goal_is_never_replaced():
    target = read(HEAD + 'msgctxt "faq/new"\nmsgid "Kept."\nmsgstr "Sigue."\n')

    assert put_texts(target, take_texts(read(), "faq/kept").entries, "faq/new", "Kept.") is None


@pytest.mark.parametrize(
    ("words", "live"), [("Second.", "Segundo."), ("First.", "Primero."), ("Third.", "Primero.")]
)
def test_obsolete_entry_with_the_words_of_the_goal_comes_back_to_life(words, live):
    obsolete = '#~ msgctxt "faq/x"\n#~ msgid "First."\n#~ msgstr "Primero."\n\n#~ msgctxt "faq/x"\n#~ msgid "Second."\n#~ msgstr "Segundo."\n'
    taken = take_texts(read(HEAD + obsolete), "faq/x")

    put = put_texts(taken.rest, taken.entries, "faq/y", words)

    assert [entry.msgstr for entry in put if not entry.obsolete] == [live]
    assert {entry.msgstr for entry in put} == {"Primero.", "Segundo."}


WORDS = st.sampled_from(["one", "two", "three"])
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from([None, "dose", "faq/x"]),
        WORDS,
        st.text('áé\n"\\', max_size=4),
        st.booleans(),
    ),
    unique_by=lambda entry: entry[:2],
)


def catalog_of(made):
    catalog = CatalogFile(
        CatalogEntry(msgctxt=context, msgid=msgid, msgstr=msgstr, flags=["fuzzy"] if fuzzy else [])
        for context, msgid, msgstr, fuzzy in made
    )
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    return catalog


@given(ENTRIES)
def test_law_no_text_and_no_mark_is_lost(made):
    catalog = catalog_of(made)
    given = {(None, "one"): ["faq/a", "faq/b"], ("dose", "two"): ["faq/c"]}

    rekeyed = give_addresses(catalog, given)

    before = {(entry.msgid, entry.msgstr, is_fuzzy(entry)) for entry in catalog}
    assert {(entry.msgid, entry.msgstr, is_fuzzy(entry)) for entry in rekeyed} == before


@given(ENTRIES)
def test_law_changing_addresses_has_an_inverse(made):
    catalog = catalog_of(made)

    there = change_addresses(catalog, lambda context: f"{context}!")
    back = change_addresses(there, lambda context: context.removesuffix("!"))

    assert written(back) == written(catalog)
