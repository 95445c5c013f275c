"""`polyleaf content assign-ids`: blocks get ids, and translations keep their place and status."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = "---\ntitle: Leaflet\n---\n"
BARE = (
    HEAD
    + """
Read this first.

## Side effects {#side-effects}

Ask your doctor.

- nausea
- vomiting

Ask your doctor.
"""
)
GIVEN = (
    HEAD
    + """
Read this first. {#read-first}

## Side effects {#side-effects}

Ask your doctor. {#ask-doctor}

- nausea {#nausea}
- vomiting {#vomiting}

Ask your doctor. {#ask-doctor-2}
"""
)
SPANISH = {
    "Leaflet": "Folleto",
    "Read this first.": "Lea esto primero.",
    "Side effects": "Efectos secundarios",
    "Ask your doctor.": "Pregunte a su médico.",
    "nausea": "?náuseas",
}


@pytest.fixture
def leaflet(small):
    small.document("leaflet", BARE)
    small.in_step()
    small.translate("leaflet", SPANISH)
    return small


def statuses(project):
    rows = json.loads(project.do("status", "--format", "json"))
    return [row for row in rows if row["domain"] == "leaflet"]


def test_ids_are_written_behind_the_blocks(leaflet):
    printed = leaflet.do("content", "assign-ids", "leaflet")

    assert leaflet.document("leaflet") == GIVEN
    assert "content/leaflet.md:5: {#read-first} Read this first." in printed
    assert "translations/es/LC_MESSAGES/leaflet.po: 5 of its entries have an address now" in printed


def test_translations_and_their_marks_move_to_the_addresses(leaflet):
    leaflet.do("content", "assign-ids")

    assert leaflet.texts("leaflet") == {
        ("leaflet/title", "Leaflet"): ("Folleto", False),
        ("leaflet/read-first", "Read this first."): ("Lea esto primero.", False),
        ("leaflet/side-effects", "Side effects"): ("Efectos secundarios", False),
        ("leaflet/ask-doctor", "Ask your doctor."): ("Pregunte a su médico.", False),
        ("leaflet/ask-doctor-2", "Ask your doctor."): ("Pregunte a su médico.", False),
        ("leaflet/nausea", "nausea"): ("náuseas", True),
    }


def test_status_of_every_text_is_as_before(leaflet):
    leaflet.document("leaflet", BARE.removesuffix("Ask your doctor.\n"))
    before = statuses(leaflet)

    leaflet.do("content", "assign-ids")

    assert statuses(leaflet) == before


def test_update_after_it_changes_no_byte(leaflet):
    leaflet.do("content", "assign-ids")
    before = leaflet.files()

    leaflet.in_step()

    assert leaflet.files() == before


def test_second_run_changes_nothing(leaflet):
    leaflet.do("content", "assign-ids")
    before = leaflet.files()

    assert leaflet.do("content", "assign-ids") == "Nothing to do.\n"
    assert leaflet.files() == before


def test_dry_run_shows_the_ids_and_changes_nothing(leaflet):
    before = leaflet.files()

    printed = leaflet.do("content", "assign-ids", "--dry-run")

    assert "{#nausea} nausea" in printed
    assert "files would change." in printed
    assert leaflet.files() == before


def test_only_the_documents_that_are_named_change(leaflet):
    leaflet.document("other", HEAD + "\nOther words.\n")

    leaflet.do("content", "assign-ids", "content/leaflet.md")

    assert leaflet.document("leaflet") == GIVEN
    assert "{#" not in leaflet.document("other")


def test_document_without_any_id_can_be_extracted_afterwards(small):
    small.document("new", HEAD + "\n## Side effects\n\nWords.\n")
    assert small.refused("extract")

    small.do("content", "assign-ids")

    small.in_step()
    assert "## Side effects {#side-effects}" in small.document("new")


def test_given_ids_of_known_texts_are_recorded(leaflet):
    leaflet.edit("leaflet", "- vomiting\n", "- vomiting\n- headache\n")

    leaflet.do("content", "assign-ids")

    targets = sorted(json.loads(line)["to"] for line in leaflet.moves().splitlines())
    assert targets == [
        f"leaflet/{unit}"
        for unit in ("ask-doctor", "ask-doctor-2", "nausea", "read-first", "vomiting")
    ]


def test_id_of_a_block_that_is_gone_is_recorded_and_never_given_again(leaflet):
    leaflet.do("content", "assign-ids")
    leaflet.in_step()
    leaflet.edit("leaflet", "- nausea {#nausea}\n", "")

    leaflet.do("content", "assign-ids")
    leaflet.in_step()
    leaflet.edit("leaflet", "- vomiting", "- nausea\n- vomiting")
    leaflet.do("content", "assign-ids")

    assert '{"from": "leaflet/nausea", "to": null, "on": ' in leaflet.moves()
    assert "- nausea {#nausea-2}" in leaflet.document("leaflet")


def test_block_that_came_back_with_its_id_is_no_longer_retired(leaflet):
    leaflet.do("content", "assign-ids")
    leaflet.edit("leaflet", "- nausea {#nausea}\n", "")
    leaflet.do("content", "assign-ids")
    leaflet.edit("leaflet", "- vomiting", "- nausea {#nausea}\n- vomiting")

    leaflet.do("content", "assign-ids")

    assert '"leaflet/nausea", "to": null' not in leaflet.moves()


def test_words_that_changed_since_the_last_update_keep_their_translation_as_fuzzy(leaflet):
    leaflet.edit("leaflet", "Read this first.", "Read all of this first.")

    leaflet.do("content", "assign-ids")

    assert leaflet.texts("leaflet")["leaflet/read-all-first", "Read all of this first."] == (
        "Lea esto primero.",
        True,
    )


def test_changed_text_with_an_id_is_left_to_the_update(leaflet):
    leaflet.do("content", "assign-ids")
    leaflet.edit("leaflet", "Read this first.", "Read all of this first.")
    leaflet.edit("leaflet", "- nausea", "- headache\n- nausea")

    leaflet.do("content", "assign-ids")

    assert leaflet.texts("leaflet")["leaflet/read-first", "Read this first."] == (
        "Lea esto primero.",
        False,
    )


def test_text_that_a_context_tells_apart_keeps_it(small):
    small.document(
        "leaflet", HEAD + "\n<!-- context: noun -->\nDrink\n\n<!-- context: verb -->\nDrink\n"
    )

    printed = small.do("content", "assign-ids")

    assert "content/leaflet.md:6: no id, it has a context: Drink" in printed
    assert "{#" not in small.document("leaflet")


def test_all_faults_of_all_documents_are_told_and_nothing_changes(leaflet):
    leaflet.document("one", "No title.\n")
    leaflet.document("two", HEAD + "\nIt helps.[^NOBODY] {.fancy}\n")
    leaflet.path("leaflet", "fr").write_text('msgid "x\n', "utf-8")

    faults = leaflet.refused("content", "assign-ids")

    assert any(fault.startswith("translations/fr/LC_MESSAGES/leaflet.po:1: ") for fault in faults)

    leaflet.path("leaflet", "fr").unlink()
    faults = leaflet.refused("content", "assign-ids")
    assert [fault.partition(": ")[0] for fault in faults] == [
        "content/one.md:1",
        "content/two.md:5",
        "content/two.md:5",
    ]


@pytest.mark.parametrize("name", ["nothing", "../leaflet", "Leaflet", "glossary.yaml"])
def test_name_that_is_no_document_is_refused(leaflet, name):
    [fault] = leaflet.refused("content", "assign-ids", name)

    assert "There is no such document." in fault or "This is no id of a document." in fault


def test_broken_map_is_refused_with_its_lines(leaflet):
    (leaflet.root / "content" / "moves.jsonl").write_text("x\n{}\n", "utf-8")

    faults = leaflet.refused("content", "assign-ids")

    assert [fault.partition(": ")[0] for fault in faults] == [
        "content/moves.jsonl:1",
        "content/moves.jsonl:2",
    ]


WHOLE = "Take the tablet with food. Do not drink alcohol on that day."
CUT = "Take the tablet with food. {#dose}\n\nDo not drink alcohol on that day.\n"


@pytest.fixture
def cut(small):
    """A translated block whose author made two of it; the first half has the braces."""
    small.document("leaflet", f"{HEAD}\n{WHOLE} {{#dose}}\n")
    small.in_step()
    small.translate("leaflet", {WHOLE: "Tome la tableta con comida. No beba alcohol ese día."})
    small.document("leaflet", f"{HEAD}\n{CUT}")
    return small


def test_block_that_was_cut_is_not_decided_without_a_person(cut):
    [fault] = cut.refused("content", "assign-ids")

    assert fault.startswith("content/leaflet.md:5: The text of {#dose} was cut in 2")
    assert "--keep first" in fault


def test_first_half_keeps_the_id_and_the_second_is_new(cut):
    cut.do("content", "assign-ids", "--keep", "first")

    assert cut.document("leaflet").endswith(
        CUT.replace("day.\n", "day. {#not-drink-alcohol-day}\n")
    )
    cut.in_step()
    [(key, (msgstr, is_fuzzy))] = [
        item for item in cut.texts("leaflet").items() if item[0][0] == "leaflet/dose"
    ]
    assert key == ("leaflet/dose", "Take the tablet with food.")
    assert is_fuzzy
    assert msgstr.startswith("Tome la tableta")


def test_second_half_takes_the_id_with_its_translation(cut):
    cut.do("content", "assign-ids", "--keep", "second")

    assert cut.document("leaflet").endswith(
        "Take the tablet with food. {#take-tablet-food}\n\nDo not drink alcohol on that day. {#dose}\n"
    )
    cut.in_step()
    kept = cut.texts("leaflet")["leaflet/dose", "Do not drink alcohol on that day."]
    proposed = cut.texts("leaflet")["leaflet/take-tablet-food", "Take the tablet with food."]
    assert kept == proposed
    assert kept[1]


def test_cut_is_found_after_extract_and_update_too(cut):
    cut.in_step()

    [fault] = cut.refused("content", "assign-ids")

    assert "{#dose} was cut" in fault


def test_piece_that_cannot_carry_the_id_is_not_made_to(cut):
    cut.document(
        "leaflet",
        f"{HEAD}\nTake the tablet with food. {{#dose}}\n\nDo not drink alcohol on that day.\n*\n",
    )

    [fault] = cut.refused("content", "assign-ids", "--keep", "second")

    assert fault.startswith("content/leaflet.md:7: {#dose} would change the meaning")


def test_control_characters_of_a_document_do_not_reach_the_terminal(small):
    small.document("leaflet", f"{HEAD}\nWords \x1b[31m\n")

    [fault] = small.refused("content", "assign-ids")

    assert "hidden or control character, U+001B" in str(fault)
    assert "\x1b" not in str(fault)


def test_person_in_a_terminal_is_asked(cut):
    master, slave = pty.openpty()
    os.write(master, b"2\n")
    environment = {
        **os.environ,
        "POLYLEAF_ROOT": str(cut.root),
        "POLYLEAF_INSTANCE": str(cut.root / "instance"),
    }

    done = subprocess.run(
        [Path(sys.executable).with_name("polyleaf"), "content", "assign-ids"],
        env=environment, stdin=slave, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(master)
    os.close(slave)

    assert done.returncode == 0, done.stderr
    assert "Its translation goes with the id." in done.stdout
    assert "Do not drink alcohol on that day. {#dose}" in cut.document("leaflet")
