"""What a URL leaves open is negotiated: the same bytes, with where they are from."""

import pytest

THERAPY = "/documents/ketamine-therapy"
SECTION = f"{THERAPY}/sections/side-effects"
RESOURCES = ["/documents", THERAPY, SECTION, "/sections/side-effects", "/glossary"]


def get(client, path, **wishes):
    headers = {name.replace("_", "-"): value for name, value in wishes.items()}
    return client.get(path, headers=headers)


@pytest.mark.parametrize("resource", RESOURCES)
def test_every_resource_is_found_without_language_and_suffix(client, resource):
    answer = get(client, f"/v1{resource}", Accept_Language="es")

    canonical = client.get(f"/v1/es{resource}.json")
    assert answer.data == canonical.data
    assert answer.headers["Content-Location"] == f"/v1/es{resource}.json"
    assert answer.headers["ETag"] == canonical.headers["ETag"]


@pytest.mark.parametrize(
    ("wish", "language", "match"),
    [
        ("es", "es", "exact"),
        ("es-MX,es;q=0.9", "es", "alias"),
        ("ES", "es", "exact"),
        ("zh-CN", "zh-Hans", "alias"),
        ("zh-TW", "en", "default"),
        ("zh-Hant", "en", "default"),
        ("ca", "es", "chain"),
        ("de, ar;q=0.5", "ar", "exact"),
        ("es;q=0, ar", "ar", "exact"),
        ("fr", "en", "default"),
        ("*", "en", "default"),
        ("", "en", "default"),
        ("not a header;;;", "en", "default"),
    ],
)
def test_accept_language_chooses_the_language(client, wish, language, match):
    answer = get(client, f"/v1{THERAPY}", Accept_Language=wish)

    assert answer.headers["Content-Location"] == f"/v1/{language}{THERAPY}.json"
    assert answer.headers["Polyleaf-Match"] == match
    assert answer.headers["Vary"] == "Accept, Accept-Language"
    assert answer.json["for"] == language


def test_without_a_wish_the_source_language_is_the_default(client):
    answer = client.get(f"/v1{THERAPY}")

    assert answer.headers["Content-Language"] == "en"
    assert answer.headers["Polyleaf-Match"] == "default"


@pytest.mark.parametrize(
    ("wish", "suffix"),
    [("*/*", "json"), ("text/html", "html"), ("text/html,*/*;q=0.8", "html"), (None, "json")],
)
def test_accept_chooses_the_format(client, wish, suffix):
    answer = client.get(f"/v1{THERAPY}", headers={"Accept": wish} if wish else {})

    assert answer.headers["Content-Location"] == f"/v1/en{THERAPY}.{suffix}"


@pytest.mark.parametrize("suffix", ["json", "html"])
def test_a_suffix_leaves_only_the_language_open(client, suffix):
    answer = get(client, f"/v1{THERAPY}.{suffix}", Accept_Language="ar", Accept="image/png")

    assert answer.headers["Content-Location"] == f"/v1/ar{THERAPY}.{suffix}"
    assert answer.headers["Vary"] == "Accept-Language"
    assert answer.headers["Polyleaf-Match"] == "exact"


def test_a_language_leaves_only_the_format_open(client):
    answer = get(client, f"/v1/es{THERAPY}", Accept_Language="ar", Accept="text/html")

    assert answer.headers["Content-Location"] == f"/v1/es{THERAPY}.html"
    assert answer.headers["Vary"] == "Accept"
    assert "Polyleaf-Match" not in answer.headers


def test_canonical_urls_are_not_negotiated(client):
    answer = get(client, f"/v1/es{THERAPY}.json", Accept_Language="ar", Accept="text/html")

    assert answer.json["language"] == "es"
    assert not {"Vary", "Content-Location", "Polyleaf-Match"} & set(answer.headers.keys())


@pytest.mark.parametrize("name", ["languages", "openapi"])
def test_what_is_for_all_languages_negotiates_only_the_format(client, name):
    answer = get(client, f"/v1/{name}", Accept_Language="es")

    assert answer.headers["Content-Location"] == f"/v1/{name}.json"
    assert answer.headers["Vary"] == "Accept"
    assert "Polyleaf-Match" not in answer.headers


def test_documents_with_a_suffix_are_those_of_all_languages(client):
    assert client.get("/v1/documents.json").json == {"listing": True}


def test_lang_comes_before_accept_language(client):
    answer = get(client, f"/v1{THERAPY}?lang=es-MX", Accept_Language="ar")

    assert answer.headers["Content-Location"] == f"/v1/es{THERAPY}.json"
    assert answer.headers["Polyleaf-Match"] == "alias"
    assert answer.headers["Vary"] == "Accept"


def test_a_lang_that_is_not_held_gets_the_default(client):
    answer = get(client, f"/v1{THERAPY}?lang=fr", Accept_Language="ar")

    assert answer.headers["Content-Location"] == f"/v1/en{THERAPY}.json"
    assert answer.headers["Polyleaf-Match"] == "default"


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("ES", "es"),
        ("es-MX", "es"),
        ("zh-CN", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("cmn", "zh-Hans"),
    ],
)
@pytest.mark.parametrize("suffix", [".json", ""])
def test_another_spelling_in_the_path_is_redirected(client, written, language, suffix):
    answer = client.get(f"/v1/{written}{SECTION}{suffix}?fallback=none&status=approved")

    assert answer.status_code == 308
    expected = f"/v1/{language}{SECTION}{suffix}?fallback=none&status=approved"
    assert answer.headers["Location"] == expected
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_redirect_leads_to_something_only(client):
    assert client.get("/v1/es-MX/documents/nothing.json").status_code == 404


@pytest.mark.parametrize("path", [f"/v1/es{SECTION}.json", f"/v1/es{SECTION}", f"/v1{SECTION}"])
def test_without_fallback_own_text_is_the_same_bytes(client, path):
    answer = get(client, f"{path}?fallback=none", Accept_Language="es")

    assert answer.data == client.get(f"/v1/es{SECTION}.json").data


@pytest.mark.parametrize(
    ("path", "wish"),
    [
        (f"/v1/zh-Hans{SECTION}.json", ""),
        (f"/v1/zh-Hans{SECTION}", ""),
        (f"/v1{SECTION}", "zh-CN"),
        (f"/v1{SECTION}", "fr"),
        (f"/v1{SECTION}", "zh-TW"),
        (f"/v1{SECTION}", "ca"),
    ],
)
def test_without_fallback_other_text_is_a_404(client, path, wish):
    answer = get(client, f"{path}?fallback=none", Accept_Language=wish)

    assert answer.status_code == 404
    assert answer.json["type"] == "urn:polyleaf:problem:only-fallback"
    assert answer.json["available"] == ["en", "ar", "es"]


@pytest.mark.parametrize("wish", ["", "*", "fr, *;q=0.1"])
def test_without_fallback_the_default_may_be_what_was_asked_for(client, wish):
    answer = get(client, f"/v1{SECTION}?fallback=none", Accept_Language=wish)

    assert answer.status_code == 200


def test_approved_only_is_the_same_bytes_or_a_404(client):
    approved = client.get(f"/v1/en{SECTION}.json?status=approved")
    draft = client.get(f"/v1/es{SECTION}.json?status=approved")

    assert approved.data == client.get(f"/v1/en{SECTION}.json").data
    assert draft.status_code == 404
    assert draft.json["type"] == "urn:polyleaf:problem:not-approved"
    assert draft.json["available"] == ["en"]


def test_only_canonical_addresses_are_for_shared_caches(client):
    negotiated = client.get("/v1/documents/ketamine-therapy", headers={"Accept-Language": "es"})
    canonical = client.get(negotiated.headers["Content-Location"])

    assert negotiated.headers["Cache-Control"] == "private, max-age=60, must-revalidate"
    assert canonical.headers["Cache-Control"] == "public, max-age=60, must-revalidate"
