"""What a print is worth: found by its code, judged by the live release."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.release.model import SectionState
from service.release.store.recalls import Recall
from service.site.short_code import read_code, write_code
from service.site.verdict import Difference, Verdict, compare_sections, judge

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def code_on(client, path):
    page = client.get(path).get_data(as_text=True)
    return read_code(re.search(r'paper-only">.*?([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})', page)[1])


def check(client, code, **headers):
    answer = client.get(f"/check/{code}", headers=headers)
    page = answer.get_data(as_text=True)
    return answer.status_code, re.search(r'<div class="verdict (\w+)"', page)[1], page


def check_again(client, code, known):
    return client.get(f"/check/{code}", headers={"If-None-Match": known}).status_code


def test_a_fresh_print_is_current_and_told_in_its_own_language(shelf, demo):
    shelf.publish(demo)
    client = shelf.client()

    status, verdict, page = check(client, code_on(client, "/ar/care"))

    assert (status, verdict) == (200, "current")
    assert '<html lang="ar" dir="rtl">' in page
    assert 'href="/ar/care"' in page


def test_the_reader_may_choose_another_language(shelf, demo):
    shelf.publish(demo)
    client = shelf.client()

    page = client.get(f"/check/{code_on(client, '/ar/care')}?lang=es").get_data(as_text=True)

    assert '<html lang="es"' in page


def test_an_older_print_is_told_what_changed_by_section(shelf, demo, inputs):
    shelf.publish(demo)
    client = shelf.client()
    code = code_on(client, "/es/care")
    shelf.publish(inputs)

    status, verdict, page = check(shelf.client(), code)

    assert (status, verdict) == (200, "newer")
    assert 'href="/es/care#side-effects"' in page
    assert 'href="/es/care#intro"' not in page


def test_a_print_is_current_while_other_documents_change(shelf, demo, approved):
    shelf.publish(demo)
    code = code_on(shelf.client(), "/es/care")
    shelf.publish(approved(demo, "es", "questions"))

    _, verdict, page = check(shelf.client(), code)

    assert verdict == "current"
    assert "4 de mayo de 2026" in page  # since the first release that had it


def test_a_print_of_what_is_no_more_published_is_withdrawn(shelf, demo):
    shelf.publish(demo)
    code = code_on(shelf.client(), "/es/care")
    documents = tuple(each for each in demo.content.documents if each.id != "care")
    shelf.publish(replace(demo, content=replace(demo.content, documents=documents)))

    status, verdict, _ = check(shelf.client(), code)

    assert (status, verdict) == (200, "withdrawn")


@pytest.mark.parametrize("typed", ["2bb0 d7mb 6dyg", "2BB0-D7MB-6DYG"])
def test_a_code_is_read_however_it_is_typed(read_only_client, typed):
    answer = read_only_client.get("/check", query_string={"code": typed})

    assert answer.headers["Location"] == "/check/2BB0D7MB6DYG"


def test_an_unknown_code_says_do_not_use(read_only_client):
    status, verdict, _ = check(read_only_client, "2BB0D7MB6DYG")

    assert (status, verdict) == (404, "unknown")


@pytest.mark.parametrize("typed", ["x", "2BB0D7MB6DYH", "<script>alert(1)</script>", "%00", "../x"])
def test_what_is_no_code_asks_again(read_only_client, typed):
    answer = read_only_client.get("/check", query_string={"code": typed})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert 'class="verdict misread"' in page
    assert "<script>alert" not in page


def test_a_pruned_release_leaves_the_other_codes_readable(shelf, demo, inputs):
    first = shelf.publish(inputs)
    shelf.publish(demo)
    client = shelf.client()
    (shelf.settings.releases / "manifests" / f"{first}.json").unlink()

    _, verdict, _ = check(client, code_on(client, "/es/care"))

    assert verdict == "current"


def test_a_print_of_recalled_words_is_not_to_be_used_even_when_others_stand_there(shelf, demo):
    first = shelf.publish(demo)
    code = code_on(shelf.client(), "/es/care")
    known = shelf.client().get(f"/check/{code}").headers["ETag"]
    record = shelf.store.record(first, "es", "care")
    digest = json.loads(record)["units"][0]["texts"][0]["digest"]
    shelf.store.add_recall(Recall(NOON, None, "a wrong word", "es", "care", None, (digest,)))

    _, verdict, page = check(shelf.client(), code)

    assert verdict == "withdrawn"
    assert 'href="/es/care"' not in page
    assert check_again(shelf.client(), code, known) == 200


def manifest_with(manifest, states):
    return replace(manifest, sections={"es": {f"care/{name}": s for name, s in states.items()}})


@pytest.fixture
def manifest(shelf, demo):
    return shelf.store.manifest(shelf.publish(demo))


OWN = SectionState("es", "draft", "", "1")


def test_withdrawn_words_on_paper_are_not_to_be_used(manifest):
    printed = manifest_with(manifest, {"a": OWN, "b": OWN})
    live = manifest_with(manifest, {"a": OWN, "b": SectionState("en", "draft", "withdrawn", "2")})

    assert judge(printed, live, "es", "care") is Verdict.WITHDRAWN


def test_differences_are_named(manifest):
    printed = manifest_with(manifest, {"a": OWN, "b": OWN, "c": OWN, "d": OWN})
    english = SectionState("en", "draft", "stale", "2")
    live = manifest_with(
        manifest, {"a": replace(OWN, revision="2"), "b": english, "d": OWN, "e": OWN}
    )

    found = {
        each.section: each.difference for each in compare_sections(printed, live, "es", "care")
    }

    assert found == {
        "a": Difference.CHANGED,
        "b": Difference.LANGUAGE,
        "c": Difference.REMOVED,
        "e": Difference.ADDED,
    }
    assert write_code("ABCDEFGHJKMN") == "ABCD-EFGH-JKMN"
