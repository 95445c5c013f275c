"""What sites get that ask for the card of a page."""

import re
from urllib.parse import quote

import pytest

CARE = "http://localhost/es/care"


def ask(client, url=CARE, **more):
    query = "&".join(f"{name}={value}" for name, value in {"url": quote(url), **more}.items())
    return client.get(f"/oembed?{query}")


def test_a_page_tells_where_its_card_is(read_only_client):
    page = read_only_client.get("/es/care").get_data(as_text=True)
    [link] = re.findall(r'type="application/json\+oembed" href="http://localhost(/[^"]+)"', page)

    answer = read_only_client.get(link.replace("&amp;", "&"))

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_card_is_rich_and_fits_into_the_room_there_is(read_only_client):
    card = ask(read_only_client, maxwidth=320, maxheight=200).json

    assert (card["version"], card["type"]) == ("1.0", "rich")
    assert (card["width"], card["height"]) == (320, 200)
    assert 'width="320" height="200"' in card["html"]


def test_a_title_that_nobody_approved_says_so_wherever_it_stands(read_only_client):
    card = ask(read_only_client).json

    assert re.search(r"\(.+\)$", card["title"])
    [quote] = re.findall(r"<blockquote[^>]*>(.*) – ", card["html"])
    shown = re.sub("<[^>]*>|[\u2068\u2069]", "", quote)
    assert shown == card["title"].replace("'", "&#39;")
    assert card["title"] in card["html"].partition("<iframe")[2].replace("&#39;", "'")


def test_an_approved_title_stands_for_itself(shelf, inputs, approved):
    shelf.publish(approved(inputs, "es"))

    card = ask(shelf.client()).json

    assert "machine" not in card["title"]


def test_what_wordpress_takes_away_is_not_needed(read_only_client):
    """wp_filter_oembed_result keeps a[href], a bare blockquote, and the frame."""
    html = ask(read_only_client).json["html"]

    bare = re.sub(r"<(blockquote|a)[^>]*?( href=\"[^\"]*\")?(?: [^>]*)?>", r"<\1\2>", html)

    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", bare)
    assert found[1]
    assert found[2]
    assert set(re.findall(r"<(\w+)", html)) == {"a", "blockquote", "iframe"}


@pytest.mark.parametrize("form", ["xml", "yaml"])
def test_only_json_is_spoken(read_only_client, form):
    assert ask(read_only_client, format=form).status_code == 501


@pytest.mark.parametrize(
    "url",
    [
        "", "https://evil.example/es/care", "http://localhost.evil.example/es/care",
        "http://localhost/es/nothing", "http://localhost/xx/care", "http://localhost/en+ar/care",
        "http://localhost/check", "http://[", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_what_is_no_page_of_a_document_here_has_no_card(read_only_client, url):
    answer = ask(read_only_client, url)

    assert answer.status_code == 404
    assert answer.json["status"] == 404


@pytest.mark.parametrize("width", ["0", "-1", "wide", "1e3", "9999999", "\u0661"])
def test_a_width_that_is_none_is_refused(read_only_client, width):
    assert ask(read_only_client, maxwidth=quote(width)).status_code == 400


def test_a_card_leads_to_the_part_that_the_address_names(read_only_client):
    named = ask(read_only_client, f"{CARE}#risks").json["html"]
    other = ask(read_only_client, f"{CARE}#%22onclick").json["html"]

    assert "#%22" not in other
    assert "onclick" not in other
    assert named.startswith("<blockquote")
