"""A page of another origin, with a strict policy, shows texts through element, frame and card."""

import json
import urllib.parse

import pytest

from service.site.assets import element_asset

pytestmark = pytest.mark.timeout(200)
THERAPY = "ketamine-therapy"
SIDE_EFFECTS = {"es": "Efectos secundarios", "ar": "الآثار الجانبية"}
DIRECTIONS = {"es": "ltr", "ar": "rtl"}


def element(inside="", **attributes):
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<patient-leaflet{written}>{inside}</patient-leaflet>"


def complaints(watched):
    """What the console says, but for the icon that a policy without images keeps out."""
    return [each for each in watched.console if "favicon" not in each and "data:," not in each]


def test_an_element_shows_a_section_in_spanish_and_one_in_arabic(open_page, site, clinic):
    reader = open_page()
    page = reader.page

    page.goto(
        clinic(
            element(document=THERAPY, section="side-effects", lang="es")
            + element(document=THERAPY, section="benefits", lang="ar")
        )
    )

    spanish, arabic = page.locator("patient-leaflet").all()
    spanish.get_by_role("heading", name="Efectos secundarios").wait_for()
    arabic.get_by_role("heading", name="كيف قد يساعد").wait_for()
    assert arabic.locator("[part=text] > section").first.get_attribute("dir") == "rtl"
    assert spanish.locator("[data-notice=machine-translation]").first.is_visible()
    assert arabic.locator("bdi").count() > 0
    assert (complaints(reader), reader.errors) == ([], [])


def test_benefits_are_shown_with_what_must_be_read_beside_them(open_page, clinic):
    page = open_page().page

    page.goto(clinic(element(document=THERAPY, section="benefits", lang="es")))

    page.locator("patient-leaflet [data-section=side-effects]").first.wait_for()


def test_the_element_is_styled_though_the_page_allows_no_style(open_page, clinic):
    page = open_page().page
    page.goto(clinic(element(document=THERAPY, section="side-effects", lang="es")))
    notice = page.locator("patient-leaflet .polyleaf-notice").first
    notice.wait_for()

    width = notice.evaluate("each => getComputedStyle(each).borderInlineStartWidth")

    assert width == "6px"


@pytest.mark.parametrize("allowed", ["", "; trusted-types polyleaf"])
def test_a_page_that_takes_trusted_html_only_shows_the_text(open_page, clinic, allowed):
    reader = open_page()
    markup = element(document=THERAPY, section="side-effects", lang="es")

    reader.page.goto(clinic(markup, more=f"; require-trusted-types-for 'script'{allowed}"))

    reader.page.get_by_role("heading", name="Efectos secundarios").wait_for()
    assert (complaints(reader), reader.errors) == ([], [])


def test_what_stands_inside_stays_where_the_page_refuses_our_policy(open_page, clinic):
    reader = open_page()
    policy = "; require-trusted-types-for 'script'; trusted-types none-of-ours"

    reader.page.goto(clinic(element("<b>Call us.</b>", document=THERAPY, lang="es"), more=policy))
    reader.page.wait_for_event("console", lambda each: "polyleaf" in each.text)

    assert reader.page.locator("b").is_visible()
    assert reader.errors == []


def test_a_reader_switches_the_language_of_the_element_with_the_keyboard(open_page, clinic):
    page = open_page().page
    page.goto(clinic(element(document=THERAPY, section="side-effects", lang="es")))
    button = page.get_by_role("button", name="Deutsch")
    button.wait_for()

    button.focus()
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Nebenwirkungen").wait_for()
    assert button.evaluate("each => each === each.getRootNode().activeElement")
    assert button.get_attribute("aria-pressed") == "true"


def test_the_switch_can_be_left_to_the_page(open_page, clinic):
    page = open_page().page

    page.goto(clinic(element(document=THERAPY, section="side-effects", lang="es", switch="off")))

    page.get_by_role("heading", name="Efectos secundarios").wait_for()
    assert page.get_by_role("button").count() == 0


def test_an_element_without_a_language_follows_the_page(open_page, clinic):
    page = open_page().page
    page.goto(clinic(element(document=THERAPY, section="side-effects"), lang="es-MX"))
    page.get_by_role("heading", name="Efectos secundarios").wait_for()

    page.evaluate("document.documentElement.lang = 'de'")

    page.get_by_role("heading", name="Nebenwirkungen").wait_for()


def test_a_language_that_is_not_held_gets_the_source_and_says_so_in_its_event(open_page, clinic):
    page = open_page().page
    page.goto(clinic(element(document=THERAPY, section="side-effects", lang="it")))

    page.get_by_role("heading", name="Side effects").wait_for()

    assert page.locator("patient-leaflet section").first.get_attribute("lang") == "en"


def listen(page, url, markup):
    """Put an element into a page, and wait for what it tells."""
    page.goto(url)
    return page.evaluate(
        """markup => new Promise(resolve => {
          for (const name of ["polyleaf-load", "polyleaf-error"])
            document.addEventListener(name, event => resolve([name, event.detail]));
          const body = new DOMParser().parseFromString(markup, "text/html").body;
          document.body.append(...body.childNodes);
        })""",
        markup,
    )


def test_the_element_tells_what_it_loaded(open_page, clinic):
    markup = element(document=THERAPY, section="side-effects", lang="es")

    name, detail = listen(open_page().page, clinic(""), markup)

    assert name == "polyleaf-load"
    assert detail == {
        "document": THERAPY,
        "section": "side-effects",
        "language": "es",
        "status": "draft",
    }


@pytest.mark.parametrize(
    ("chosen", "place", "look"),
    [
        ("--polyleaf-ink: rgb(1, 2, 3)", "[part=text]", "color"),
        ("--polyleaf-paper: rgb(1, 2, 3)", "", "backgroundColor"),
        ("--polyleaf-accent: rgb(1, 2, 3)", "[aria-pressed=true]", "boxShadow"),
        ("--polyleaf-line: rgb(1, 2, 3)", "[part=language]", "borderTopColor"),
        ("--polyleaf-notice: rgb(1, 2, 3)", "[part=notice]", "borderTopColor"),
        ("--polyleaf-font: Georgia", "[part=text]", "fontFamily"),
    ],
)
def test_a_page_chooses_colours_and_font(open_page, clinic, chosen, place, look):
    page = open_page().page
    text = f"<style>patient-leaflet {{ {chosen} }}</style>" + element(document=THERAPY, lang="es")
    page.goto(clinic(text, more="; style-src 'unsafe-inline'"))
    page.locator("patient-leaflet .polyleaf-notice").first.wait_for()

    seen = page.locator(f"patient-leaflet {place}").first

    found = seen.evaluate("(each, look) => getComputedStyle(each)[look]", look)
    assert chosen.partition(": ")[2] in found


def test_a_page_styles_every_part(open_page, clinic):
    page = open_page().page
    parts = ["switch", "language", "text", "title", "notice", "sources"]
    rules = "".join(
        f"::part({part}) {{ outline: {8 + n}px solid }}" for n, part in enumerate(parts)
    )
    page.goto(
        clinic(
            f"<style>{rules}</style>" + element(document=THERAPY, lang="es"),
            more="; style-src 'unsafe-inline'",
        )
    )
    page.locator("patient-leaflet .polyleaf-notice").first.wait_for()

    widths = [
        page.locator(f"patient-leaflet [part={part}]").first.evaluate(
            "each => getComputedStyle(each).outlineWidth"
        )
        for part in parts
    ]

    assert widths == ["8px", "9px", "10px", "11px", "12px", "13px"]


HOSTILE = """<style>
* { color: red !important; direction: ltr !important; padding: 40px; border: 9px solid; float: left }
html { font-size: 10px }
body { font-size: 16px; text-transform: uppercase; letter-spacing: 9px; white-space: nowrap; font-style: italic; line-height: 0.5 }
</style>"""


def test_what_a_page_does_to_everything_stops_at_the_element(open_page, clinic):
    page = open_page().page
    text = element(document=THERAPY, section="side-effects", lang="ar")
    page.goto(clinic(HOSTILE + text, more="; style-src 'unsafe-inline'"))
    notice = page.locator("patient-leaflet .polyleaf-notice").first
    notice.wait_for()

    style = notice.evaluate("each => ({...getComputedStyle(each)})")

    assert style["color"] == "rgb(255, 0, 0)", "colours are inherited"
    assert (style["direction"], style["float"], style["borderRightWidth"]) == ("rtl", "none", "6px")
    assert (style["textTransform"], style["letterSpacing"]) == ("none", "normal")
    assert (style["whiteSpace"], style["fontStyle"], style["textAlign"]) == (
        "normal",
        "normal",
        "start",
    )
    assert float(style["lineHeight"][:-2]) >= 1.5 * float(style["fontSize"][:-2])


@pytest.mark.parametrize(("direction", "tag"), [("rtl", "es"), ("ltr", "ar")])
def test_a_text_keeps_its_direction_on_a_page_of_the_other(open_page, clinic, direction, tag):
    page = open_page().page

    page.goto(
        clinic(element(document=THERAPY, section="side-effects", lang=tag), direction=direction)
    )

    title = page.get_by_role("heading", name=SIDE_EFFECTS[tag], exact=True)
    title.wait_for()
    assert title.evaluate("each => getComputedStyle(each).direction") == DIRECTIONS[tag]
    first, second = (
        page.locator("patient-leaflet button").nth(n).bounding_box()["x"] for n in (0, 1)
    )
    assert (first < second) is (DIRECTIONS[tag] == "ltr")


def test_two_elements_on_a_page_are_switched_apart(open_page, clinic):
    page = open_page().page
    text = element(document=THERAPY, section="side-effects", lang="es")
    page.goto(clinic(text + text))
    first, second = page.locator("patient-leaflet").all()
    second.get_by_role("heading", name="Efectos secundarios").wait_for()

    first.get_by_role("button", name="Deutsch").click()

    first.get_by_role("heading", name="Nebenwirkungen").wait_for()
    assert second.get_by_role("heading", name="Efectos secundarios").is_visible()
    assert second.get_by_role("button", name="español").get_attribute("aria-pressed") == "true"


def test_an_element_follows_the_nearest_language_around_it(open_page, clinic):
    page = open_page().page
    text = element(document=THERAPY, section="side-effects")
    page.goto(clinic(f'<main lang="es">{text}</main>', lang="de"))
    page.get_by_role("heading", name="Efectos secundarios").wait_for()

    page.evaluate("document.querySelector('main').removeAttribute('lang')")

    page.get_by_role("heading", name="Nebenwirkungen").wait_for()


def test_the_switch_goes_and_comes_while_the_page_stands(open_page, clinic):
    page = open_page().page
    page.goto(clinic(element(document=THERAPY, section="side-effects", lang="es")))
    button = page.get_by_role("button", name="Deutsch")
    button.wait_for()
    leaflet = page.locator("patient-leaflet")

    leaflet.evaluate("each => each.setAttribute('switch', 'off')")
    button.wait_for(state="hidden")
    leaflet.evaluate("each => each.removeAttribute('switch')")

    button.wait_for()


def test_an_element_removed_before_its_text_came_tells_nothing(open_page, site, clinic):
    reader = open_page()
    page = reader.page
    held = []

    def hold(route):
        held.append(route)

    page.route(f"{site.url}/v1/es/**", hold)
    page.goto(clinic(element(document=THERAPY, lang="es")))
    page.evaluate(
        """() => {
          window.told = [];
          window.leaflet = document.querySelector("patient-leaflet");
          for (const name of ["polyleaf-load", "polyleaf-error"])
            leaflet.addEventListener(name, () => told.push(name));
        }"""
    )
    while not held:
        page.wait_for_timeout(20)
    page.evaluate("leaflet.remove()")
    with page.expect_event("requestfinished"):
        held.pop().continue_()
    page.wait_for_timeout(200)

    told_while_away = page.evaluate("told.length")
    page.unroute(f"{site.url}/v1/es/**")
    page.evaluate("document.body.append(leaflet)")

    page.locator("patient-leaflet .polyleaf-notice").first.wait_for()
    assert (told_while_away, page.evaluate("told")) == (0, ["polyleaf-load"])
    assert reader.errors == []


def test_what_stands_inside_stays_where_there_is_no_text(open_page, clinic):
    page = open_page().page

    name, detail = listen(
        page, clinic(""), element("<b>Call us.</b>", document="nothing", lang="es")
    )

    assert (name, detail["status"]) == ("polyleaf-error", 404)
    assert page.locator("b").is_visible()


def test_what_stands_inside_stays_where_we_cannot_be_reached(open_page, site, clinic):
    page = open_page().page
    page.route(f"{site.url}/v1/**", lambda route: route.abort())

    name, detail = listen(page, clinic(""), element("<b>Call us.</b>", document=THERAPY, lang="es"))

    assert (name, detail["status"]) == ("polyleaf-error", 0)
    assert page.locator("b").is_visible()


def test_what_is_no_text_of_ours_is_not_shown(open_page, site, clinic):
    reader = open_page()
    login = "<h1>Log in</h1><img src=x onerror=alert(1)>"
    reader.page.route(
        f"{site.url}/v1/es/**",
        lambda route: route.fulfill(
            body=login, content_type="text/html", headers={"Access-Control-Allow-Origin": "*"}
        ),
    )

    name, _ = listen(
        reader.page, clinic(""), element("<b>Call us.</b>", document=THERAPY, lang="es")
    )

    assert name == "polyleaf-error"
    assert reader.page.get_by_text("Log in").count() == 0
    assert reader.dialogs == []


def test_text_that_is_gone_goes_from_the_page_too(open_page, site, clinic):
    page = open_page().page
    page.goto(
        clinic(element("<b>Call us.</b>", document=THERAPY, section="side-effects", lang="es"))
    )
    page.get_by_role("heading", name="Efectos secundarios").wait_for()
    assert not page.locator("b").is_visible()
    page.route(
        f"{site.url}/v1/**",
        lambda route: route.fulfill(status=410, headers={"Access-Control-Allow-Origin": "*"}),
    )

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    page.locator("b").wait_for()
    assert page.get_by_role("heading", name="Efectos secundarios").count() == 0


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_a_frame_shows_a_section_and_tells_its_height(open_page, site, clinic, tag):
    reader = open_page()
    page = reader.page

    page.goto(clinic(f'<iframe src="{site.url}/embed/{tag}/{THERAPY}/side-effects"></iframe>'))

    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name=SIDE_EFFECTS[tag], exact=True).wait_for()
    assert frame.locator("html").get_attribute("dir") == DIRECTIONS[tag]
    page.wait_for_function("document.querySelector('iframe').offsetHeight > 600")
    assert (complaints(reader), reader.errors) == ([], [])


def test_a_frame_scrolls_within_itself_where_nobody_listens(open_page, site, clinic):
    page = open_page().page
    source = f"{site.url}/embed/ar/{THERAPY}/side-effects"
    page.goto(clinic(f'<iframe src="{source}" width="300" height="200"></iframe>', head=""))
    page.frame_locator("iframe").locator("h1").wait_for()
    inside = page.frame(url=source)

    page.mouse.move(100, 100)
    page.mouse.wheel(0, 100_000)

    inside.wait_for_function(
        "scrollY > 0 && scrollY + innerHeight + 2 > document.documentElement.scrollHeight"
    )
    assert inside.locator(".foot a").evaluate("each => each.getBoundingClientRect().bottom") <= 200
    assert page.locator("iframe").bounding_box()["height"] < 210
    assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_a_card_shows_title_status_languages_and_link(open_page, site, clinic, tag):
    page = open_page().page
    url = urllib.parse.quote(f"{site.url}/{tag}/{THERAPY}", safe="")
    card = json.loads(site.read(f"/oembed?url={url}"))

    page.goto(clinic(card["html"]))

    quote, frame = page.locator("blockquote"), page.frame_locator("iframe")
    frame.locator("h1").wait_for()
    assert quote.get_attribute("dir") == DIRECTIONS[tag]
    assert "Deutsch" in quote.inner_text()
    assert frame.locator(".marks .mark").count() > 1
    assert frame.locator(".languages a").count() == 7
    assert frame.locator(".foot a").get_attribute("href") == f"/{tag}/{THERAPY}"


def test_wordpress_is_told_the_height_with_its_secret(open_page, site, clinic):
    page = open_page().page
    page.goto(clinic(""))

    told = page.evaluate(
        """source => new Promise(resolve => {
          addEventListener("message", event => event.data.secret && resolve(event.data));
          const frame = document.createElement("iframe");
          frame.setAttribute("sandbox", "allow-scripts");
          frame.src = source;
          document.body.append(frame);
        })""",
        f"{site.url}/embed/card/es/{THERAPY}#?secret=a1B2",
    )

    assert told.pop("value") > 50
    assert told == {"message": "height", "secret": "a1B2"}


def test_a_reader_page_is_not_shown_in_a_frame(open_page, site, clinic):
    reader = open_page()

    reader.page.goto(clinic(f'<iframe src="{site.url}/es/{THERAPY}"></iframe>'))

    reader.page.wait_for_timeout(500)
    assert any("frame-ancestors" in each for each in reader.console)
    assert reader.page.frame_locator("iframe").locator(".leaflet").count() == 0


def test_a_page_that_asks_for_the_digest_gets_the_element(open_page, site, clinic):
    page = open_page().page
    asset = element_asset()
    page.goto(clinic(""))

    loaded = page.evaluate(
        """([source, integrity]) => new Promise(resolve => {
          const script = document.createElement("script");
          Object.assign(script, {type: "module", src: source, integrity, crossOrigin: ""});
          script.onload = () => resolve(true);
          script.onerror = () => resolve(false);
          document.head.append(script);
        })""",
        [site.url + asset.path, asset.integrity],
    )

    assert loaded


def test_every_way_to_embed_is_tried_on_the_page_that_shows_them(open_page, site):
    reader = open_page(locale="es")
    page = reader.page
    page.goto(f"{site.url}/embed")

    page.locator("#_embed-text").select_option(f"{THERAPY}/side-effects")
    page.locator("#_embed-language").select_option("ar")
    page.locator("main form button").click()

    page.locator("patient-leaflet h2", has_text="الآثار الجانبية").first.wait_for()
    for index in (0, 1):
        page.frame_locator("iframe").nth(index).locator("h1").wait_for()
    assert 'section="side-effects" lang="ar"' in page.locator(".snippet").first.inner_text()
    assert (reader.console, reader.errors) == ([], [])
    assert reader.foreign(site.url) == []
