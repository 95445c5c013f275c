"""`polyleaf suggest`: what it proposes, what readers get of it, and what it leaves alone."""

import json

import pytest

from service.catalogs.texts import catalog_path


@pytest.fixture
def project(small_project):
    small_project.add_language("es")
    small_project.extract()
    small_project.update()
    small_project.change("es", "care/dizziness", msgstr="mareos")
    small_project.write(
        "leaflet.md",
        "---\ntitle: Leaflet\n---\n## Dizziness {#kind kind=overview}\n\n- dizziness {#dizzy}\n",
    )
    small_project.extract()
    small_project.update()
    return small_project


def catalog_bytes(project, domain="leaflet"):
    return catalog_path(project.root, "es", domain).read_bytes()


def entry_of(project, address, domain="leaflet"):
    return next(entry for entry in project.catalog("es", domain) if entry.msgctxt == address)


def test_empty_message_gets_the_text_of_another_document(run, project):
    ran = run("suggest", "es")

    assert (ran.code, ran.err) == (0, "")
    assert "same      100 % leaflet/dizzy" in ran.out.splitlines()
    entry = entry_of(project, "leaflet/dizzy")
    assert (entry.msgstr, entry.flags) == ("mareos", ["fuzzy"])
    assert entry.tcomment == "polyleaf: origin memory"


def test_proposal_reaches_readers_only_after_a_person_took_the_mark_off(run, project):
    run("suggest", "es", "leaflet", "--at-least", "100")
    for address, msgstr in (("leaflet/title", "Folleto"), ("leaflet/kind", "Mareo")):
        project.change("es", address, "leaflet", msgstr=msgstr)

    run("publish", "--demo")
    withheld = stored(project)
    project.change("es", "leaflet/dizzy", "leaflet", flags=[])
    run("publish", "--demo")

    assert b"Folleto" in withheld
    assert b"mareos" not in withheld
    assert b"mareos" in stored(project)
    assert messages_by_status(run, "leaflet")["draft"] == 1


def stored(project):
    """All bytes of all releases."""
    paths = sorted((project.root / "instance" / "releases").rglob("*"))
    return b"".join(path.read_bytes() for path in paths if path.is_file())


def messages_by_status(run, domain):
    rows = json.loads(run("status", "--format", "json").out)
    return next(row["messages"] for row in rows if row["domain"] == domain)


def test_numbers_that_differ_are_told_first(run, project):
    project.change("es", "care/dose", msgstr="Tome 5 mg como máximo.[^S1]")
    project.edit("leaflet.md", "- dizziness", "Take 50 mg at most.[^S1] {#dose}\n\n- dizziness")
    project.extract()
    project.update()

    ran = run("suggest", "es", "leaflet")

    assert ran.out.startswith("number ")
    assert "3 proposals for es (1 number, 1 cosmetic, 1 same)" in ran.out
    assert entry_of(project, "leaflet/dose").comment.endswith("change: number")


def test_dry_run_changes_nothing(run, project):
    before = catalog_bytes(project)

    ran = run("suggest", "es", "--dry-run")

    assert "Nothing was changed." in ran.out
    assert catalog_bytes(project) == before
    assert not (project.root / "instance").exists()


def test_second_run_changes_nothing(run, project):
    run("suggest", "es")
    before = catalog_bytes(project)

    ran = run("suggest", "es")

    assert ran.out.startswith("0 proposals for es;")
    assert catalog_bytes(project) == before


def test_update_keeps_proposals(run, project):
    run("suggest", "es")

    project.update()

    entry = entry_of(project, "leaflet/dizzy")
    assert (entry.msgstr, entry.flags) == ("mareos", ["fuzzy"])
    assert "origin memory" in entry.tcomment


def test_only_named_documents_are_filled(run, project):
    before = catalog_bytes(project)

    ran = run("suggest", "es", "content/questions.md")

    assert ran.code == 0
    assert catalog_bytes(project) == before


def test_report_in_json_has_every_proposal(run, project):
    ran = run("suggest", "es", "leaflet", "--at-least", "100", "--format", "json")

    report = json.loads(ran.out)
    assert (report["language"], report["dry_run"], report["counts"]) == ("es", False, {"same": 1})
    assert report["proposals"] == [
        {
            "change": "same",
            "likeness": 100,
            "document": "leaflet",
            "address": "leaflet/dizzy",
            "msgid": "dizziness",
            "msgstr": "mareos",
            "written_for": "dizziness",
            "written_in": "care",
            "others": 0,
        }
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("fr",), "polyleaf language add fr"),
        (("es", "cares"), "cares: The language has no such catalog. There are: care,"),
        (("e_s",), "e_s: "),
    ],
)
def test_faults_are_told_and_nothing_changes(run, project, words, message):
    before = catalog_bytes(project)

    ran = run("suggest", *words)

    assert ran.code == 1
    assert message in ran.err
    assert catalog_bytes(project) == before


def test_broken_catalog_of_another_document_stops_the_command(run, project):
    path = catalog_path(project.root, "es", "care")
    path.write_bytes(path.read_bytes() + b'msgid "x\n')
    before = catalog_bytes(project)

    ran = run("suggest", "es", "leaflet")

    assert ran.code == 1
    assert "translations/es/LC_MESSAGES/care.po:" in ran.err
    assert catalog_bytes(project) == before
