"""What a reader does with the pages, in a real browser."""

import re

import pytest

THERAPY = "/es/ketamine-therapy"


def test_a_reader_finds_a_document_and_jumps_to_a_section(open_page, site):
    reader = open_page(locale="es-MX")
    page = reader.page

    page.goto(site.url)
    page.get_by_role("link", name=re.compile("^Terapia")).click()
    page.locator(".contents").get_by_role("link", name="Efectos secundarios").click()

    assert page.url == f"{site.url}{THERAPY}#side-effects"
    assert page.locator("#side-effects h2").is_visible()
    assert (reader.console, reader.errors) == ([], [])
    assert reader.foreign(site.url) == []
    assert page.context.cookies() == []


def test_the_language_is_switched_on_the_same_page(open_page, site):
    page = open_page().page
    page.goto(site.url + THERAPY)

    page.get_by_role("link", name="العربية").first.click()

    assert page.url == f"{site.url}/ar/ketamine-therapy"
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")


def box(page, selector):
    return page.locator(selector).first.bounding_box()


def test_arabic_runs_from_the_right_and_is_larger(open_page, site):
    page = open_page(viewport={"width": 1280, "height": 900}).page
    sizes = {}
    for tag in ("en", "ar"):
        page.goto(f"{site.url}/{tag}/ketamine-therapy")
        sizes[tag] = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"
        )

    assert box(page, ".contents")["x"] > box(page, ".text")["x"]
    assert box(page, ".companions")["x"] < box(page, ".section h2")["x"]
    assert sizes["ar"] > sizes["en"]
    spacing = page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing")
    assert spacing in {"normal", "0px"}


def test_two_languages_stand_in_two_columns_block_by_block(open_page, site):
    page = open_page(viewport={"width": 1280, "height": 900}).page

    page.goto(f"{site.url}/en+ar/ketamine-therapy")

    rows = page.locator("#side-effects .row")
    assert rows.count() > 20
    for number in range(0, rows.count(), 5):
        cells = rows.nth(number).locator("> .cell")
        left, right = (cells.nth(place).bounding_box() for place in (0, 1))
        assert left["x"] + left["width"] <= right["x"]
        assert left["y"] == right["y"]
    assert (
        page.locator(".cell[dir=rtl]").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    )


@pytest.mark.parametrize("path", ["/en", THERAPY, "/ar/ketamine-therapy", "/zh-Hans/ketamine-faq",
                                  "/en+ar/ketamine-faq", "/check"])  # fmt: skip
@pytest.mark.parametrize("width", [320, 640])
def test_narrow_screens_and_large_print_need_no_sideways_scrolling(open_page, site, path, width):
    page = open_page(viewport={"width": width, "height": 640}).page
    page.goto(site.url + path)
    if width == 640:
        page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_alone_is_enough(open_page, site):
    page = open_page().page
    page.goto(site.url + THERAPY)

    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.className")
    visible = page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert (skip, visible) == ("skip", True)
    assert page.url.endswith("#text")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_stop_of_the_keyboard_shows_where_it_is(open_page, site):
    page = open_page().page
    page.goto(f"{site.url}/ar/ketamine-faq")
    stops = page.locator("a, button, select").count()
    seen = set()

    for _ in range(stops):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "[document.activeElement.outerHTML, getComputedStyle(document.activeElement).outlineStyle]"
        )
        seen.add(outline[0])
        assert outline[1] == "solid", outline[0]

    assert len(seen) > 20


def test_everything_works_without_scripts(open_page, site):
    page = open_page(java_script_enabled=False).page
    page.goto(site.url + THERAPY)

    page.get_by_label(re.compile("Your country|Su país|país")).select_option("MX")
    page.locator(".help button").click()

    assert "country=MX" in page.url
    assert page.locator(".urgent").get_by_text("555-0131").is_visible()


def test_a_page_loads_little_and_nothing_from_elsewhere(open_page, site):
    for path in ("/ar/ketamine-therapy", "/en+ar/ketamine-therapy"):
        reader = open_page()
        sizes = []
        reader.page.on("requestfinished", lambda each, sizes=sizes: sizes.append(each.sizes()))
        reader.page.goto(site.url + path, wait_until="networkidle")

        sent = sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)
        assert 0 < sent < 60_000, (path, sent)
        assert reader.foreign(site.url) == []


def test_structured_data_is_allowed_by_the_policy(open_page, site):
    reader = open_page()
    reader.page.goto(site.url + THERAPY)

    kinds = reader.page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@type']"
    )

    assert kinds == "MedicalWebPage"
    assert reader.console == []


def test_dark_mode_is_dark(open_page, site):
    page = open_page(color_scheme="dark").page

    page.goto(site.url + THERAPY)

    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(each) for each in re.findall(r"\d+", colour)[:3]) < 60


def test_the_code_on_paper_leads_to_its_check(open_page, site):
    page = open_page().page
    page.goto(f"{site.url}/check")

    page.locator("#code").fill(site.code_of(THERAPY).lower())
    page.locator("form.check button").click()

    assert page.locator(".verdict.current").is_visible()
    page.locator(".verdict a").click()
    assert page.url == site.url + THERAPY
