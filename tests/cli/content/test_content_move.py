"""`polyleaf content move`: translations follow a block to another document."""

import json

import pytest

LEAFLET = "---\ntitle: Leaflet\n---\n\nRead this. {#read}\n\nFeeling sick. {#nausea}\n"
FAQ = "---\ntitle: Questions\n---\n\nAsk us. {#ask}\n"


@pytest.fixture
def two(small):
    """Two translated documents; the author has moved a block from one to the other."""
    small.document("leaflet", LEAFLET)
    small.document("faq", FAQ)
    small.in_step()
    small.translate("leaflet", {"Read this.": "Lea esto.", "Feeling sick.": "Náuseas."})
    small.translate("faq", {"Ask us.": "Pregúntenos."})
    small.edit("leaflet", "\nFeeling sick. {#nausea}\n", "")
    small.document("faq", FAQ + "\nFeeling sick. {#nausea}\n")
    return small


def test_translation_stands_at_the_new_address_and_is_not_fuzzy(two):
    printed = two.do("content", "move", "leaflet/nausea", "faq/nausea")

    assert two.texts("faq")["faq/nausea", "Feeling sick."] == ("Náuseas.", False)
    assert "leaflet/nausea" not in two.path("leaflet", "es").read_text("utf-8")
    assert (
        "translations/es/LC_MESSAGES/faq.po: faq/nausea has the entry of leaflet/nausea" in printed
    )


def test_update_after_it_changes_no_byte(two):
    two.do("content", "move", "leaflet/nausea", "faq/nausea")
    before = two.files()

    two.in_step()

    assert two.files() == before


def test_move_is_recorded(two):
    two.do("content", "move", "leaflet/nausea", "faq/nausea")

    [line] = map(json.loads, two.moves().splitlines())
    assert (line["from"], line["to"]) == ("leaflet/nausea", "faq/nausea")


def test_move_after_extract_and_update_finds_the_obsolete_translation(two):
    two.in_step()

    two.do("content", "move", "leaflet/nausea", "faq/nausea")

    assert two.texts("faq")["faq/nausea", "Feeling sick."] == ("Náuseas.", False)
    assert "#~" not in two.path("leaflet", "es").read_text("utf-8")


def test_move_with_another_id_and_other_words_leaves_the_words_to_the_update(two):
    two.edit("faq", "Feeling sick. {#nausea}", "Feeling very sick. {#sickness}")

    two.do("content", "move", "leaflet/nausea", "faq/sickness")

    assert two.texts("faq")["faq/sickness", "Feeling sick."] == ("Náuseas.", False)
    two.in_step()
    assert two.texts("faq")["faq/sickness", "Feeling very sick."] == ("Náuseas.", True)


def test_language_without_a_catalog_of_the_new_document_gets_one(two):
    two.path("faq", "es").unlink()

    two.do("content", "move", "leaflet/nausea", "faq/nausea")

    assert two.texts("faq")["faq/nausea", "Feeling sick."] == ("Náuseas.", False)
    assert '"Language: es\\n"' in two.path("faq", "es").read_text("utf-8")


def test_translation_that_somebody_made_at_the_new_address_stays(two):
    two.in_step()
    two.translate("faq", {"Feeling sick.": "Ganas de vomitar."})

    printed = two.do("content", "move", "leaflet/nausea", "faq/nausea")

    assert two.texts("faq")["faq/nausea", "Feeling sick."] == ("Ganas de vomitar.", False)
    assert '#~ msgstr "Náuseas."' in two.path("leaflet", "es").read_text("utf-8")
    assert "has a translation already" in printed


def test_machine_text_does_not_become_a_persons_by_a_move(two):
    two.translate("leaflet", {}, origin="machine")

    printed = two.do("content", "move", "leaflet/nausea", "faq/nausea")

    assert two.texts("faq")["faq/nausea", "Feeling sick."] == ("Náuseas.", True)
    assert "fuzzy, for its origin is another" in printed


def test_block_that_still_stands_in_the_old_place_is_not_moved(two):
    two.document("leaflet", LEAFLET)

    [fault] = two.refused("content", "move", "leaflet/nausea", "faq/nausea")

    assert fault.startswith("content/leaflet.md:7: ")


def test_block_that_does_not_stand_in_the_new_place_yet_is_told_with_all_else(two):
    two.document("leaflet", LEAFLET)
    two.document("faq", FAQ)

    faults = two.refused("content", "move", "leaflet/nausea", "faq/nausea")

    assert len(faults) == 2


def test_address_that_nobody_knows_is_refused(two):
    [fault] = two.refused("content", "move", "leaflet/nothing", "faq/nausea")

    assert "No template and no catalog knows leaflet/nothing." in fault


def test_retired_address_is_not_used_again(two):
    two.do("content", "move", "leaflet/nausea", "faq/nausea")
    two.document("faq", FAQ)
    two.document("leaflet", LEAFLET)

    faults = two.refused("content", "move", "faq/nausea", "leaflet/nausea")

    assert any("leaflet/nausea was used before." in fault for fault in faults)
    assert any(
        "leaflet/nausea became faq/nausea" in fault
        for fault in two.refused("content", "assign-ids")
    )


def test_block_that_was_taken_for_gone_can_still_be_moved(two):
    two.document("faq", FAQ)
    two.do("content", "assign-ids")
    two.document("faq", FAQ + "\nFeeling sick. {#nausea}\n")

    two.do("content", "move", "leaflet/nausea", "faq/nausea")

    assert two.texts("faq")["faq/nausea", "Feeling sick."] == ("Náuseas.", False)
    assert "null" not in two.moves()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("leaflet", "faq/nausea"),
        ("leaflet/nausea", "leaflet/nausea"),
        ("leaflet/title", "faq/title"),
        ("../x/nausea", "faq/nausea"),
        ("leaflet/nausea", "nowhere/nausea"),
    ],
)
def test_move_that_makes_no_sense_is_refused(two, old, new):
    assert two.refused("content", "move", old, new)


def test_dry_run_changes_nothing(two):
    before = two.files()

    printed = two.do("content", "move", "leaflet/nausea", "faq/nausea", "--dry-run")

    assert "files would change." in printed
    assert two.files() == before
