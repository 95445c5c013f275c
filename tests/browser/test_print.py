"""Pages on paper: a leaflet on A4 with its code, in every direction."""

import re
import subprocess

import pytest

LEAFLET = "ketamine-faq"
A4_WITHIN_MARGINS = {"width": 665, "height": 960}
"""In CSS pixels: 176 mm, for what the browser lays out as on paper."""
PLACES = """() => [...document.querySelectorAll(".pair .row")]
  .filter(row => row.offsetHeight && row.children.length == 2)
  .map(row => [...row.children].map(cell => {
    const {left, right, top} = cell.getBoundingClientRect();
    return {left, right, top, direction: getComputedStyle(cell).direction, lang: cell.lang};
  }))"""


def print_page(page, url):
    page.goto(url)
    return page.pdf(prefer_css_page_size=True)


def ask(program, pdf, *words):
    done = subprocess.run([program, *words], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def editions_of(path):
    """The pages of one language whose texts a page shows."""
    languages, document = path.strip("/").split("/")
    return [f"/{language}/{document}" for language in languages.split("+")]


def write_code(code):
    return "-".join(code[start : start + 4] for start in (0, 4, 8))


def words_on(page_number, pdf, program):
    """Yield the words of a sheet with the place of their left and right ends, in points."""
    written = ask(program, pdf, "-bbox", "-f", str(page_number), "-l", str(page_number), "-", "-")
    for found in re.finditer(r'<word xMin="([\d.]+)"[^>]* xMax="([\d.]+)"[^>]*>([^<]+)<', written):
        yield found[3], float(found[1]), float(found[2])


@pytest.mark.parametrize("path", ["/es/ketamine-faq", "/ar/ketamine-faq", "/en+ar/ketamine-faq"])
def test_a_print_is_a4_and_carries_its_codes(open_page, site, require_tool, path):
    page = open_page().page

    pdf = print_page(page, site.url + path)

    printed = ask(require_tool("pdftotext"), pdf, "-layout", "-l", "1", "-", "-")
    assert "(A4)" in ask(require_tool("pdfinfo"), pdf, "-")
    for edition in editions_of(path):
        assert write_code(site.code_of(edition)) in printed


@pytest.mark.parametrize(
    "path", ["/es/ketamine-faq", "/zh-Hans/ketamine-faq", "/es+fr/ketamine-faq"]
)
def test_a_print_carries_the_date_of_each_text(open_page, site, require_tool, path):
    page = open_page().page

    pdf = print_page(page, site.url + path)

    printed = " ".join(ask(require_tool("pdftotext"), pdf, "-l", "1", "-", "-").split())
    for edition in editions_of(path):
        page.goto(site.url + edition)
        told = page.locator(".meta .mark").first.inner_text()
        assert re.search(r"20\d\d", told)
        assert told in printed


@pytest.mark.parametrize("path", ["/ar/ketamine-faq", "/en+ar/ketamine-faq"])
def test_paper_shows_date_and_code_of_every_language(open_page, site, path):
    page = open_page().page
    page.goto(site.url + path)

    page.emulate_media(media="print")

    marks = page.locator(".meta .mark")
    editions = editions_of(path)
    assert marks.count() == 3 * len(editions)
    assert all(each.is_visible() for each in marks.all())
    told = " ".join(page.locator(".meta").all_inner_texts())
    assert all(write_code(site.code_of(edition)) in told for edition in editions)


@pytest.mark.parametrize("pair", ["en+ar", "ar+zh-Hans", "es+fr"])
def test_on_paper_two_languages_stand_beside_each_other_each_in_its_direction(
    open_page, site, pair
):
    page = open_page(viewport=A4_WITHIN_MARGINS).page
    page.goto(f"{site.url}/{pair}/{LEAFLET}")

    page.emulate_media(media="print")

    rows = page.evaluate(PLACES)
    is_turned = pair.startswith("ar")
    assert len(rows) > 20
    for first, second in rows:
        left, right = (second, first) if is_turned else (first, second)
        assert left["right"] < right["left"]
        assert left["top"] == right["top"]
        assert abs((left["right"] - left["left"]) - (right["right"] - right["left"])) < 1
        for cell in (first, second):
            assert cell["direction"] == ("rtl" if cell["lang"] == "ar" else "ltr")


def test_on_a_sheet_each_language_has_its_own_half(open_page, site, require_tool):
    page = open_page().page

    pdf = print_page(page, f"{site.url}/en+ar/{LEAFLET}")

    words = [*words_on(2, pdf, require_tool("pdftotext"))]
    half = 595 / 2
    english = [right for word, _, right in words if re.fullmatch("[a-z]{2,}", word)]
    arabic = [left for word, left, _ in words if re.search("[\u0600-\u06ff\ufb50-\ufefc]", word)]
    assert len(english) > 50
    assert len(arabic) > 50
    assert max(english) < half < min(arabic)


@pytest.mark.parametrize("pair", ["en+ar", "ar+zh-Hans"])
def test_each_symbol_of_two_says_in_its_own_language_what_it_is_for(open_page, site, pair):
    page = open_page(viewport=A4_WITHIN_MARGINS).page
    page.goto(f"{site.url}/{pair}/{LEAFLET}")
    page.emulate_media(media="print")

    sheets = page.locator(".sheet").all()

    for sheet, edition in zip(sheets, editions_of(f"/{pair}/{LEAFLET}"), strict=True):
        page_alone = open_page().page
        page_alone.goto(site.url + edition)
        page_alone.emulate_media(media="print")
        line = page_alone.locator(".sheet p").inner_text()
        assert sheet.locator("p").inner_text().endswith(line)
        assert sheet.locator(".symbol svg").is_visible()


def test_what_is_for_the_screen_only_is_not_printed(open_page, site):
    page = open_page().page
    page.goto(f"{site.url}/es/ketamine-faq")

    page.emulate_media(media="print")

    assert not page.locator(".contents").is_visible()
    assert not page.locator(".languages").is_visible()
    assert not page.locator(".help form").is_visible()
    assert page.locator(".sheet .symbol svg").is_visible()
    assert page.locator(".notices").is_visible()
    side = page.locator(".sheet .symbol svg").bounding_box()["width"]
    assert 20 <= side / 96 * 25.4 <= 30, "millimetres: read by a phone from a hand's distance"


@pytest.mark.parametrize("path", ["/es/ketamine-faq", "/en+ar/ketamine-faq"])
def test_each_symbol_reads_as_the_address_of_the_check(open_page, site, require_tool, path):
    page = open_page(device_scale_factor=3).page
    page.goto(site.url + path)
    page.emulate_media(media="print")

    pictures = [each.screenshot() for each in page.locator(".sheet .symbol svg").all()]

    for picture, edition in zip(pictures, editions_of(path), strict=True):
        read = subprocess.run(
            [require_tool("zbarimg"), "--quiet", "--raw", "-"],
            input=picture, capture_output=True, check=True,
        )  # fmt: skip
        assert read.stdout.decode().strip() == f"{site.url}/check/{site.code_of(edition)}"
