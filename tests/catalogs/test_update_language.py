"""What becomes of translations when words go from one document to another, apart or together."""

import pytest

from service.catalogs.po import read_po, write_po
from service.catalogs.texts import Origin
from service.catalogs.update import Fate, update_language

HEAD = r"""msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""
DRIVE = "Do not drive a car on the day of your treatment."
FOOD = "Do not eat anything for six hours before the treatment begins."
NO_CAR = "No conduzca el día del tratamiento."
NO_FOOD = "No coma nada durante las seis horas anteriores."


def entry(msgid, msgstr="", context=None, note=""):
    address = f'msgctxt "{context}"\n' if context else ""
    return f'{note}{address}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def parse(entries, origin=""):
    named = f'"X-Polyleaf-Origin: {origin}\\n"\n' if origin else ""
    return read_po("\n".join([HEAD + named, *entries]).encode())


def update(old, new, origins=None):
    """Update catalogs to templates, each a list of entries by domain; return texts and ledgers."""
    catalogs = {
        domain: parse(old.get(domain, ()), (origins or {}).get(domain)) for domain in {**old, **new}
    }
    templates = {domain: parse(entries) for domain, entries in new.items()}
    done = update_language(catalogs, templates)
    again = update_language({domain: each.catalog for domain, each in done.items()}, templates)
    for domain, each in done.items():
        assert write_po(again[domain].catalog) == write_po(each.catalog)
    return (
        {domain: write_po(each.catalog).decode() for domain, each in done.items()},
        {domain: list(each.ledger) for domain, each in done.items()},
    )


def fates(ledger):
    return [line.fate for line in ledger]


def test_same_words_in_another_document_take_their_translation_along():
    texts, ledgers = update(
        {"care": [entry(DRIVE, NO_CAR, note="# Ana: sure\n")]}, {"care": [], "faq": [entry(DRIVE)]}
    )

    assert texts["faq"].endswith(f'# Ana: sure\nmsgid "{DRIVE}"\nmsgstr "{NO_CAR}"\n')
    [line] = ledgers["faq"]
    assert (line.fate, line.source) == (Fate.MOVED, "care")
    assert fates(ledgers["care"]) == [Fate.OBSOLETE]


def test_same_words_that_two_documents_have_now_go_to_both():
    new = {"care": [], "faq": [entry(DRIVE)], "more": [entry(DRIVE)]}

    _, ledgers = update({"care": [entry(DRIVE, NO_CAR)]}, new)

    assert fates(ledgers["faq"]) == fates(ledgers["more"]) == [Fate.MOVED]


def test_words_that_stay_in_their_document_are_not_given_to_another():
    old = {"care": [entry(DRIVE, NO_CAR)]}

    _, ledgers = update(old, {"care": [entry(DRIVE)], "faq": [entry(DRIVE)]})

    assert fates(ledgers["faq"]) == [Fate.NEW]


def test_message_that_waited_for_a_text_takes_the_words_that_vanish_elsewhere_later():
    old = {"care": [entry(DRIVE, NO_CAR)], "faq": [entry(DRIVE, note="# Which car?\n")]}

    texts, ledgers = update(old, {"care": [], "faq": [entry(DRIVE)]})

    assert fates(ledgers["faq"]) == [Fate.MOVED]
    assert texts["faq"].endswith(f'# Which car?\nmsgid "{DRIVE}"\nmsgstr "{NO_CAR}"\n')


def test_message_that_waited_for_a_text_takes_no_proposal():
    old = {"care": [entry(DRIVE, NO_CAR), entry("Do not drive a car on that day.")]}

    _, ledgers = update(old, {"care": [entry("Do not drive a car on that day.")]})

    assert fates(ledgers["care"]) == [Fate.KEPT, Fate.OBSOLETE]


def test_unit_of_a_document_that_was_renamed_by_hand_keeps_its_finished_text():
    old = {"care": [entry(DRIVE, NO_CAR, "care/driving")]}

    texts, ledgers = update(old, {"handout": [entry(DRIVE, context="handout/driving")]})

    assert "fuzzy" not in texts["handout"]
    [line] = ledgers["handout"]
    assert (line.fate, line.source) == (Fate.MOVED, "care/driving")


def test_same_words_under_another_unit_of_another_document_are_fuzzy():
    old = {"care": [entry(DRIVE, NO_CAR, "care/driving")]}

    texts, ledgers = update(old, {"care": [], "faq": [entry(DRIVE, context="faq/car")]})

    assert f'#, fuzzy\n#| msgctxt "care/driving"\n#| msgid "{DRIVE}"\n' in texts["faq"]
    assert fates(ledgers["faq"]) == [Fate.MOVED]


def test_context_that_splits_equal_texts_and_changes_makes_the_text_fuzzy():
    old = {"care": [entry("Open", "Abrir", "menu")]}

    texts, ledgers = update(old, {"care": [entry("Open", context="state")]})

    assert '#, fuzzy\n#| msgctxt "menu"\n#| msgid "Open"\nmsgctxt "state"\n' in texts["care"]
    assert fates(ledgers["care"]) == [Fate.STALED]


def test_like_words_in_another_document_are_proposed_fuzzy_and_the_old_text_stays():
    after = "Do not drive a car on the day of treatment."

    texts, ledgers = update({"care": [entry(DRIVE, NO_CAR)]}, {"care": [], "faq": [entry(after)]})

    assert texts["faq"].endswith(
        f'#. change: wording\n#, fuzzy\n#| msgid "{DRIVE}"\nmsgid "{after}"\nmsgstr "{NO_CAR}"\n'
    )
    [line] = ledgers["faq"]
    assert (line.fate, line.change, line.source) == (Fate.STALED, "wording", "care")
    assert f'#~ msgid "{DRIVE}"\n#~ msgstr "{NO_CAR}"\n' in texts["care"]


def test_likest_pair_goes_first_whatever_the_order_of_messages():
    near, far = (
        "Do not drive a car on the day of your treatments.",
        "Do not drive on the day of it.",
    )

    texts, ledgers = update({"care": [entry(DRIVE, NO_CAR)]}, {"care": [entry(far), entry(near)]})

    assert fates(ledgers["care"]) == [Fate.NEW, Fate.STALED]
    assert texts["care"].endswith(f'msgid "{near}"\nmsgstr "{NO_CAR}"\n')


def test_machine_text_that_moved_is_still_told_to_be_a_machines():
    new = {"care": [], "faq": [entry(DRIVE)]}

    texts, _ = update({"care": [entry(DRIVE, NO_CAR)]}, new, {"care": Origin.MACHINE})

    assert f'# polyleaf: origin machine\nmsgid "{DRIVE}"' in texts["faq"]


def test_proposal_from_a_person_does_not_make_a_machines_text_a_persons():
    new = {"care": [], "faq": [entry("Do not drive a car on the day of treatment.")]}

    texts, _ = update({"care": [entry(DRIVE, NO_CAR)]}, new, {"faq": Origin.MACHINE})

    assert "origin human" not in texts["faq"]


def test_text_of_a_document_that_is_gone_stays_obsolete_and_is_proposed_elsewhere():
    old = {"gone": [entry(DRIVE, NO_CAR), entry("Rest.", "Descanse.")]}

    texts, ledgers = update(old, {"care": [entry(DRIVE)]})

    assert f'#~ msgid "{DRIVE}"' in texts["gone"]
    assert '#~ msgid "Rest."\n#~ msgstr "Descanse."\n' in texts["gone"]
    assert fates(ledgers["gone"]) == [Fate.OBSOLETE, Fate.OBSOLETE]
    assert fates(ledgers["care"]) == [Fate.MOVED]


def test_both_halves_of_a_paragraph_get_the_whole_translation():
    whole, both = f"{DRIVE} {FOOD}", f"{NO_CAR} {NO_FOOD}"
    new = {"care": [entry(DRIVE, context="care/drive"), entry(FOOD, context="care/food")]}

    texts, ledgers = update({"care": [entry(whole, both, "care/drive")]}, new)

    assert texts["care"].count(f'#| msgid "{whole}"') == 2
    assert texts["care"].count(f'msgstr "{both}"') == 2
    assert texts["care"].count("#, fuzzy") == 2
    assert fates(ledgers["care"]) == [Fate.STALED, Fate.SPLIT]
    assert ledgers["care"][1].source == "care/drive"


def test_text_that_was_split_and_that_no_message_takes_stays_obsolete():
    rest = "You may drink water until one hour before it, but nothing else at all, whatever it is."
    whole = f"{DRIVE} {rest} {FOOD} {rest}"

    texts, ledgers = update({"care": [entry(whole, NO_CAR)]}, {"care": [entry(DRIVE), entry(FOOD)]})

    assert fates(ledgers["care"]) == [Fate.SPLIT, Fate.SPLIT, Fate.OBSOLETE]
    assert f'#~ msgid "{whole}"' in texts["care"]


@pytest.mark.parametrize("contexts", [(None, None), ("care/drive", "care/food")])
def test_merged_paragraphs_get_both_translations_in_their_order(contexts):
    old = [entry(FOOD, NO_FOOD, contexts[1]), entry(DRIVE, NO_CAR, contexts[0])]
    new = [entry(f"{DRIVE} {FOOD}", context=contexts[0])]

    texts, ledgers = update({"care": old}, {"care": new})

    assert f'msgstr "{NO_CAR} {NO_FOOD}"\n' in texts["care"]
    assert f'#, fuzzy\n#| msgid "{DRIVE} {FOOD}"' in texts["care"]
    assert fates(ledgers["care"]) == [Fate.MERGED, Fate.OBSOLETE, Fate.OBSOLETE]


def test_message_that_lies_within_what_a_string_may_hold_is_not_joined_beyond_it():
    long = "x" * 40_000
    old = [entry(DRIVE, long), entry(FOOD, long)]

    texts, ledgers = update({"care": old}, {"care": [entry(f"{DRIVE} {FOOD}")]})

    assert fates(ledgers["care"]) == [Fate.STALED, Fate.OBSOLETE]
    assert read_po(texts["care"].encode())


def test_fuzzy_mark_with_its_previous_words_stays_as_it_is():
    held = f'#, fuzzy\n#| msgid "{DRIVE}"\n' + entry(DRIVE, NO_CAR)

    texts, ledgers = update({"care": [held]}, {"care": [entry(DRIVE)]})

    assert texts["care"].endswith(held)
    assert fates(ledgers["care"]) == [Fate.KEPT]


def test_plural_forms_are_no_proposal_for_a_message_without_them():
    hours = 'msgid "{n} hour after it"\nmsgid_plural "{n} hours after it"\n'
    old = hours + 'msgstr[0] "{n} hora después"\nmsgstr[1] "{n} horas después"\n'
    head = HEAD + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    catalog, template = read_po((head + old).encode()), parse([entry("{n} hours after it")])

    done = update_language({"care": catalog}, {"care": template})["care"]

    assert fates(done.ledger) == [Fate.NEW, Fate.OBSOLETE]
    assert '#~ msgstr[1] "{n} horas después"' in write_po(done.catalog).decode()


@pytest.mark.parametrize(
    ("held", "left"),
    [
        (
            'msgid_plural "hours"\nmsgstr[0] "una hora"\nmsgstr[1] "horas"\n',
            '#| msgid_plural "hours"\n@msgstr[0] "una hora"\nmsgstr[1] "horas"\n',
        ),
        ('msgstr "una hora"\n', '@msgstr[0] "una hora"\nmsgstr[1] "una hora"\n'),
    ],
)
def test_text_of_another_plural_is_fuzzy_and_stays(held, left):
    head = HEAD + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    catalog = read_po(f'{head}msgid "an hour"\n{held}'.encode())
    wanted = 'msgid "an hour"\nmsgid_plural "or more"\n'
    template = read_po(f'{head}{wanted}msgstr[0] ""\nmsgstr[1] ""\n'.encode())

    done = update_language({"care": catalog}, {"care": template})["care"]

    marked = f'#, fuzzy\n#| msgid "an hour"\n{left.replace("@", wanted)}'
    assert write_po(done.catalog).decode().endswith(marked)
    assert fates(done.ledger) == [Fate.STALED]


def test_origin_of_a_header_in_other_letter_case_is_told_where_the_text_goes():
    old = read_po((HEAD + '"x-polyleaf-origin: machine\\n"\n\n' + entry(DRIVE, NO_CAR)).encode())

    done = update_language(
        {"care": old, "faq": parse([])}, {"care": parse([]), "faq": parse([entry(DRIVE)])}
    )

    assert "# polyleaf: origin machine" in write_po(done["faq"].catalog).decode()
