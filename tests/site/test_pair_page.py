"""A document in two languages: all of both, each told in its own language."""

import json
import re
from dataclasses import replace

import pytest

from service.content.policy import make_demo
from service.journal.decisions.verdict import Attestation
from service.release.recall.take_down import take_down
from service.release.store.recalls import Recall

CARE = """\
---
title: Care at home
summary: What to do at home.
---
Read this first. {#read-first}

## Benefits {#benefits}

It may ease **pain** for 2 hours.[^S1]

3. Take 5 mg at most.[^S1]

   - feeling sick (nausea)
   - dizziness

4. Do not drive.[^S2]

| Side effects | Precautions |
|--------------|-------------|
| dizziness    | Questions   |

> How many ask?

## Side effects {#side-effects}

- feeling sick (nausea)
- dizziness

### Long-term effects {#long-term-effects}

Do not drive.[^S2]

## Precautions {#precautions}

Take 5 mg at most.[^S1]
"""
AGENCY = Attestation("Example Agency", "a" * 64, "2026-04-30")


@pytest.fixture(scope="session")
def project_inputs(small_project_in, tmp_path_factory):
    """The small project with a text of every shape."""
    project = small_project_in(tmp_path_factory.mktemp("pair"))
    project.write("care.md", CARE)
    project.make_translated("ar", "es")
    return project.inputs()


@pytest.fixture(scope="module")
def read_only_client(project_inputs, make_shelf, tmp_path_factory):
    """A client of the demo of it, for tests that change nothing."""
    shelf = make_shelf(tmp_path_factory.mktemp("read"))
    shelf.publish(replace(project_inputs, policy=make_demo(project_inputs.policy)))
    return shelf.client()


def get(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.status
    return answer.get_data(as_text=True)


def texts_in(html):
    return re.sub(r"<[^>]*>|\u2060", " ", html).split()


def bodies(page, direction):
    return re.findall(rf'<div class="body" dir="{direction}">(.*?)</div>', page, re.DOTALL)


def part_of(page, name):
    """What stands at a section, up to the next one."""
    return re.split(
        r'class="pair-section"', page.partition(f'class="pair-section" id="{name}"')[2]
    )[0]


def columns_of(html, name):
    """The text of each element of a class, by its language."""
    found = re.findall(
        rf'<\w+ class="{name}" lang="([^"]+)"[^>]*>(.*?)</(?:p|ul|div)>', html, re.DOTALL
    )
    return [(language, " ".join(texts_in(text))) for language, text in found]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_every_text_of_both_is_on_the_page_once_in_its_order(read_only_client, language, direction):
    page = get(read_only_client, "/en+ar/care")

    document = read_only_client.get(f"/v1/{language}/documents/care.json").json
    sections = [text for each in document["sections"] for text in (each, *each["parts"])]
    released = "\n".join(section["body"]["html"] for section in sections)
    assert texts_in("\n".join(bodies(page, direction))) == texts_in(released)
    assert released.count("<li>") == "".join(bodies(page, direction)).count("<li>")


def test_structure_is_kept_row_by_row(read_only_client):
    page = get(read_only_client, "/en+ar/care")

    [pain, three, four, table, quote] = bodies(part_of(page, "benefits"), "rtl")
    assert pain.startswith("<p>")
    assert re.fullmatch(
        r'<ol start="3"><li>\s*<p>.*</p>\s*<ul>.*</ul>\s*</li></ol>', three, re.DOTALL
    )
    assert re.fullmatch(r'<ol start="4"><li>\s*<p>.*</p>\s*</li></ol>', four, re.DOTALL)
    assert table.count("<td>") == 2
    assert quote.startswith("<blockquote>")


def test_each_column_says_its_marks_in_its_own_language(read_only_client):
    page = get(read_only_client, "/en+ar/care")

    for name in ("intro", "benefits", "side-effects", "precautions"):
        [(first, english), (second, arabic)] = columns_of(part_of(page, name), "marks")
        assert (first, second) == ("en", "ar")
        assert english == "Demonstration text · Original not reviewed yet"
        assert "نص تجريبي" in arabic
        assert "مترجم آليًا" in arabic


def test_what_must_be_read_too_stands_beside_benefits_in_both_languages(read_only_client):
    page = get(read_only_client, "/en+ar/care")

    [aside] = re.findall(r'<aside class="row companions">.*?</aside>', page, re.DOTALL)
    assert aside in part_of(page, "benefits")
    assert "Read this too before you decide" in aside
    assert "اقرأ هذا أيضًا" in aside
    assert re.findall('href="#([^"]+)" lang="(..)"', aside) == [
        ("side-effects", "en"), ("precautions", "en"), ("side-effects", "ar"), ("precautions", "ar"),
    ]  # fmt: skip


def test_both_have_contents_that_lead_to_each_section(read_only_client):
    page = get(read_only_client, "/en+ar/care")

    contents = re.search(r'<nav class="row contents".*?</nav>', page, re.DOTALL)[0]
    places = ["benefits", "side-effects", "precautions", "_help"]
    assert re.findall('href="#([^"]+)"', contents) == places * 2
    assert "On this page" in contents
    assert "في هذه الصفحة" in contents


def test_version_review_and_code_are_told_in_both_languages(shelf, demo, approved):
    shelf.publish(approved(demo, "ar"))

    page = get(shelf.client(), "/en+ar/care")

    [(_, english), (_, arabic)] = columns_of(page, "meta")
    assert english.startswith("Version of May 4, 2026 Not reviewed yet Code ")
    assert "4 مايو 2026" in arabic
    assert "2 مايو 2026" in arabic
    assert columns_of(page, "review")[0][0] == "ar"


def test_each_sheet_of_the_print_speaks_its_own_language(read_only_client):
    page = get(read_only_client, "/es+ar/care")

    spanish, arabic = re.findall(r'<div class="sheet".*?</div>\s*<p>.*?</p>', page, re.DOTALL)
    assert 'lang="es" dir="ltr"' in spanish
    assert "¿Sigue siendo" in spanish
    assert 'lang="ar" dir="rtl"' in arabic
    assert "هل ما زالت هذه الورقة صحيحة" in arabic
    codes = [re.search(r"(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}", each)[0] for each in (spanish, arabic)]
    assert len({*codes}) == 2


def test_whom_to_ask_and_to_call_is_told_in_both_languages(read_only_client):
    page = get(read_only_client, "/en+ar/care?country=US")

    lines = page.partition('id="_help"')[2]
    assert "Ask Example Clinic." in lines.replace("<bdi>", "").replace("</bdi>", "")
    assert "اتصل بالرقم" in lines
    assert lines.count("555-0101") == 2
    assert lines.count("<form") == 1


def test_a_column_without_interface_texts_marks_ours_as_english(shelf, demo):
    arabic = {domain: each for domain, each in demo.texts["ar"].items() if domain != "messages"}
    shelf.publish(replace(demo, texts={**demo.texts, "ar": arabic}))

    page = get(shelf.client(), "/es+ar/care")

    assert '<h2><span lang="en" dir="ltr">On this page</span></h2>' in page
    assert re.search(r'<h2 id="_contents">[^<]*En esta página</h2>', page)


def digests_of(shelf, language, section=None):
    """The texts of the live document in a language, or of a section of it."""
    record = json.loads(shelf.store.record(shelf.store.live(), language, "care"))
    units = [each for each in record["units"] if section in {None, each["id"]}]
    return tuple(sorted({text["digest"] for unit in units for text in unit["texts"]}))


def recall(shelf, section):
    """Take a section of the source back, in every language."""
    digests = digests_of(shelf, "en", section)
    take_down(shelf.store, Recall(shelf.day, None, "a wrong word", None, "care", section, digests))


def test_a_section_that_was_taken_back_says_so_in_both_columns(shelf, demo):
    shelf.publish(demo)
    before = get(shelf.client(), "/en+ar/care")

    recall(shelf, "precautions")

    page = part_of(get(shelf.client(), "/en+ar/care"), "precautions")
    assert 'class="fallback"' not in before
    assert [language for language, _ in columns_of(page, "fallback taken-back")] == ["en", "ar"]
    assert "Do not rely on it" in page
    assert 'class="body"' not in page


def test_an_introduction_that_falls_back_says_so_in_its_column(shelf, small_project):
    small_project.make_translated("ar", "es")
    small_project.change("ar", "care/read-first", msgstr="")
    shelf.publish(small_project.inputs())

    page = part_of(get(shelf.client(), "/es+ar/care"), "intro")

    assert [language for language, _ in columns_of(page, "fallback")] == ["ar"]
    assert "555-0100" in page
    assert "Read this first." in page


def certify(inputs, language, digests):
    """The same approved inputs, with an outside certificate for some texts."""
    verdicts = dict(inputs.decisions[language])
    for digest in digests:
        verdicts[digest] = replace(verdicts[digest], attested=(AGENCY,))
    return replace(inputs, decisions={**inputs.decisions, language: verdicts})


def certified_at(page):
    """The sections, or their parts, that say that an agency outside certified them."""
    pieces = re.split(r'<\w+ class="(?:section|part|pair-section)" id="([^"]+)"', page)
    told = 'data-notice="attested"'
    return [name for name, text in zip(pieces[1::2], pieces[2::2], strict=True) if told in text]


CERTIFIED = ["/es/care", "/en+es/care", "/embed/es/care", "/embed/es/care/benefits"]


@pytest.mark.parametrize("path", CERTIFIED)
def test_a_section_that_was_certified_outside_says_so_where_others_were_not(
    shelf, demo, approved, path
):
    inputs = approved(demo, "es")
    shelf.publish(inputs)

    shelf.publish(certify(inputs, "es", digests_of(shelf, "es", "side-effects")))

    page = get(shelf.client(), path)
    assert certified_at(page) == ["side-effects"]
    assert page.count("2026-04-30") == 1
    assert re.search(r'class="review" lang="es" dir="ltr" data-notice="attested"', page)


@pytest.mark.parametrize("path", CERTIFIED)
def test_what_certifies_the_whole_document_is_told_once(shelf, demo, approved, path):
    inputs = approved(demo, "es")
    shelf.publish(inputs)

    shelf.publish(certify(inputs, "es", digests_of(shelf, "es")))

    page = get(shelf.client(), path)
    assert certified_at(page) == []
    assert page.count("2026-04-30") == 1
