"""What a reader does with the pages, in a real browser; what holds of one page holds of every kind."""

import re

import pytest

pytestmark = pytest.mark.timeout(300)
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


def test_arabic_runs_from_the_right(open_page, site):
    page = open_page(viewport={"width": 1280, "height": 900}).page
    page.goto(f"{site.url}/ar/ketamine-therapy")

    assert box(page, ".contents")["x"] > box(page, ".text")["x"]
    assert box(page, ".companions")["x"] < box(page, ".section h2")["x"]
    spacing = page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing")
    assert spacing in {"normal", "0px"}


SAID = (
    ".summary", ".meta", ".notices li span", ".contents a", ".marks", ".companions a", ".body p",
    ".body li", ".help p", ".foot p",
)  # fmt: skip
SIZES = """([scope, names]) => names.map(name => {
  const found = [...document.querySelectorAll(name)].find(each => each.closest(scope));
  return [name, found ? parseFloat(getComputedStyle(found).fontSize) : null];
})"""


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [320, 1280])
def test_all_that_is_said_in_arabic_is_larger_than_in_english(open_page, site, media, width):
    page = open_page(viewport={"width": width, "height": 900}).page
    page.emulate_media(media=media)
    sizes = {}
    for tag, direction in (("en", "ltr"), ("ar", "rtl")):
        page.goto(f"{site.url}/{tag}/ketamine-therapy")
        sizes[tag] = dict(page.evaluate(SIZES, [f"[dir={direction}]", SAID]))

    assert None not in sizes["en"].values()
    assert [name for name in SAID if sizes["ar"][name] <= sizes["en"][name]] == []


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("pair", ["en+ar", "ar+en"])
def test_beside_english_it_is_larger_too(open_page, site, media, pair):
    page = open_page(viewport={"width": 1280, "height": 900}).page
    page.emulate_media(media=media)
    page.goto(f"{site.url}/{pair}/ketamine-therapy")

    english, arabic = (
        dict(page.evaluate(SIZES, [f".cell[dir={direction}]", SAID[:-1]]))
        for direction in ("ltr", "rtl")
    )

    assert None not in english.values()
    assert [name for name in english if arabic[name] <= english[name]] == []


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


SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
"""WCAG 2.2 SC 1.4.12."""
NONE = "html {}"
DOUBLE = "html { font-size: 200%; }"
ROOM = {
    "narrow": ({"width": 320, "height": 640}, NONE),
    "zoomed": ({"width": 640, "height": 450}, NONE),
    "wide": ({"width": 1280, "height": 900}, NONE),
    "narrow, spaced": ({"width": 320, "height": 640}, SPACING),
    "wide, spaced": ({"width": 1280, "height": 900}, SPACING),
    "letters doubled": ({"width": 640, "height": 450}, DOUBLE),
}
"""1280 pixels at 400 % are 320, at 200 % are 640 (WCAG 2.2 SC 1.4.10, 1.4.4)."""
FIND_UNREADABLE = """() => {
  const found = [], lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) found.push(["wider than the screen", width]);
  for (let node; (node = walker.nextNode()); ) {
    const around = node.parentElement;
    if (!node.data.trim() || around.closest(".unseen, .skip, select, script, svg")) continue;
    const range = document.createRange(), words = node.data.trim().slice(0, 40);
    range.selectNodeContents(node);
    for (const {top, left, right, height} of range.getClientRects()) {
      const isBeyond = !around.closest("table, pre") && (left < -1 || right > innerWidth + 1);
      if (isBeyond) found.push(["beyond the edge", words]);
      lines.push({top: top + height * 0.3, bottom: top + height * 0.7, left: left + 1, right: right - 1, words});
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < a.bottom; next++) {
      const b = lines[next];
      if (b.left < a.right && a.left < b.right) found.push(["one over the other", a.words, b.words]);
    }
  });
  for (const each of document.querySelectorAll("body *:not(.unseen):not(input)")) {
    const {overflowX, overflowY} = getComputedStyle(each);
    const isCut = [overflowX, overflowY].some(value => value === "hidden" || value === "clip")
      && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
    if (isCut && each.clientWidth) found.push(["cut off", each.outerHTML.slice(0, 80)]);
  }
  return found;
}"""


@pytest.mark.parametrize("tag", ["ar", "de"])
def test_all_can_be_read_in_any_room_and_spacing(shared_page, find_url, page_kind, tag):
    found = {}
    with shared_page(bypass_csp=True) as reader:  # to take in the style that a reader adds
        reader.page.goto(find_url(page_kind, tag))
        for name, (size, style) in ROOM.items():
            reader.page.set_viewport_size(size)
            added = reader.page.add_style_tag(content=style)
            found[name] = reader.page.evaluate(FIND_UNREADABLE)
            added.evaluate("each => each.remove()")

    assert [each for each in found.items() if each[1]] == []


def test_nothing_moves_where_the_reader_wants_no_motion(shared_page, find_url, page_kinds):
    with shared_page(reduced_motion="reduce") as reader:
        for kind in page_kinds:
            reader.page.goto(find_url(kind, "en"))
            moving = reader.page.evaluate(
                "() => document.getAnimations().length + [...document.querySelectorAll('*')].filter("
                "each => getComputedStyle(each).scrollBehavior === 'smooth').length"
            )
            assert moving == 0, kind


def test_the_present_language_is_told_where_the_reader_chose_all_colours(
    shared_page, find_url, page_kinds
):
    with shared_page(forced_colors="active") as reader:
        for kind in page_kinds:
            reader.page.goto(find_url(kind, "ar"))
            lines = reader.page.evaluate(
                "() => [...document.querySelectorAll('.languages a')].map("
                "each => [each.hasAttribute('aria-current'), getComputedStyle(each).borderBottomColor])"
            )
            present = {colour for is_current, colour in lines if is_current}
            assert not present & {colour for is_current, colour in lines if not is_current}, kind


def test_the_keyboard_alone_is_enough(open_page, site):
    page = open_page().page
    page.goto(site.url + THERAPY)

    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.className")
    visible = page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert (skip, visible) == ("skip", True)
    assert page.url.endswith("#_text")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


MARK_STOPS = """() => {
  const stops = [...document.querySelectorAll(
    'a[href], button, select, input:not([type="hidden"]), [tabindex="0"]')];
  const seen = stops.filter(each => each.getClientRects().length);
  seen.forEach((each, number) => each.dataset.stop = number);
  return seen.length;
}"""
TELL_STOP = """() => {
  const at = document.activeElement, {outlineStyle, outlineWidth} = getComputedStyle(at);
  const {top, bottom, left, right} = at.getBoundingClientRect();
  const isInView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const isShown = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  return {stop: at.dataset.stop, isInView, isShown, html: at.outerHTML.slice(0, 100)};
}"""


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    shared_page, find_url, page_kind, tag
):
    with shared_page() as reader:
        page = reader.page
        page.goto(find_url(page_kind, tag), wait_until="networkidle")
        count, reached = page.evaluate(MARK_STOPS), set()

        for _ in range(count * 4 + 40):
            page.keyboard.press("Tab")
            told = page.evaluate(TELL_STOP)
            if told["stop"] is not None:
                assert told["isInView"], told
                assert told["isShown"], told
                reached.add(told["stop"])
            if len(reached) == count:
                break

    assert count > 0
    assert reached == {str(number) for number in range(count)}


def test_everything_works_without_scripts(open_page, site):
    page = open_page(java_script_enabled=False).page
    page.goto(site.url + THERAPY)

    page.get_by_label(re.compile("Your country|Su país|país")).select_option("MX")
    page.locator(".help button").click()

    assert "country=MX" in page.url
    assert page.locator(".urgent").get_by_text("555-0131").is_visible()


def test_every_kind_of_page_says_the_same_without_scripts(shared_page, find_url, page_kinds):
    texts = {}
    for has_scripts in (True, False):
        with shared_page(java_script_enabled=has_scripts) as reader:
            for kind in page_kinds:
                reader.page.goto(find_url(kind, "ar"))
                texts.setdefault(kind.name, []).append(reader.page.inner_text("body"))

    assert all("http" in text or len(text) > 100 for text, _ in texts.values())
    # Where embeds are tried, the element itself is a script; what stands inside it is shown instead.
    assert [name for name, (one, other) in texts.items() if one != other] in ([], ["embed"])


ABSENT = {"misread", "unknown", "lost", "lost-frame"}
"""Pages that say that there is nothing: the browser notes their status."""
FIRST_LOAD = 60_000
"""Bytes, with header fields."""


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_first_load_is_small_and_quiet_from_here_alone_and_leaves_nothing(
    open_page, find_site, find_url, page_kind, tag
):
    reader = open_page()
    sizes, missing = [], set()
    reader.page.on("requestfinished", lambda each: sizes.append(each.sizes()))
    reader.page.on("response", lambda each: each.ok or missing.add(each.url))

    reader.page.goto(find_url(page_kind, tag), wait_until="networkidle")
    missing.discard(
        f"{find_site(page_kind).url}/favicon.ico"
    )  # asked for where frames are opened alone

    sent = sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)
    assert 0 < sent < FIRST_LOAD
    assert reader.foreign(find_site(page_kind).url) == []
    assert reader.page.context.cookies() == []
    assert reader.page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]
    told = [each for each in reader.console if "status of 404" not in each]
    assert (told, reader.errors) == ([], [])
    assert missing <= ({reader.page.url} if page_kind.name in ABSENT else set())


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

    page.locator("#_code").fill(site.code_of(THERAPY).lower())
    page.locator("form.check button").click()

    assert page.locator(".verdict.current").is_visible()
    page.locator(".verdict a").click()
    assert page.url == site.url + THERAPY
