"""What proposals look like in a catalog, and which texts they are made of."""

import pytest

from service.catalogs.memory.index import Memory
from service.catalogs.memory.propose import propose_texts
from service.catalogs.memory.remember import remember_texts
from service.catalogs.po import CatalogEntry, CatalogFile, read_po, write_po

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(text):
    return read_po((HEAD + text).encode(), "care.po")


def propose(target, *sources, at_least=75):
    catalogs = {f"other{number}": read(source) for number, source in enumerate(sources)}
    catalog = read(target)
    memory = Memory(remember_texts({"care": catalog, **catalogs}))
    return propose_texts(catalog, "care", memory, at_least)


def written(proposed):
    return write_po(proposed.catalog).decode().split("\n\n", 1)[1]


def test_proposal_is_fuzzy_and_says_what_it_was_written_for():
    target = """\
# ask a nurse
#. level: safety
#: content/care.md#precautions
msgctxt "care/dose"
msgid "Take 5 mg at most."
msgstr ""
"""
    source = 'msgctxt "old/dose"\nmsgid "Take 50 mg at most."\nmsgstr "Tome 50 mg como máximo."\n'

    proposed = propose(target, source)

    assert (
        written(proposed)
        == """\
# ask a nurse
# polyleaf: origin memory
#. level: safety
#. change: number
#: content/care.md#precautions
#, fuzzy
#| msgctxt "old/dose"
#| msgid "Take 50 mg at most."
msgctxt "care/dose"
msgid "Take 5 mg at most."
msgstr "Tome 50 mg como máximo."
"""
    )


def test_same_words_are_a_fuzzy_proposal_too():
    proposed = propose('msgid "nausea"\nmsgstr ""\n', 'msgid "nausea"\nmsgstr "náuseas"\n')

    assert (
        written(proposed)
        == """\
# polyleaf: origin memory
#, fuzzy
#| msgid "nausea"
msgid "nausea"
msgstr "náuseas"
"""
    )
    assert proposed.proposals[0].difference == "same"


@pytest.mark.parametrize(
    "source",
    [
        '#, fuzzy\nmsgid "nausea"\nmsgstr "náuseas"\n',
        '#, fuzzy\n#~ msgid "nausea"\n#~ msgstr "náuseas"\n',
        '# polyleaf: origin memory\n#, fuzzy\nmsgid "nausea"\nmsgstr "náuseas"\n',
        'msgid "nausea"\nmsgstr ""\n',
    ],
)
def test_unfinished_text_is_never_proposed(source):
    assert not propose('msgid "nausea"\nmsgstr ""\n', source).proposals


def test_obsolete_text_is_proposed_where_nothing_in_use_is():
    source = '#~ msgid "nausea"\n#~ msgstr "náuseas"\n'

    assert propose('msgid "nausea"\nmsgstr ""\n', source).proposals[0].msgstr == "náuseas"


def test_proposal_that_a_person_took_the_mark_off_is_remembered():
    source = '# polyleaf: origin memory\nmsgid "nausea"\nmsgstr "náuseas"\n'

    assert propose('msgid "nausea"\nmsgstr ""\n', source).proposals


def test_what_has_a_text_keeps_it():
    target = 'msgid "nausea"\nmsgstr "asco"\n\n#, fuzzy\nmsgid "pain"\nmsgstr "pena"\n'

    proposed = propose(target, 'msgid "nausea"\nmsgstr "náuseas"\n\nmsgid "pain"\nmsgstr "dolor"\n')

    assert not proposed.proposals
    assert written(proposed) == target


def test_plural_message_stays_empty_and_is_counted():
    target = 'msgid "an hour"\nmsgid_plural "hours"\nmsgstr[0] ""\n'

    proposed = propose(target, 'msgid "an hour"\nmsgstr "una hora"\n')

    assert (proposed.proposals, proposed.left) == ((), 1)


def test_second_run_changes_nothing():
    source = read('msgid "Do not drive."\nmsgstr "No conduzca."\n')
    target = read('msgid "Do not drive"\nmsgstr ""\n\nmsgid "Never drive."\nmsgstr ""\n')
    first = propose_texts(
        target, "care", Memory(remember_texts({"care": target, "other": source})), 75
    ).catalog

    memory = Memory(remember_texts({"care": first, "other": source}))
    second = propose_texts(first, "care", memory, 75)

    assert not second.proposals
    assert write_po(second.catalog) == write_po(first)


def test_catalog_that_is_filled_stays_as_it_was_in_memory():
    target = read('msgid "nausea"\nmsgstr ""\n')
    before = write_po(target)
    memory = Memory(remember_texts({"other": read('msgid "nausea"\nmsgstr "náuseas"\n')}))

    propose_texts(target, "care", memory, 75)

    assert write_po(target) == before


def test_entries_without_our_fields_are_filled():
    catalog = CatalogFile([CatalogEntry(msgid="nausea")])
    memory = Memory(remember_texts({"other": read('msgid "nausea"\nmsgstr "x"\n')}))

    assert propose_texts(catalog, "care", memory, 75).catalog[0].msgstr == "x"
