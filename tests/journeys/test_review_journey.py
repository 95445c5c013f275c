"""Two persons approve the Spanish side effects, and readers get exactly what they approved."""

import pytest

from service.catalogs.po import load_po, save_po

SECTION = "/v1/es/documents/ketamine-therapy/sections/side-effects.json"
BENEFITS = "/v1/es/documents/ketamine-therapy/sections/benefits.json"
TARGET = "ketamine-therapy#side-effects"


@pytest.fixture
def project(project):
    project.keep_languages("es", "fr")  # two languages show what seven would, sooner
    return project


def reword(project, old, new):
    """Change one wording of the section as a translator does, in the file."""
    path = project.catalog("es")
    catalog = load_po(path, project.root)
    entry = next(each for each in catalog if each.msgctxt == "ketamine-therapy/vomiting")
    assert entry.msgstr == old
    entry.msgstr = new
    save_po(catalog, path)


@pytest.mark.timeout(400)
def test_what_two_persons_approved_is_served_until_its_words_change(project, serve, team):
    team.approve(TARGET)
    team.do("ana", "publish")
    server = serve()

    approved, withheld = server.follow(SECTION), server.follow(BENEFITS)
    before = next(
        e
        for e in load_po(project.catalog("es"), project.root)
        if e.msgctxt == "ketamine-therapy/vomiting"
    ).msgstr
    reword(project, before, f"{before} o arcadas")
    team.do("ana", "publish")
    changed = server.follow(SECTION)
    reword(project, f"{before} o arcadas", before)
    team.do("ana", "publish")
    back = server.follow(SECTION)

    assert (approved["language"], approved["translation"]["status"]) == ("es", "approved")
    assert approved["review"]["roles"] == ["clinician", "linguist"]
    assert approved["review"]["last"] is not None
    assert (withheld["language"], withheld["fallback"]["reason"]) == ("en", "draft")
    assert (changed["language"], changed["review"]["roles"]) == ("en", [])
    assert changed["fallback"]["reason"] in {"draft", "translated"}
    assert back == approved
