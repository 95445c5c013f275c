"""HTML fragments: whole, sanitized, each text in its language."""

import html
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from service.content.glossary import TermFinder
from service.content.parse import Rules, parse_document
from service.content.policy import make_demo, make_preview
from service.locales.languages import Description, Languages
from service.markup.messages import plain_text
from service.markup.parser import parse_blocks, parse_inline
from service.release.build import build, build_document
from service.release.own_text import clean_markdown, shape_of
from service.release.render.html import render_preview

TABLE = """
|low|high|
|---|---|
|50 mg|5 mg|
"""
VOID = {"br", "hr", "img", "meta", "link"}


class Tree(HTMLParser):
    """Tags with their attributes, and a check that each one that opens is closed."""

    def __init__(self):
        super().__init__()
        self.tags, self.open = [], []

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def read(text):
    tree = Tree()
    tree.feed(text)
    tree.close()
    assert tree.open == []
    return tree


@pytest.fixture
def pages(small_project):
    """A function: the HTML fragments of the demo as the files are now."""

    def render():
        release = build(small_project.inputs(make_demo))
        return {
            path: item.body.decode()
            for part in release.parts
            for path, item in part.responses.items()
            if item.media_type == "text/html"
        }

    return render


def test_every_fragment_is_well_formed_without_ids_scripts_and_styles(small_project, pages):
    small_project.make_translated("ar", "es")
    small_project.change("es", "care/dose", flags=["fuzzy"])

    for text in pages().values():
        tree = read(text)
        names = {name for _, attributes in tree.tags for name in attributes}
        assert not names & {"id", "style", "onclick", "onerror"}
        assert not {tag for tag, _ in tree.tags} & {"script", "style", "iframe", "form", "html"}


def test_document_has_every_section_in_order(small_project, pages):
    small_project.make_translated("es")

    tree = read(pages()["/v1/es/documents/care.html"])

    assert [item["data-section"] for item in tree.named("section")] == [
        *("intro", "benefits", "side-effects", "long-term-effects", "precautions"),
    ]
    assert len(tree.named("h1")) == 1


def test_section_and_notice_carry_their_own_language_and_direction(small_project, pages):
    small_project.make_translated("ar")
    small_project.change("ar", "care/dose", flags=["fuzzy"])
    small_project.change("ar", "publisher/general", "publisher", msgstr="")

    tree = read(pages()["/v1/ar/documents/care.html"])

    [article] = tree.named("article")
    assert (article["lang"], article["dir"]) == ("ar", "rtl")
    sections = {item["data-section"]: (item["lang"], item["dir"]) for item in tree.named("section")}
    assert sections["precautions"] == ("en", "ltr")
    assert sections["benefits"] == ("ar", "rtl")
    told = {
        item["data-notice"]: (item["lang"], item["dir"])
        for item in tree.named("p")
        if "data-notice" in item
    }
    assert told["fallback"] == ("ar", "rtl")
    assert told["general"] == ("en", "ltr")


def test_right_to_left_text_is_isolated_wherever_it_is_html_and_nowhere_else(small_project, pages):
    small_project.make_translated("ar")
    place = "/v1/ar/documents/care/sections/precautions"

    release = build(small_project.inputs(make_demo))

    bodies = {path: item.body for part in release.parts for path, item in part.responses.items()}
    body = json.loads(bodies[f"{place}.json"])["body"]
    for shown in (body["html"], body["blocks"][0]["html"], bodies[f"{place}.html"].decode()):
        assert "<bdi>5 mg</bdi>" in shown
    for form in ("text", "markdown"):
        assert "5 mg" in body[form]
        assert "5 mg" in body["blocks"][0][form]
        assert "bdi" not in body[form] + body["blocks"][0][form]
    assert "<bdi>5 mg</bdi>" in bodies["/v1/ar/sections/precautions.html"].decode()


def test_fallback_in_right_to_left_text_is_isolated_as_its_own_language_asks(small_project, pages):
    small_project.edit("care.md", "Take 5 mg", "Take كيتامين 5 mg")
    small_project.make_translated("ar")
    small_project.change("ar", "care/dose", flags=["fuzzy"])

    text = pages()["/v1/ar/documents/care/sections/precautions.html"]

    assert "<p>Take <bdi>كيتامين</bdi> 5 mg at most." in text


def test_titles_summaries_and_notices_are_isolated(small_project, pages):
    small_project.make_translated("ar")
    small_project.change("ar", "care/title", msgstr="الرعاية من NHS")
    small_project.change("ar", "care/summary", msgstr="ما تفعله في NHS.")
    small_project.change("ar", "publisher/general", "publisher", msgstr="اسأل NHS.")

    text = pages()["/v1/ar/documents/care.html"]

    assert "<h1>الرعاية من <bdi>NHS</bdi></h1>" in text
    assert "ما تفعله في <bdi>NHS</bdi>.</p>" in text
    assert "اسأل <bdi>NHS</bdi>.</p>" in text


def test_publications_are_named_in_the_language_of_the_source(small_project, pages):
    small_project.make_translated("ar")

    tree = read(pages()["/v1/ar/documents/care.html"])

    assert tree.named("ul")[-1] == {"class": "polyleaf-sources", "lang": "en", "dir": "ltr"}


def test_no_way_of_showing_a_text_changes_what_was_approved(small_project):
    small_project.make_translated("ar")
    plain = small_project.inputs(make_demo)
    described = Languages({"ar": Description(direction="ltr")})
    turned = replace(plain, content=replace(plain.content, languages=described))

    before, after = build(plain), build(turned)

    key = "care/precautions"
    assert before.sections["ar"][key] == after.sections["ar"][key]
    assert before.parts != after.parts


def test_section_alone_shows_its_notices_parts_companions_and_sources(small_project, pages):
    small_project.make_translated("es")

    text = pages()["/v1/es/documents/care/sections/benefits.html"]

    tree = read(text)
    assert [item["data-section"] for item in tree.named("section")] == [
        *("benefits", "side-effects", "long-term-effects", "precautions"),
    ]
    assert "«es» Esta es una demostración." in text
    assert text.count('data-notice="machine-translation"') == 1
    assert '<a href="https://doi.org/10.1000/1" rel="noopener">First study</a>' in text


def test_notice_stands_at_the_section_it_is_about_where_it_is_not_about_all(small_project, pages):
    small_project.make_translated("es")
    small_project.change("es", "care/driving", msgstr="")

    text = pages()["/v1/es/documents/care.html"]

    part = text[text.index('data-section="long-term-effects"') :]
    effects = text[
        text.index('data-section="side-effects"') : text.index('data-section="long-term')
    ]
    assert 'data-notice="fallback"' in part[: part.index("Do not drive.")]
    assert 'data-notice="machine-translation"' in effects
    assert 'data-notice="demo"' not in part


def test_status_and_policy_are_told_to_programs(small_project, pages):
    small_project.make_translated("es")

    [section, *_] = read(pages()["/v1/es/documents/care/sections/precautions.html"]).named(
        "section"
    )

    assert (section["data-status"], section["data-policy"]) == ("draft", "demo")
    assert (section["data-document"], section["data-kind"]) == ("care", "precautions")


@pytest.mark.parametrize("end", ["\\", "\\\\", "\\\\\\", "|", "\\|", "|\\"])
def test_no_end_of_a_cell_moves_a_dose_to_another_column(end):
    rules = Rules({}, TermFinder(()), None)
    document = parse_document(f"---\ntitle: T\n---\n{TABLE}", "content/care.md", rules)
    words = {message.key: message.msgid + end for message in document.messages[1:]}

    markdown = clean_markdown(document, document.source.body, len(document.source.text), words)

    shown = [plain_text(run.children) for run in parse_blocks(markdown) if run.type == "inline"]
    wanted = [plain_text(parse_inline(text)) for text in words.values()]
    assert shown == wanted


def test_merged_cells_change_the_shape_of_a_table():
    assert shape_of(TABLE) != shape_of(TABLE.replace("50 mg|", "50 mg\\|"))


def test_text_that_is_too_long_is_never_rendered(small_project):
    small_project.make_translated("es")
    small_project.change("es", "care/dizziness", msgstr="[x](" * 15000)

    body = build_document(small_project.inputs(make_preview), "care", "es")

    assert b"[x](" not in render_preview(body, "PREVIEW")


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt;",
    "{{ 7*7 }}",
    "{% raw %}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_titles_and_data_is_shown_and_never_run(small_project, pages, text):
    small_project.edit("care.md", "title: Care at home", f"title: '{text}'")
    small_project.edit("sources.yaml", "First study", f"'{text}'")
    small_project.edit("publisher.yaml", "name: Example Clinic", f"name: '{text}'")

    for page in pages().values():
        tree = read(page)
        assert not {"script", "img"} & {tag for tag, _ in tree.tags}
    whole = pages()["/v1/en/documents/care.html"]
    assert html.escape(text, quote=False) in whole.replace("&#34;", '"').replace(
        "&amp;lt;", "&amp;lt;"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_translation_is_withheld_or_shown_as_text(small_project, pages, text):
    small_project.make_translated("es")
    for address in ("care/title", "care/dizziness", "care/benefits"):
        small_project.change("es", address, msgstr=f"«es» {text}")
    small_project.change("es", "publisher/general", "publisher", msgstr=f"«es» {text}")

    for page in pages().values():
        assert not {"script", "img"} & {tag for tag, _ in read(page).tags}


def test_html_of_the_source_is_never_rendered(small_project, pages):
    small_project.edit("care.md", "- dizziness", "- dizziness <script>alert(1)</script>")
    small_project.edit(
        "care.md", "## Precautions", "<iframe src='//evil.example'></iframe>\n\n## Precautions"
    )

    whole = pages()["/v1/en/documents/care.html"]

    assert {"script", "iframe"}.isdisjoint({tag for tag, _ in read(whole).tags})


def test_preview_is_a_page_of_its_own_with_a_watermark(small_project):
    small_project.make_translated("ar")
    body = build_document(small_project.inputs(make_preview), "care", "ar")

    text = render_preview(body, "PREVIEW").decode()

    tree = read(text.removeprefix("<!doctype html>\n"))
    assert text.startswith("<!doctype html>\n")
    assert tree.named("html") == [{"lang": "ar", "dir": "rtl"}]
    assert {"name": "robots", "content": "noindex"} in tree.named("meta")
    assert tree.named("body") == [{"data-watermark": "PREVIEW"}]
