"""Readers of 2018 read the pages and the element too: in Chromium 69, and pages in WebKit 602.

Which engines these are, and what they stand for: docs/decisions/0029-old-browsers.md.
"""

import json
import os
import subprocess
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(200)
PROGRAM = Path(__file__).with_name("old_browsers") / "told.py"
THERAPY = "ketamine-therapy"
LANGUAGES = ("en", "ar", "zh-Hans")
PATHS = (
    *(f"/{tag}{rest}" for tag in LANGUAGES for rest in ("", f"/{THERAPY}", f"/{THERAPY}?country=EG")),
    *(f"/embed{kind}/{tag}/{THERAPY}" for tag in LANGUAGES for kind in ("", "/card")),
    *(f"{path}?lang={tag}" for tag in LANGUAGES for path in ("/check", "/embed", "/nothing-here")),
    f"/en+ar/{THERAPY}",
    f"/ar+zh-Hans/{THERAPY}",
)  # fmt: skip
WIDTHS = (320, 1280)
HEIGHT = 900
PHYSICAL = {"ltr": ("Left", "Right"), "rtl": ("Right", "Left")}
SIDES = """(() => {
  const seen = document.querySelector(%s), style = getComputedStyle(seen);
  return {direction: style.direction, Left: style["%sLeft%s"], Right: style["%sRight%s"]};
})()"""


class OldBrowser:
    """A browser of long ago, in a process and with a Python of its own."""

    def __init__(self, python, engine, folder):
        folders = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
        self._process = subprocess.Popen(
            [python, PROGRAM, engine],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={
                **os.environ,
                **dict.fromkeys(folders, str(folder)),
                "QT_QPA_PLATFORM": "offscreen",
                "QTWEBENGINE_DISABLE_SANDBOX": "1",
                "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu",
            },
        )  # fmt: skip

    def stop(self):
        with self._process as process:
            process.stdin.close()
            process.wait(timeout=20)

    def open(self, url, width=1280, **more):
        self._do("size", width, HEIGHT)
        assert self._do("open", url, *more.values())

    def run(self, script):
        return self._do("run", script)

    def wait(self, script):
        """Wait until a script gives something."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            value = self._do("run", script)
            if value:
                return value
            time.sleep(0.05)
        raise AssertionError(f"never true: {script}; {self.listen()}")

    def lead(self, script):
        """Do what leads to another page, and wait for it."""
        self._do("run", f"window.isLeft = true; {script}")
        self.wait("!window.isLeft && document.readyState === 'complete'")

    def listen(self):
        return self._do("listen")

    def print(self, path):
        assert self._do("print", str(path))

    def _do(self, *order):
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the old browser ended"
        return json.loads(answer)


@pytest.fixture(scope="module")
def start_old(require_tool, tmp_path_factory):
    """A function: start an engine with the Python that a variable names."""
    started = []

    def start(engine):
        python = os.environ.get(f"POLYLEAF_{engine.upper()}", engine)
        folder = tmp_path_factory.mktemp(engine)
        started.append(OldBrowser(require_tool(python), engine, folder))
        return started[-1]

    yield start
    for browser in started:
        browser.stop()


@pytest.fixture(scope="module")
def chromium_69(start_old):
    return start_old("chromium_69")


@pytest.fixture(scope="module")
def webkit_602(start_old):
    return start_old("webkit_602")


def sides(browser, selector, name, end=""):
    """Measure a side property where a line starts, and where it ends."""
    script = SIDES % (json.dumps(selector), name, end, name, end)
    found = browser.run(script)
    start, finish = PHYSICAL[found["direction"]]
    return found[start], found[finish]


def overflow(browser):
    """By how many pixels a page is wider than its window."""
    return browser.run(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def boxes(browser, selector):
    return browser.run(
        f"[...document.querySelectorAll({json.dumps(selector)})].slice(0, 2)"
        ".map(each => each.getBoundingClientRect().toJSON())"
    )


def complaints(browser):
    """What the console says, but for the icon that a policy without images keeps out."""
    return [each for each in browser.listen() if "data:," not in each]


def test_these_are_the_browsers_that_we_name(chromium_69, webkit_602):
    assert "Chrome/69.0.3497" in chromium_69.run("navigator.userAgent")
    assert "AppleWebKit/602.1" in webkit_602.run("navigator.userAgent")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways_or_complains(chromium_69, site, width):
    faults = {}

    for path in PATHS:
        chromium_69.open(site.url + path, width)
        faults[path] = (overflow(chromium_69), chromium_69.listen())

    assert {path: each for path, each in faults.items() if each != (0, [])} == {}


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_sides_follow_the_direction(chromium_69, site, tag):
    chromium_69.open(f"{site.url}/{tag}/{THERAPY}?country=EG")

    assert sides(chromium_69, ".body ul", "padding") == ("22px", "0px")
    assert sides(chromium_69, ".sources ol", "padding") == ("36px", "0px")
    assert sides(chromium_69, ".marks .mark", "margin") == ("0px", "14px")
    assert sides(chromium_69, ".help select", "margin") == ("0px", "8px")
    assert sides(chromium_69, ".urgent .emergency", "border", "Width") == ("4px", "0px")


@pytest.mark.parametrize(("tag", "is_left"), [("en", True), ("ar", False)])
def test_contents_stand_beside_the_text(chromium_69, site, tag, is_left):
    chromium_69.open(f"{site.url}/{tag}/{THERAPY}")

    contents, text = boxes(chromium_69, ".contents, .text")

    assert (contents["right"] <= text["left"]) is is_left
    assert (contents["left"] >= text["right"]) is not is_left


def test_two_languages_stand_beside_each_other(chromium_69, site):
    chromium_69.open(f"{site.url}/en+ar/{THERAPY}")

    english, arabic = boxes(chromium_69, ".row:last-of-type > .cell")

    assert english["right"] + 40 <= arabic["left"]
    assert abs(english["top"] - arabic["top"]) < 1


def test_two_languages_stand_under_each_other_on_a_telephone(chromium_69, site):
    chromium_69.open(f"{site.url}/en+ar/{THERAPY}", 320)

    english, arabic = boxes(chromium_69, ".row:last-of-type > .cell")

    assert english["bottom"] <= arabic["top"]
    assert english["left"] == arabic["left"]


def test_a_browser_without_dark_pages_gets_light_ones(chromium_69, site):
    chromium_69.open(f"{site.url}/en/{THERAPY}")

    colours = chromium_69.run(
        "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))"
    )

    assert chromium_69.run("matchMedia('(prefers-color-scheme: light)').media") == "not all"
    assert colours == ["rgb(29, 42, 51)", "rgb(255, 255, 255)"]


def test_languages_stand_apart_without_gaps_of_flex(chromium_69, site):
    chromium_69.open(f"{site.url}/en")

    first, second = boxes(chromium_69, ".languages li")

    assert second["left"] - first["right"] >= 4


def test_a_reader_switches_the_language_and_jumps_to_a_section(chromium_69, site):
    chromium_69.open(f"{site.url}/en/{THERAPY}", 320)

    chromium_69.lead("document.querySelector('.languages [lang=ar]').click()")
    chromium_69.run("document.querySelector('.contents [href=\"#side-effects\"]').click()")

    assert chromium_69.run("location.pathname + location.hash") == f"/ar/{THERAPY}#side-effects"
    assert chromium_69.run("document.documentElement.dir") == "rtl"
    top = "document.querySelector('#side-effects').getBoundingClientRect().top"
    assert chromium_69.wait(f"Math.abs({top}) < 100")


def test_a_reader_chooses_a_country(chromium_69, site):
    chromium_69.open(f"{site.url}/zh-Hans/{THERAPY}")

    chromium_69.lead(
        "document.querySelector('.help select').value = 'EG';"
        "document.querySelector('.help form button').click()"
    )

    assert "country=EG" in chromium_69.run("location.search")
    assert "555-0141" in chromium_69.run("document.querySelector('.urgent').textContent")


def test_a_reader_checks_a_paper(chromium_69, site):
    code = site.code_of(f"/ar/{THERAPY}").lower()
    chromium_69.open(f"{site.url}/check?lang=ar", 320)

    chromium_69.lead(
        f"document.querySelector('#_code').value = '{code}';"
        "document.querySelector('.check button').click()"
    )

    assert chromium_69.run("document.querySelector('.verdict').className") == "verdict current"
    assert sides(chromium_69, ".verdict", "border", "Width") == ("8px", "0px")


@pytest.mark.parametrize("path", [f"/ar/{THERAPY}", f"/en+ar/{THERAPY}"])
def test_a_print_carries_its_code(chromium_69, site, require_tool, tmp_path, path):
    chromium_69.open(site.url + path)

    chromium_69.print(tmp_path / "paper.pdf")

    subprocess.run(
        [require_tool("pdftoppm"), "-l", "1", "-r", "200", "-png", "paper.pdf", "sheet"],
        cwd=tmp_path, check=True,
    )  # fmt: skip
    picture = next(tmp_path.glob("sheet*.png"))
    read = subprocess.run(
        [require_tool("zbarimg"), "--quiet", "--raw", picture],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert f"{site.url}/check/{site.code_of(path)}" in read.stdout.splitlines()


INSIDE = "document.querySelector('patient-leaflet').shadowRoot"
ELEMENT = (
    f'<patient-leaflet document="{THERAPY}" section="side-effects" lang="ar"><b>Call us.</b></patient-leaflet>'
)  # fmt: skip
NOTICE = f"getComputedStyle({INSIDE}.querySelector('.polyleaf-notice'))"


def heading(name):
    return f"[...{INSIDE}.querySelectorAll('h2')].some(each => each.textContent === '{name}')"


def test_the_element_shows_a_text_in_its_own_look(chromium_69, site, clinic):
    chromium_69.open(clinic(ELEMENT, more=f"; style-src {site.url}"), 320)

    chromium_69.wait(heading("الآثار الجانبية"))

    assert chromium_69.wait(f"parseFloat({NOTICE}.borderRightWidth) > 5")
    assert chromium_69.run(f"{NOTICE}.direction") == "rtl"
    assert chromium_69.run("document.querySelector('b').offsetHeight") == 0
    assert (overflow(chromium_69), complaints(chromium_69)) == (0, [])


def test_the_element_is_read_without_its_look_where_the_page_refuses_it(chromium_69, clinic):
    chromium_69.open(clinic(ELEMENT))

    chromium_69.wait(heading("الآثار الجانبية"))

    assert chromium_69.run(f"{NOTICE}.direction") == "rtl"
    assert ["style-src" in each for each in complaints(chromium_69)] == [True]


def test_a_reader_switches_the_language_of_the_element(chromium_69, site, clinic):
    chromium_69.open(clinic(ELEMENT, more=f"; style-src {site.url}"))
    chromium_69.wait(heading("الآثار الجانبية"))

    chromium_69.run(f"{INSIDE}.querySelector('button[lang=de]').click()")

    chromium_69.wait(heading("Nebenwirkungen"))
    chromium_69.wait(f"{INSIDE}.querySelector('[lang=de]').getAttribute('aria-pressed') === 'true'")


@pytest.mark.parametrize("gone", ["/v1/", "/"])
def test_what_stands_inside_stays_where_we_cannot_be_reached(chromium_69, site, clinic, gone):
    page = clinic(ELEMENT)

    chromium_69.open(page, cut=site.url + gone)

    time.sleep(0.5)
    assert chromium_69.run("document.querySelector('b').offsetHeight") > 10


def test_a_frame_tells_its_height(chromium_69, site, clinic):
    source = f"{site.url}/embed/ar/{THERAPY}/side-effects"

    chromium_69.open(clinic(f'<iframe src="{source}"></iframe>'))

    chromium_69.wait("document.querySelector('iframe').offsetHeight > 600")
    assert complaints(chromium_69) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_are_read_in_a_browser_older_than_that_of_ios_12(webkit_602, site, width):
    faults = {}

    for tag in ("en", "es", "zh-Hans"):
        for path in (f"/{tag}", f"/{tag}/{THERAPY}", f"/embed/{tag}/{THERAPY}", "/check"):
            webkit_602.open(site.url + path, width)
            faults[path] = overflow(webkit_602)

    assert {path: each for path, each in faults.items() if each} == {}


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_sides_follow_the_direction_there_too(webkit_602, site, tag):
    webkit_602.open(f"{site.url}/{tag}/{THERAPY}?country=EG")

    assert sides(webkit_602, ".body ul", "padding") == ("22px", "0px")
    assert sides(webkit_602, ".marks .mark", "margin") == ("0px", "14px")
    assert sides(webkit_602, ".urgent .emergency", "border", "Width") == ("4px", "0px")


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_verdict_has_its_colour_at_the_side_there(webkit_602, site, tag):
    webkit_602.open(f"{site.url}/check/{site.code_of(f'/{tag}/{THERAPY}')}")

    assert sides(webkit_602, ".verdict", "border", "Width") == ("8px", "0px")
    assert sides(webkit_602, ".verdict", "border", "Color")[0] == "rgb(34, 121, 74)"


def test_two_languages_stand_under_each_other_where_there_is_no_grid(webkit_602, site):
    webkit_602.open(f"{site.url}/en+zh-Hans/{THERAPY}")

    english, chinese = webkit_602.run(
        "[].slice.call(document.querySelectorAll('.row > .cell'), 0, 2)"
        ".map(function (each) { return each.getBoundingClientRect().top; })"
    )

    assert english < chinese
