"""Pages on paper: a leaflet on A4 with its code, in every direction."""

import io
import subprocess

import pytest


def print_page(page, url):
    page.goto(url)
    return page.pdf(prefer_css_page_size=True)


def ask(program, pdf, *words):
    done = subprocess.run([program, *words], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("path", ["/es/ketamine-faq", "/ar/ketamine-faq", "/en+ar/ketamine-faq"])
def test_a_print_is_a4_and_carries_its_code(open_page, site, require_tool, path):
    page = open_page().page

    pdf = print_page(page, site.url + path)

    code = site.code_of(path)
    written = "-".join(code[start : start + 4] for start in (0, 4, 8))
    assert "(A4)" in ask(require_tool("pdfinfo"), pdf, "-")
    assert written in ask(require_tool("pdftotext"), pdf, "-layout", "-", "-")


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


def test_the_symbol_reads_as_the_address_of_the_check(open_page, site, require_tool):
    page = open_page(device_scale_factor=3).page
    page.goto(f"{site.url}/es/ketamine-faq")
    page.emulate_media(media="print")

    picture = page.locator(".sheet .symbol svg").screenshot()

    read = subprocess.run(
        [require_tool("zbarimg"), "--quiet", "--raw", "-"],
        input=picture, capture_output=True, check=True,
    )  # fmt: skip
    assert read.stdout.decode().strip() == f"{site.url}/check/{site.code_of('/es/ketamine-faq')}"
    assert io.BytesIO(picture).read(4) == b"\x89PNG"
