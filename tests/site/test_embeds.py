"""What other pages load of ours: the element, frames, and the page that shows how."""

import base64
import gzip
import hashlib
import re
from html import unescape

import pytest

from service.site.assets import ELEMENT_ALIAS, element_asset

FRAMED = ["/embed/es/care", "/embed/card/ar/care"]


def test_the_element_is_under_six_kilobytes_packed():
    assert len(gzip.compress(element_asset().content, 6)) < 6000


def test_the_element_needs_nothing_else_and_evaluates_nothing():
    source = element_asset().content.decode()

    assert not re.search(
        r"^import |import\(|eval\(|new Function|\.style=|insertAdjacentHTML", source
    )
    assert "innerHTML" not in source


def test_the_element_has_a_name_for_ever_and_one_for_its_digest(read_only_client):
    asset = element_asset()

    stable, pinned = read_only_client.get(ELEMENT_ALIAS), read_only_client.get(asset.path)

    assert stable.data == pinned.data == asset.content
    assert "max-age=60" in stable.headers["Cache-Control"]
    assert "max-age=31536000" in pinned.headers["Cache-Control"]
    for answer in (stable, pinned):
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    digest = base64.b64encode(hashlib.sha384(pinned.data).digest()).decode()
    assert asset.integrity == f"sha384-{digest}"


@pytest.mark.parametrize("path", FRAMED)
def test_frames_may_stand_anywhere_and_run_one_script(read_only_client, path):
    answer = read_only_client.get(path)

    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert len(re.findall("<script", answer.get_data(as_text=True))) == 1


@pytest.mark.parametrize("path", ["/es/care", "/embed", "/es", "/check"])
def test_no_other_page_may_be_framed(read_only_client, path):
    policy = read_only_client.get(path).headers["Content-Security-Policy"]

    assert "frame-ancestors 'none'" in policy


def test_a_frame_says_of_its_text_what_the_page_says(read_only_client):
    page = read_only_client.get("/es/care").get_data(as_text=True)
    framed = read_only_client.get("/embed/es/care").get_data(as_text=True)

    def said(text):
        return re.findall(r'data-notice="[^"]+"', text)

    assert said(framed)
    assert said(framed) == said(page)


def test_a_section_in_a_frame_has_its_companions_beside_it(read_only_client):
    framed = read_only_client.get("/embed/es/care/benefits").get_data(as_text=True)

    shown = re.findall(r'class="section" id="([^"]+)"', framed)
    assert shown[0] == "benefits"
    assert len(shown) > 1


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/embed/es-MX/care", "/embed/es/care"),
        ("/embed/card/ES/care", "/embed/card/es/care"),
    ],
)
def test_other_spellings_lead_to_the_canonical_frame(read_only_client, path, location):
    answer = read_only_client.get(path)

    assert (answer.status_code, answer.headers["Location"]) == (308, location)


@pytest.mark.parametrize(
    "path", ["/embed/xx/care", "/embed/es/no", "/embed/es/care/no", "/embed/en+ar/care"]
)
def test_a_frame_of_nothing_is_not_found(read_only_client, path):
    assert read_only_client.get(path).status_code == 404


def snippets(client, query):
    page = client.get(f"/embed?{query}").get_data(as_text=True)
    return [unescape(each) for each in re.findall(r"<code>(.*?)</code>", page, re.DOTALL)]


def test_snippets_name_what_was_chosen(read_only_client):
    element, pinned, frame, card, *included = snippets(
        read_only_client, "text=care/benefits&language=ar"
    )

    assert 'document="care" section="benefits" lang="ar"' in element
    assert element_asset().integrity in pinned
    assert 'src="http://localhost/embed/ar/care/benefits"' in frame
    assert card == "http://localhost/ar/care#benefits"
    assert len(included) == 4
    assert all("/v1/ar/documents/care/sections/benefits.html" in each for each in included)


def test_an_unknown_choice_shows_what_there_is(read_only_client):
    element, *_ = snippets(read_only_client, "text=nothing/x&language=xx")

    assert re.search(r'document="\w+" lang="en"', element)


def test_a_frame_tells_its_notices_in_the_order_of_its_sections(read_only_client):
    section = read_only_client.get("/v1/es/documents/care/sections/precautions.json").json

    page = read_only_client.get("/embed/es/care/precautions").get_data(as_text=True)

    told = re.findall(r'<li class="\w+" data-notice="([\w-]+)"', page)
    assert told[: len(section["notices"])] == [each["id"] for each in section["notices"]]
