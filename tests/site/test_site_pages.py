"""What readers get at each address of the pages."""

import re
from dataclasses import replace

import pytest
from werkzeug.test import Client

from service.site.voice import Voice


def text_of(answer):
    assert answer.status_code == 200, answer.status
    return answer.get_data(as_text=True)


def test_the_start_leads_to_the_language_that_the_browser_prefers(read_only_client):
    answer = read_only_client.get("/", headers={"Accept-Language": "es-MX,es;q=0.9"})

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/es"
    assert answer.headers["Vary"] == "Accept-Language"
    assert answer.headers["Cache-Control"].startswith("private")


def test_the_start_never_leads_to_a_language_that_is_not_held(read_only_client):
    answer = read_only_client.get("/", headers={"Accept-Language": "zh-TW,tlh"})

    assert answer.headers["Location"] == "/en"


def test_the_list_names_every_document_in_the_language(read_only_client):
    page = text_of(read_only_client.get("/es"))

    assert '<html lang="es" dir="ltr">' in page
    assert 'href="/es/care"' in page
    assert 'href="/es/questions"' in page


def test_a_document_has_contents_sections_companions_and_sources(read_only_client):
    page = text_of(read_only_client.get("/es/care"))

    assert re.search(r'<nav class="contents".*?href="#side-effects"', page, re.DOTALL)
    assert page.index('id="benefits"') < page.index('id="side-effects"')
    companions = re.search(r'aria-labelledby="_benefits-too".*?</aside>', page, re.DOTALL)[0]
    assert 'href="#side-effects"' in companions
    assert 'href="#precautions"' in companions
    assert '<sup class="citation"><a href="#_source-1">[1]</a></sup>' in page
    assert 'id="_source-1"' in page


def test_the_switch_comes_first_with_names_in_their_own_language(read_only_client):
    page = text_of(read_only_client.get("/ar/care"))

    assert page.index('class="languages"') < page.index("<h1>")
    assert '<a href="/es/care" lang="es" hreflang="es" dir="ltr">español</a>' in page
    assert 'lang="ar" hreflang="ar" dir="rtl" aria-current="true"' in page


def test_a_section_in_another_language_says_so_and_what_to_do(shelf, inputs):
    shelf.publish(inputs)

    page = text_of(shelf.client().get("/ar/care"))

    effects = re.search(
        r'<section class="section" id="side-effects".*?<div class="body"', page, re.DOTALL
    )[0]
    assert 'lang="en" dir="ltr"' in effects.partition(">")[0]
    assert 'class="fallback" lang="ar" dir="rtl"' in effects
    assert "555-0100" in effects
    assert page.count('class="in-language"') == 1  # its part says it in short


def test_a_notice_stands_once_in_full_and_as_a_mark_at_each_section(read_only_client):
    page = text_of(read_only_client.get("/en/care"))

    assert page.count("This is a demonstration.") == 1
    assert page.partition("<body>")[2].count("Demonstration text") == 4


def test_what_is_not_translated_is_marked_as_english(shelf, demo):
    texts = {
        tag: {domain: each for domain, each in held.items() if domain != "messages"}
        for tag, held in demo.texts.items()
    }
    shelf.publish(replace(demo, texts=texts))

    page = text_of(shelf.client().get("/ar/care"))

    assert '<span lang="en" dir="ltr">Skip to the text</span>' in page
    assert re.search(
        r'<span lang="en" dir="ltr">Version of <bdi lang="ar">[^<]+</bdi></span>', page
    )


def test_a_translation_that_is_spelt_like_the_message_is_one():
    voice = Voice("fr", "ltr", str, {"Sources"})

    assert voice.say("Sources") == "Sources"
    assert voice.say("Contents") == '<span lang="en" dir="ltr">Contents</span>'


def test_values_in_interface_texts_are_escaped_and_isolated():
    voice = Voice("en", "ltr", str, set())

    assert voice.say("By {name}", name="<b>") == "By <bdi>&lt;b&gt;</bdi>"


def test_interface_texts_are_isolated_as_the_texts_of_leaflets_are():
    voice = Voice("ar", "rtl", lambda _: "رمز QR: {code}", {"x"})

    assert voice.say("x", code="A-1") == "رمز <bdi>QR</bdi>: <bdi>A-1</bdi>"


def test_numbers_are_shown_for_the_chosen_country_only(read_only_client):
    before, after = (
        text_of(read_only_client.get(f"/es/care{query}")) for query in ("", "?country=us")
    )

    assert "555-0101" not in before
    assert "555-0101" in after
    assert '<option value="US" selected>Estados Unidos</option>' in after
    assert 'href="/ar/care?country=US"' in after


def test_an_unknown_country_is_as_none(read_only_client):
    assert "555-0101" not in text_of(read_only_client.get("/es/care?country=%3Cscript%3E"))


def test_two_languages_stand_side_by_side_each_in_its_own_direction(read_only_client):
    page = text_of(read_only_client.get("/en+ar/care"))

    row = re.search(
        r'<div class="row">\s*(<div class="cell".*?)</div>\s*</div>\s*<div class="row">',
        page,
        re.DOTALL,
    )
    assert '<html lang="en" dir="ltr">' in page
    assert 'lang="en" dir="ltr"' in row[1]
    assert 'lang="ar" dir="rtl"' in row[1]
    assert page.count("<h1>") == 1


def test_where_one_of_two_languages_falls_back_it_says_so(shelf, inputs):
    shelf.publish(inputs)

    page = text_of(shelf.client().get("/es+ar/care"))

    assert page.count('class="fallback"') >= 4


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/es-MX/care", "/es/care"),
        ("/ES", "/es"),
        ("/es/", "/es"),
        ("/es/care/", "/es/care"),
        ("/es-MX+ar-EG/care", "/es+ar/care"),
        ("/es+es/care", "/es/care"),
        ("/es-MX/care?country=MX", "/es/care?country=MX"),
    ],
)
def test_other_spellings_lead_to_the_canonical_address(read_only_client, asked, leads_to):
    answer = read_only_client.get(asked)

    assert (answer.status_code, answer.headers["Location"]) == (308, leads_to)


@pytest.mark.parametrize(
    "path",
    ["/xx", "/es/nothing", "/es+ar", "/es+xx/care", "/es+ar+en/care", "/es/care/more", "/%00",
     "/assets/site.css", "/favicon.ico"],
)  # fmt: skip
def test_what_is_not_there_lists_what_there_is_in_the_readers_language(read_only_client, path):
    answer = read_only_client.get(path, headers={"Accept-Language": "es"})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert '<html lang="es"' in page
    assert 'href="/es/care"' in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Vary"] == "Accept-Language, Accept-Encoding"


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example", "/\\evil.example/", "/es//"])
def test_no_address_leads_away(read_only_client, path):
    answer = read_only_client.get("/", environ_overrides={"PATH_INFO": path})

    here = f"/{path.lstrip('/')}"
    assert answer.status_code == 404 or answer.headers["Location"] == here


def test_without_a_release_the_page_says_so(shelf):
    answer = shelf.client().get("/es/care")

    assert answer.status_code == 503
    assert "Try again in a minute" in answer.get_data(as_text=True)
    assert answer.headers["Retry-After"] == "60"


def test_a_damaged_release_is_told_in_the_readers_language(shelf, demo):
    identifier = shelf.publish(demo)
    client = shelf.client()
    digest = shelf.store.manifest(identifier).parts["es/care"]
    path = shelf.settings.releases / "parts" / digest[:2] / digest
    path.write_bytes(b"x" * path.stat().st_size)

    answer = client.get("/es/care", headers={"Accept-Language": "es"})

    assert answer.status_code == 503
    assert '<html lang="es"' in answer.get_data(as_text=True)


def test_a_request_that_is_too_large_is_refused_as_a_page(read_only_client):
    answer = read_only_client.get("/es/care", data=b"x" * 20_000)

    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_the_api_is_as_it_was(read_only_client):
    assert isinstance(read_only_client, Client)
    assert read_only_client.get("/v1/es/documents/care.json").json["for"] == "es"
    assert read_only_client.get("/v1/nothing").headers["Content-Type"] == "application/problem+json"


def test_reviewed_text_says_when_and_unreviewed_text_that_it_was_not(shelf, inputs, approved):
    shelf.publish(approved(inputs, "es"))
    client = shelf.client()

    spanish, arabic = (text_of(client.get(f"/{tag}/care")) for tag in ("es", "ar"))

    assert "2 de mayo de 2026" in spanish
    assert "lastReviewed" in spanish
    assert "lastReviewed" not in arabic
