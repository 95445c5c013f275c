"""What becomes of a catalog when its template changes: entries as translators see them."""

import subprocess

import pytest

from service.catalogs.po import read_po, write_po
from service.catalogs.update import Fate, update_catalog

HEAD = r"""msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
KEPT = '\n#. level: safety\nmsgctxt "care/other"\nmsgid "Other."\nmsgstr "Otro."\n'


def parse(body):
    return read_po((HEAD + body.strip("\n") + "\n").encode())


def update(old, new):
    """Update entries to a template's entries; return the new entries as text, and the ledger."""
    done = update_catalog(parse(old), parse(new), "care")
    text = write_po(done.catalog).decode()
    assert (
        write_po(update_catalog(read_po(text.encode()), parse(new), "care").catalog).decode()
        == text
    )
    return text.removeprefix(HEAD), done.ledger


def message(msgid, context="care/dose", comment="level: safety"):
    address = f'msgctxt "{context}"\n' if context else ""
    return f'#. {comment}\n{address}msgid "{msgid}"\nmsgstr ""\n'


def test_message_that_stays_keeps_its_translation_and_takes_the_templates_comments():
    old = '# mine\n#. level: claim\n#: a.md#x\nmsgctxt "care/dose"\nmsgid "A."\nmsgstr "Á."\n'
    new = '#. level: safety\n#: b.md#y\nmsgctxt "care/dose"\nmsgid "A."\nmsgstr ""\n'

    text, [line] = update(old, new)

    expected = '# mine\n#. level: safety\n#: b.md#y\nmsgctxt "care/dose"\nmsgid "A."\nmsgstr "Á."\n'
    assert text == expected
    assert line.fate is Fate.KEPT


def test_answers_to_a_translators_question_stay_above_their_message():
    old = message("A.", comment="level: claim\n#. answer: A day.").replace('""', '"Á."')

    text, _ = update(old, message("A."))

    assert text.startswith("#. level: safety\n#. answer: A day.\n")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Take 5 mg.", "Take 6 mg.", "number"),
        ("Do not take it.", "Do take it.", "negation"),
        ("Take it now.", "Take it soon.", "wording"),
        ("take it now", "Take it now.", "cosmetic"),
    ],
)
def test_changed_words_at_the_same_address_become_fuzzy_and_say_what_changed(before, after, change):
    old = f'msgctxt "care/dose"\nmsgid "{before}"\nmsgstr "Alt."\n' + KEPT

    text, [line, _] = update(old, message(after) + KEPT)

    assert text == (
        f"#. level: safety\n#. change: {change}\n#, fuzzy\n"
        f'#| msgid "{before}"\nmsgctxt "care/dose"\nmsgid "{after}"\nmsgstr "Alt."\n' + KEPT
    )
    assert (line.fate, line.change) == (Fate.STALED, change)


def test_untranslated_message_that_changes_is_new():
    text, [line] = update(message("A."), message("B."))

    assert text == message("B.")
    assert line.fate is Fate.NEW


def test_message_that_vanished_becomes_obsolete():
    old = 'msgctxt "care/dose"\nmsgid "A."\nmsgstr "Á."\n' + KEPT

    text, ledger = update(old, KEPT)

    assert text.endswith('#~ msgctxt "care/dose"\n#~ msgid "A."\n#~ msgstr "Á."\n')
    assert [line.fate for line in ledger] == [Fate.KEPT, Fate.OBSOLETE]


def test_obsolete_entry_stays_as_it_is():
    gone = '\n# mine\n#, fuzzy\n#~| msgid "A"\n#~ msgid "B"\n#~ msgstr "Á"\n'

    text, [line] = update(KEPT + gone, KEPT)

    assert text.endswith(gone)
    assert line.fate is Fate.KEPT


def test_message_that_comes_back_is_revived():
    gone = '#~ msgctxt "care/dose"\n#~ msgid "A."\n#~ msgstr "Á."\n'

    text, [line] = update(gone, message("A."))

    assert text == message("A.").replace('msgstr ""', 'msgstr "Á."')
    assert line.fate is Fate.REVIVED


def test_id_given_to_a_text_keeps_its_translation_finished():
    old = 'msgid "Ask your care team."\nmsgstr "Pregunte."\n'

    text, [line] = update(old, message("Ask your care team."))

    assert text == message("Ask your care team.").replace('msgstr ""', 'msgstr "Pregunte."')
    assert line.fate is Fate.CARRIED


def test_two_equal_texts_under_new_addresses_each_get_one_of_the_old_translations():
    old = "\n".join(f'msgctxt "care/{unit}"\nmsgid "A."\nmsgstr "{unit}"\n' for unit in "ab")
    new = "\n".join(message("A.", f"care/{unit}") for unit in "cd")

    text, ledger = update(old, new)

    assert ('msgstr "a"' in text, 'msgstr "b"' in text) == (True, True)
    assert [line.fate for line in ledger] == [Fate.CARRIED, Fate.CARRIED]


def test_link_that_leads_elsewhere_carries_the_translation_with_the_new_reference():
    old = 'msgctxt "care/dose"\nmsgid "See [us][old]."\nmsgstr "Vea [a nosotros][old]."\n'

    text, [line] = update(old, message("See [us][new]."))

    assert text == message("See [us][new].").replace('msgstr ""', 'msgstr "Vea [a nosotros][new]."')
    assert line.fate is Fate.CARRIED


def test_links_that_led_to_one_place_and_part_now_make_the_text_fuzzy():
    old = 'msgctxt "care/dose"\nmsgid "[A][x] or [B][x]."\nmsgstr "[B][x] o [A][x]."\n'

    text, [line] = update(old, message("[A][x] or [B][y]."))

    assert "#, fuzzy" in text
    assert line.fate is Fate.STALED


def test_text_without_an_id_takes_over_from_a_like_text_that_vanished():
    old = 'msgid "Ask your care team first."\nmsgstr "Pregunte."\n'

    text, [line] = update(old, message("Ask your care team before.", None))

    assert '#| msgid "Ask your care team first."' in text
    assert line.fate is Fate.STALED


def test_text_without_an_id_takes_nothing_from_a_like_text_that_stays():
    old = 'msgid "Ask your care team first."\nmsgstr "Pregunte."\n'
    new = message("Ask your care team first.", None) + message("Ask your care team before.", None)

    text, ledger = update(old, new)

    assert text.count("Pregunte.") == 1
    assert [line.fate for line in ledger] == [Fate.KEPT, Fate.NEW]


def test_text_without_an_id_takes_nothing_from_an_unlike_text():
    old = 'msgid "Ask your care team first."\nmsgstr "Pregunte."\n'

    text, ledger = update(old, message("Rest at home.", None))

    assert text.endswith('#~ msgid "Ask your care team first."\n#~ msgstr "Pregunte."\n')
    assert [line.fate for line in ledger] == [Fate.NEW, Fate.OBSOLETE]


def test_likeness_takes_nothing_that_another_message_has_the_words_of():
    old = 'msgid "Ask your care team first."\nmsgstr "Pregunte."\n'
    new = message("Ask your care team before.", None) + message("Ask your care team first.")

    text, ledger = update(old, new)

    assert [line.fate for line in ledger] == [Fate.NEW, Fate.CARRIED]
    assert text.endswith('msgid "Ask your care team first."\nmsgstr "Pregunte."\n')


def test_context_that_only_splits_equal_texts_is_no_address():
    old = 'msgctxt "menu"\nmsgid "Open"\nmsgstr "Abrir"\n'
    new = message("Close", "menu") + message("Open", "menu")

    text, ledger = update(old, new)

    assert [line.fate for line in ledger] == [Fate.NEW, Fate.KEPT]
    assert 'msgid "Close"\nmsgstr ""' in text


def test_source_that_changes_again_keeps_the_words_that_the_translation_was_made_for():
    first, _ = update(
        'msgctxt "care/dose"\nmsgid "Take 5."\nmsgstr "Tome 5."\n', message("Take 6.")
    )

    text, [line] = update(first, message("Take 7."))

    assert '#| msgid "Take 5."\nmsgctxt "care/dose"\nmsgid "Take 7."' in text
    assert (line.fate, line.change) == (Fate.STALED, "number")


def test_source_that_changes_back_leaves_the_text_fuzzy():
    first, _ = update(
        'msgctxt "care/dose"\nmsgid "Take 5."\nmsgstr "Tome 5."\n', message("Take 6.")
    )

    text, [line] = update(first, message("Take 5."))

    expected = message("Take 5.").replace("\nmsgctxt", "\n#, fuzzy\nmsgctxt")
    assert text == expected.replace('msgstr ""', 'msgstr "Tome 5."')
    assert (line.fate, line.change) == (Fate.KEPT, "")


def test_previous_words_that_a_tool_left_on_a_finished_text_do_not_count():
    old = '#| msgid "Take 5."\nmsgctxt "care/dose"\nmsgid "Take 6."\nmsgstr "Tome 6."\n'

    text, _ = update(old, message("Take 7."))

    assert '#| msgid "Take 6."' in text


def test_fuzzy_mark_of_a_translator_stays_without_a_previous_msgid():
    old = '#, fuzzy\nmsgctxt "care/dose"\nmsgid "A."\nmsgstr "Á?"\n'

    text, [line] = update(old, message("A."))

    assert "#, fuzzy\nmsgctxt" in text
    assert (line.fate, line.change) == (Fate.KEPT, "")


@pytest.mark.parametrize("new", ["A.", "B.", ""])
def test_comments_of_translators_are_kept_whatever_happens_to_the_message(new):
    old = '# Is this right?\n# - Ana\nmsgctxt "care/dose"\nmsgid "A."\nmsgstr "Á."\n' + KEPT

    text, _ = update(old, (message(new) if new else "") + KEPT)

    assert "# Is this right?\n# - Ana\n" in text


def test_catalog_in_another_charset_comes_out_in_utf_8():
    latin = HEAD.replace("UTF-8", "ISO-8859-1") + 'msgid "A"\nmsgstr "Á"\n'
    old = read_po(latin.encode("iso-8859-1"))

    done = update_catalog(old, parse('msgid "“A”"\nmsgstr ""\n\nmsgid "A"\nmsgstr ""\n'), "care")

    text = write_po(done.catalog).decode("utf-8")
    assert "charset=UTF-8" in text
    assert 'msgid "A"\nmsgstr "Á"' in text


def test_header_keeps_what_translators_and_tools_wrote():
    old = parse("").metadata | {
        "Last-Translator": "Ana <ana@clinic.example>",
        "X-Generator": "Poedit",
    }
    catalog = parse(KEPT)
    catalog.metadata, catalog.header = old, "Spanish.\nAna, 2026."
    template = parse(KEPT)
    template.metadata |= {"POT-Creation-Date": "2026-11-22 12:00+0000", "Last-Translator": "?"}

    done = update_catalog(catalog, template, "care").catalog

    assert done.header == "Spanish.\nAna, 2026."
    assert done.metadata == old | {"POT-Creation-Date": "2026-11-22 12:00+0000"}


def test_neither_catalog_nor_template_is_changed():
    catalog, template = parse(message("A.") + KEPT), parse(message("B."))
    before = write_po(catalog), write_po(template)

    update_catalog(catalog, template, "care")

    assert (write_po(catalog), write_po(template)) == before


def test_msgfmt_takes_what_update_makes_of_a_changed_source(small_project, require_tool):
    small_project.make_translated("es")
    small_project.edit("care.md", "Take 5 mg at most.", "Take 6 mg at most.")
    small_project.edit("care.md", "- dizziness {#dizziness}\n", "")
    small_project.edit("questions.md", "50% of patients", "Most patients")

    small_project.extract()
    small_project.update()

    for path in sorted(small_project.root.glob("translations/es/LC_MESSAGES/*.po")):
        checked = subprocess.run(
            [require_tool("msgfmt"), "--check", "-o", "/dev/null", path],
            capture_output=True,
            check=False,
        )
        assert checked.returncode == 0, checked.stderr
