"""Every part in another language than the page says so, with its direction (WCAG 2.2 SC 3.1.2)."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from service.content.policy import make_demo

VOID = {"br", "hr", "img", "input", "link", "meta", "path", "rect"}
UNSPOKEN = {"script", "style", "svg", "title"}
DOSE = "Take 5 mg at most."
TITLE, SUMMARY = "Care at home", "What to do at home."


class Spoken(HTMLParser):
    """Each run of text with the language and direction that it is told to be in."""

    def __init__(self):
        super().__init__()
        self.around, self.runs = [("", "", "")], []

    def handle_starttag(self, tag, attrs):
        _, language, direction = self.around[-1]
        found = dict(attrs)
        stands = (tag, found.get("lang", language), found.get("dir", direction))
        if tag not in VOID:
            self.around.append(stands)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.around.pop()[0] == tag

    def handle_data(self, data):
        tag, language, direction = self.around[-1]
        if tag not in UNSPOKEN:
            self.runs.append((data, language, direction))


def listen(client, path):
    answer = client.get(path, headers={"Host": "localhost"})
    assert answer.status_code == 200, path
    spoken = Spoken()
    spoken.feed(answer.get_data(as_text=True))
    return spoken.runs


def voices(client, path, text):
    return {(tag, direction) for run, tag, direction in listen(client, path) if text in run}


@pytest.fixture(scope="module")
def project(small_project_in, tmp_path_factory):
    """The small project in Arabic, its title and a dose without a translation that may be shown."""
    project = small_project_in(tmp_path_factory.mktemp("parts"))
    project.make_translated("ar")
    for address in ("care/title", "care/summary", "care/dose"):
        project.change("ar", address, flags=["fuzzy"])
    return project


@pytest.fixture
def client(project, shelf):
    shelf.publish(project.inputs(make_demo))
    return shelf.client()


@pytest.mark.parametrize(
    "path",
    [
        "/ar/care", "/en+ar/care", "/embed/ar/care", "/embed/ar/care/precautions",
        "/v1/ar/documents/care.html", "/v1/ar/documents/care/sections/precautions.html",
        "/v1/ar/documents/care/sections/benefits.html", "/v1/ar/sections/precautions.html",
    ],
)  # fmt: skip
def test_a_section_that_fell_back_says_its_language(client, path):
    assert voices(client, path, DOSE) == {("en", "ltr")}


@pytest.mark.parametrize(
    "path",
    ["/ar", "/ar/care", "/en+ar/care", "/embed/ar/care", "/embed/card/ar/care", "/v1/ar/documents/care.html"],
)  # fmt: skip
def test_a_title_and_summary_that_fell_back_say_their_language(client, path):
    assert voices(client, path, TITLE) == {("en", "ltr")}
    assert voices(client, path, SUMMARY) == {("en", "ltr")}


@pytest.mark.parametrize(
    "path", ["/ar", "/ar/care", "/embed/ar/care", "/v1/ar/documents/care.html"]
)
def test_what_is_said_of_a_fallback_is_said_in_the_language_of_the_reader(client, path):
    arabic = re.compile("[\u0620-\u064a]{3}")

    found = {(tag, way) for run, tag, way in listen(client, path) if arabic.search(run)}

    assert ("ar", "rtl") in found
    assert {tag for tag, _ in found} <= {"ar"}


def test_a_check_of_paper_names_what_changed_in_the_language_it_is_in(project, shelf):
    before = project.inputs(make_demo)
    shelf.publish(before)
    page = shelf.client().get("/ar/care").get_data(as_text=True)
    [code] = set(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page))
    project.edit("care.md", "Take 5 mg", "Take 4 mg")
    project.extract()

    shelf.publish(replace(before, content=project.inputs(make_demo).content))

    client = shelf.client()
    assert voices(client, f"/check/{code.replace('-', '')}", TITLE) == {("en", "ltr")}
    assert voices(client, f"/check/{code.replace('-', '')}", "Precautions") == {("en", "ltr")}


def test_a_card_for_other_sites_says_the_language_of_its_title(client):
    answer = client.get(
        "/oembed?url=http%3A%2F%2Flocalhost%2Far%2Fcare", headers={"Host": "localhost"}
    )

    spoken = Spoken()
    spoken.feed(answer.json["html"].partition("<iframe")[0])

    assert ("\u2068Care at home\u2069", "en", "ltr") in spoken.runs
    assert {(tag, way) for run, tag, way in spoken.runs if "(" in run} == {("ar", "rtl")}
