"""What readers meet where a text was taken back: nowhere its words, everywhere whom to ask."""

import re
from dataclasses import replace
from html import unescape

import pytest
from click.testing import CliRunner

from service.cli import polyleaf
from service.server.static.export import export_static
from service.server.static.folder import CURRENT
from service.site.prints import Prints

WHY = ("--reason", "It may be wrong.", "--emergency")
SECTION = "care/side-effects"
ALONE = ["/es/care", "/embed/es/care", "/embed/es/care/side-effects"]
BESIDE = ["/es+ar/care", "/ar+es/care", "/en+es/care"]
BRIEF = ["/es", "/embed/card/es/care", "/es/questions", "/embed?text=care/side-effects&language=es"]
READERS = [*ALONE, *BESIDE, *BRIEF]


@pytest.fixture
def site(shelf, demo, monkeypatch):
    """The small project, live, and a folder in which the operator's commands find it."""
    shelf.publish(demo)
    monkeypatch.setenv("POLYLEAF_ROOT", str(shelf.settings.root))
    monkeypatch.setenv("POLYLEAF_INSTANCE", str(shelf.settings.instance))
    return shelf


def recall(*words):
    done = CliRunner().invoke(polyleaf, ["recall", *words, *WHY])
    assert done.exit_code == 0, done.output


def read_section(client, tag):
    return client.get(f"/v1/{tag}/documents/care/sections/side-effects.json").json


def words_of(client, tag):
    """Every text of the section and its parts, as one would look for it on a page."""
    section = read_section(client, tag)
    texts = [section, *section["parts"]]
    blocks = [block["text"] for text in texts for block in text["body"]["blocks"]]
    return {*blocks, *(text["title"] for text in texts)}


def text_of(page):
    """What stands on a page, its isolates left out."""
    bare = re.sub(r"</?(?:bdi|strong|em|sup|a)\b[^>]*>", "", page)
    return unescape(re.sub(r"[\u2066-\u2069]", "", bare))


def found_in(page, words):
    return {each for each in words if each in text_of(page)}


def notice_of(client, tag, name):
    """A notice of the section in the reader's language, as a pattern for a page."""
    [notice] = [each for each in read_section(client, tag)["notices"] if each["id"] == name]
    assert notice["language"] == tag
    return notice["text"]


def code_of(shelf, tag):
    release = shelf.store.open(shelf.store.live())
    return Prints(shelf.store).code(release, (tag, "care"))


def get(client, path):
    return client.get(path).get_data(as_text=True)


def test_a_translation_that_was_taken_back_stands_on_no_page(site):
    words = words_of(site.client(), "es")
    before = {path for path in READERS if found_in(get(site.client(), path), words)}

    recall("es", SECTION)

    assert {*ALONE, *BESIDE} <= before
    client = site.client()
    assert [path for path in READERS if found_in(get(client, path), words)] == []


def test_a_source_that_was_taken_back_stands_on_no_page_in_any_language(site):
    client = site.client()
    words = words_of(client, "es") | words_of(client, "en") | words_of(client, "ar")

    recall("--source", SECTION)

    client = site.client()
    paths = [*READERS, *(path.replace("es", tag) for path in ALONE for tag in ("en", "ar"))]
    assert [path for path in paths if found_in(get(client, path), words)] == []


@pytest.mark.parametrize(
    ("target", "told"),
    [("es", ("fallback", "interpreter")), ("--source", ("withdrawn", "contact"))],
)
def test_in_its_place_stand_the_notice_and_whom_to_ask_in_the_readers_language(site, target, told):
    recall(target, SECTION)
    client = site.client()

    notices = [notice_of(client, "es", name) for name in told]

    for path in (*ALONE, *BESIDE):
        page = text_of(get(client, path))
        for notice in notices:
            assert f'<span lang="es" dir="ltr">{notice}</span>' in page, (path, notice)


@pytest.mark.parametrize("tag", ["es", "ar", "en"])
def test_a_print_of_it_says_not_to_use_it_in_each_language(site, tag):
    code, words = code_of(site, "es"), words_of(site.client(), "es")

    recall("es", SECTION)

    page = get(site.client(), f"/check/{code}?lang={tag}")
    assert 'class="verdict withdrawn"' in page
    assert f'<html lang="{tag}"' in page
    assert 'id="_help"' in page
    assert found_in(page, words) == set()
    assert 'href="/es/care"' not in page


def test_the_new_print_is_current(site):
    recall("es", SECTION)

    assert 'class="verdict current"' in get(site.client(), f"/check/{code_of(site, 'es')}")


@pytest.mark.parametrize(
    "path", ["/oembed?url=http://localhost/es/care", "/embed/card/es/care", "/es/care"]
)
def test_a_document_that_was_taken_back_whole_says_so_wherever_its_title_stands(site, path):
    told = "No use este folleto"
    before = get(site.client(), path)

    recall("--source", "care")

    assert told not in before
    assert told in get(site.client(), path)


def test_the_card_of_it_says_nothing_that_was_taken_back(site):
    words = words_of(site.client(), "es")

    recall("es", SECTION)

    answer = site.client().get("/oembed?url=http://localhost/es/care")
    assert answer.status_code == 200
    assert found_in(answer.get_data(as_text=True), words) == set()


@pytest.mark.parametrize("target", [("es", SECTION), ("--source", SECTION)])
def test_a_static_export_holds_none_of_it_and_leads_old_prints_to_the_warning(
    site, target, tmp_path
):
    settings = replace(site.settings, public_url="https://leaflets.example")
    words, code = words_of(site.client(), "es"), code_of(site, "es")
    out = tmp_path / "out"
    export_static(settings, out)

    recall(*target)
    export_static(settings, out)

    held = [path for path in out.rglob("*") if path.suffix in {".html", ".json", ".md", ".txt"}]
    assert [path for path in held if found_in(path.read_text("utf-8"), words)] == []
    for tag in ("es", "ar"):
        page = (out / CURRENT / "languages" / tag / "check" / f"{code}.html").read_text("utf-8")
        assert 'class="verdict withdrawn"' in page
