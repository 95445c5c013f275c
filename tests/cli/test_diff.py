import json

import pytest

from service.release.difference.schema import ReleaseDifferenceSchema


@pytest.fixture
def project(small_project, run):
    small_project.make_translated("es")
    run("publish", "--demo")
    return small_project


def ids(run):
    return [line[2:14] for line in run("releases").out.splitlines()]


def difference(run, before, after="live"):
    ran = run("diff", before, after, "--json")
    assert ran.code == 0, ran.err
    made = json.loads(ran.out)
    assert ReleaseDifferenceSchema().validate(made) == {}
    return made


def sections(made, language):
    return {
        f"{document['document']}/{section['section']}": section
        for document in made["documents"]
        if document["language"] == language
        for section in document["sections"]
    }


def test_words_are_compared_one_by_one(project, run):
    project.change("es", "care/dizziness", msgstr="«es» mareos")
    run("publish", "--demo")
    first, second = ids(run)

    told = run("diff", first, "live").out.splitlines()

    assert told[0] == f"{first} → {second}"
    assert told[1] == "es  care/side-effects: new wording"
    assert told[2] == "    dizziness: «es» [-mareo-]{+mareos+}"


def test_a_section_that_falls_back_says_from_what_to_what(project, run):
    project.change("es", "care/dose", flags=["fuzzy"])
    run("publish", "--demo")
    [first, _] = ids(run)

    told = run("diff", first, "live").out

    assert "es  care/precautions: es (draft, machine) → en for fuzzy (draft, source)" in told


def test_json_has_the_stand_before_and_after_and_no_words_across_languages(project, run):
    project.change("es", "care/dose", flags=["fuzzy"])
    run("publish", "--demo")

    made = sections(difference(run, ids(run)[0]), "es")["care/precautions"]

    assert made == {
        "section": "precautions",
        "before": {"language": "es", "status": "draft", "origin": "machine", "reason": ""},
        "after": {"language": "en", "status": "draft", "origin": "source", "reason": "fuzzy"},
        "words": [],
    }


def test_blocks_that_come_and_go_are_told(project, run):
    project.edit("care.md", "- dizziness {#dizziness}", "- sleepiness {#sleepiness}")
    project.edit("questions.md", "50% of patients ask this.", "50% of patients ask this.\n\nMore.")
    run("publish", "--demo")

    made = difference(run, ids(run)[0])

    side_effects = sections(made, "en")["care/side-effects"]["words"]
    assert {"name": "sleepiness", "before": None, "after": "sleepiness"} in side_effects
    assert {"name": "dizziness", "before": "dizziness", "after": None} in side_effects
    nameless = sections(made, "en")["questions/how-many"]["words"]
    assert nameless == [{"name": "", "before": None, "after": "More."}]


def test_title_and_summary_are_words_of_the_intro(project, run):
    project.edit("care.md", "summary: What to do at home.", "summary: What to do there.")
    run("publish", "--demo")

    intro = sections(difference(run, ids(run)[0]), "en")["care/intro"]

    assert intro["words"] == [
        {"name": "summary", "before": "What to do at home.", "after": "What to do there."}
    ]


def test_new_and_removed_documents_languages_and_another_policy_are_told(project, run):
    project.write("more.md", "---\ntitle: More\n---\n## Overview {#overview}\n\nText. {#text}\n")
    (project.root / "content" / "questions.md").unlink()
    project.make_translated("fr")
    run("publish")
    first = ids(run)[0]

    told, made = run("diff", first, "live").out, difference(run, first)

    assert "policy: demo → strict\n" in told
    assert "fr  new language\n" in told
    assert "en  more: new\n" in told
    assert "es  questions: gone\n" in told
    assert (made["policies"], made["languages_new"]) == (["demo", "strict"], ["fr"])
    assert "en  other lists, kinds, glossary or publisher\n" in told


def test_what_differs_only_beside_the_texts_is_told(project, run):
    project.edit("sources.yaml", "First study", "The first study")
    run("publish", "--demo")

    told = run("diff", ids(run)[0], "live").out

    assert "es  care: the same texts; notices, sources or links differ\n" in told


def test_the_same_release_has_no_difference(project, run):
    assert run("diff", "live", "live").out.endswith("They are the same.\n")
    assert difference(run, "live")["documents"] == []


@pytest.mark.parametrize("words", [("live", "ffff"), ("", "live"), ("../x", "live")])
def test_a_release_that_is_not_there_is_told(project, run, words):
    ran = run("diff", *words)

    assert (ran.code, "No release begins with" in ran.err) == (1, True)


def test_without_a_release_live_is_told(run):
    ran = run("diff", "live", "live")

    assert (ran.code, "There is no release yet." in ran.err) == (1, True)
