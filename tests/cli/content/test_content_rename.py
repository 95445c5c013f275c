"""`polyleaf content rename`: a document or a block has another id, and loses nothing."""

import json

import pytest

from service.errors import PolyleafError

LEAFLET = """---
title: Leaflet
---

Words without an id.

## Side effects {#side-effects}

Feeling sick. {#nausea}

See [the feeling](#nausea) and [again](leaflet.md#nausea). {#see}
"""
SPANISH = {
    "Words without an id.": "Palabras.",
    "Side effects": "Efectos",
    "Feeling sick.": "?Náuseas.",
}


@pytest.fixture
def leaflet(small):
    small.document("leaflet", LEAFLET)
    small.in_step()
    small.translate("leaflet", SPANISH)
    return small


def test_files_and_addresses_of_a_document_change_together(leaflet):
    before = leaflet.texts("leaflet")

    leaflet.do("content", "rename", "leaflet", "handout")

    assert leaflet.document("handout") == LEAFLET
    assert leaflet.texts("handout") == {
        (context and context.replace("leaflet/", "handout/"), msgid): text
        for (context, msgid), text in before.items()
    }
    assert not [name for name in leaflet.files() if "leaflet" in name]


def test_update_after_a_rename_changes_no_byte(leaflet):
    leaflet.do("content", "rename", "leaflet", "handout")
    before = leaflet.files()

    leaflet.in_step()

    assert leaflet.files() == before


def test_rename_is_recorded_and_the_old_name_stays_gone(leaflet):
    leaflet.do("content", "rename", "leaflet", "handout")

    [line] = map(json.loads, leaflet.moves().splitlines())
    assert (line["from"], line["to"]) == ("leaflet", "handout")
    assert leaflet.refused("content", "rename", "handout", "leaflet")
    leaflet.document("leaflet", LEAFLET)
    assert any(
        "became handout" in fault for fault in leaflet.refused("content", "assign-ids", "leaflet")
    )


def test_document_whose_file_the_author_renamed_is_renamed_whole(leaflet):
    content = leaflet.root / "content"
    (content / "leaflet.md").rename(content / "handout.md")
    leaflet.in_step()

    printed = leaflet.do("content", "rename", "leaflet", "handout")

    assert leaflet.texts("handout")["handout/nausea", "Feeling sick."] == ("Náuseas.", True)
    assert not leaflet.path("leaflet").exists()
    assert "es/LC_MESSAGES/handout.po: has the 3 translations of " in printed


def test_translations_under_the_new_name_are_never_replaced(leaflet):
    content = leaflet.root / "content"
    (content / "leaflet.md").rename(content / "handout.md")
    leaflet.in_step()
    leaflet.translate("handout", {"Feeling sick.": "Mareo."})

    [fault] = leaflet.refused("content", "rename", "leaflet", "handout")

    assert fault.startswith("translations/es/LC_MESSAGES/handout.po: ")


def test_lines_that_name_the_old_document_are_told(leaflet):
    leaflet.document("other", "---\ntitle: T\n---\n\n[see](leaflet.md) {#a}\n")

    printed = leaflet.do("content", "rename", "leaflet", "handout")

    assert "content/other.md:5: names the old address: [see](leaflet.md) {#a}" in printed
    assert "content/handout.md:11: names the old address" in printed


@pytest.mark.parametrize("new", ["glossary", "other", "Leaflet", "leaflet", "../x"])
def test_name_that_cannot_be_a_new_document_is_refused(leaflet, new):
    leaflet.document("other", "---\ntitle: T\n---\n\nText\n")

    assert leaflet.refused("content", "rename", "leaflet", new)


def test_document_that_is_not_there_is_refused(leaflet):
    assert leaflet.refused("content", "rename", "nothing", "something")


def test_fault_in_one_catalog_leaves_every_file_as_it_was(leaflet):
    leaflet.path("leaflet", "fr").write_text('msgid "x\n', "utf-8")

    [fault] = leaflet.refused("content", "rename", "leaflet", "handout")

    assert fault.startswith("translations/fr/LC_MESSAGES/leaflet.po:1: ")


def test_rename_that_stopped_half_way_is_finished_by_running_it_again(leaflet):
    in_the_way = leaflet.path("handout", "fr").with_name(".handout.po.new")
    in_the_way.mkdir()

    stopped = leaflet.invoke("content", "rename", "leaflet", "handout")
    in_the_way.rmdir()
    printed = leaflet.do("content", "rename", "leaflet", "handout")

    assert isinstance(stopped.exception, PolyleafError)
    assert "run the same again to finish: polyleaf content rename leaflet handout" in str(
        stopped.exception
    )
    assert (
        printed == "Finished what had stopped half way: polyleaf content rename leaflet handout\n"
    )
    assert leaflet.document("handout") == LEAFLET
    assert not [name for name in leaflet.files() if "leaflet" in name or "changes/" in name]


def test_other_command_finishes_what_stopped_half_way_first(leaflet):
    in_the_way = leaflet.path("handout", "fr").with_name(".handout.po.new")
    in_the_way.mkdir()
    leaflet.invoke("content", "rename", "leaflet", "handout")
    in_the_way.rmdir()

    printed = leaflet.do("content", "assign-ids", "handout")

    assert "Finished what had stopped half way" in printed
    assert "{#words-without-id}" in leaflet.document("handout")


def test_dry_run_does_not_look_at_half_a_change(leaflet):
    in_the_way = leaflet.path("handout", "fr").with_name(".handout.po.new")
    in_the_way.mkdir()
    leaflet.invoke("content", "rename", "leaflet", "handout")

    refused = leaflet.invoke("content", "assign-ids", "--dry-run")

    assert isinstance(refused.exception, PolyleafError)


def test_block_gets_another_id_in_braces_catalogs_and_map(leaflet):
    printed = leaflet.do("content", "rename", "leaflet/nausea", "leaflet/sickness")

    assert "Feeling sick. {#sickness}\n" in leaflet.document("leaflet")
    assert leaflet.texts("leaflet")["leaflet/sickness", "Feeling sick."] == ("Náuseas.", True)
    assert '"from": "leaflet/nausea", "to": "leaflet/sickness"' in leaflet.moves()
    assert "content/leaflet.md:11: names the old address" in printed


def test_section_keeps_its_kind_under_another_id(leaflet):
    printed = leaflet.do("content", "rename", "leaflet/side-effects", "leaflet/what-may-happen")

    assert "## Side effects {#what-may-happen kind=side-effects}" in leaflet.document("leaflet")
    assert "content/kinds.yaml:" in printed


def test_id_that_the_author_changed_already_is_carried_over(leaflet):
    leaflet.edit("leaflet", "{#nausea}", "{#sickness}")

    leaflet.do("content", "rename", "leaflet/nausea", "leaflet/sickness")

    assert leaflet.texts("leaflet")["leaflet/sickness", "Feeling sick."] == ("Náuseas.", True)


@pytest.mark.parametrize(
    "new", ["leaflet/see", "leaflet/title", "leaflet/Nausea", "other/nausea", "leaflet/nausea"]
)
def test_id_that_another_block_has_or_cannot_have_is_refused(leaflet, new):
    assert leaflet.refused("content", "rename", "leaflet/nausea", new)


def test_id_that_a_block_had_once_is_refused(leaflet):
    leaflet.do("content", "rename", "leaflet/nausea", "leaflet/sickness")

    assert leaflet.refused("content", "rename", "leaflet/sickness", "leaflet/nausea")
    assert leaflet.refused("content", "rename", "leaflet/see", "leaflet/nausea")
