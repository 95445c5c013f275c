"""A document without ids and with finished Spanish gets them, and no reader sees a difference."""

import json
import re

from service.catalogs.po import load_po, save_po

IDS = re.compile(r" ?\{#([a-z0-9-]+)\}")
SPANISH = "/v1/es/documents/ketamine-faq"


def take_ids_out(project):
    """Make the FAQ what it was before its blocks had ids; its sections had them always."""
    path = project.root / "content" / "ketamine-faq.md"
    lines = path.read_text("utf-8").split("\n")
    path.write_text(
        "\n".join(line if line.startswith("##") else IDS.sub("", line) for line in lines), "utf-8"
    )
    sections = set(IDS.findall("".join(line for line in lines if line.startswith("##"))))
    for locale in ("es", "ar", "zh_Hans"):
        catalog = load_po(project.catalog(locale, "ketamine-faq"), project.root)
        for entry in catalog:
            unit = entry.msgctxt.partition("/")[2]
            entry.msgctxt = entry.msgctxt if unit in sections | {"title", "summary"} else None
        save_po(catalog, project.catalog(locale, "ketamine-faq"))
    project.do("extract")
    project.do("update")


def said_by(section):
    """Return what readers see of a section, and what it says of itself."""
    return {
        "title": section["title"],
        "text": section["body"]["text"],
        "html": re.sub(r' id="[^"]*"', "", section["body"]["html"]),
        "translation": {**section["translation"], "source_revision": None},
        "language": section["language"],
        "fallback": section["fallback"],
        "notices": section["notices"],
        "parts": [said_by(part) for part in section["parts"]],
    }


def test_readers_of_a_document_that_got_ids_see_what_they_saw(project, serve):
    take_ids_out(project)
    project.edit_catalog(
        "es", "ketamine-faq/title", lambda entry: entry.flags.append("fuzzy"), "ketamine-faq"
    )
    project.do("publish", "--demo")
    before = serve().get(f"{SPANISH}.json").json
    counted = json.loads(project.do("status", "--format", "json"))

    printed = project.do("content", "assign-ids")
    project.do("publish", "--demo")

    after = serve().get(f"{SPANISH}.json").json
    assert "ketamine-faq.po: 45 of its entries have an address now" in printed
    assert [said_by(section) for section in after["sections"]] == [
        said_by(section) for section in before["sections"]
    ]
    assert json.loads(project.do("status", "--format", "json")) == counted
    assert all(block["id"] for section in after["sections"] for block in section["body"]["blocks"])
    assert "Finished" not in printed


def test_readers_of_a_renamed_document_see_what_they_saw(project, serve):
    project.do("publish", "--demo")
    before = serve().get(f"{SPANISH}.json").json

    project.do("content", "rename", "ketamine-faq", "questions")
    project.do("publish", "--demo")

    server = serve()
    after = server.get("/v1/es/documents/questions.json").json
    assert [said_by(section) for section in after["sections"]] == [
        said_by(section) for section in before["sections"]
    ]
    assert server.get(f"{SPANISH}.json").status == 404
