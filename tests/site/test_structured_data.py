"""What search engines are told is schema.org's, true, and claims no review that nobody made."""

import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from pyld import jsonld

from service.site.structured_data import embed_json

CHECKOUT = Path(__file__).resolve().parents[2]
VOCABULARY = json.loads((CHECKOUT / "tests" / "fixtures" / "schema_org.json").read_text("utf-8"))
HTTP, HTTPS = "http://schema.org/", "https://schema.org/"
DAY = re.compile(r"\d{4}(-\d{2}-\d{2})?")
"""A day or a year (ISO 8601)."""


def make_context():
    """Schema.org's own context, which it makes of its vocabulary by a rule."""
    terms = {name: {"@id": f"schema:{name}"} for name in VOCABULARY["types"]}
    for name, facts in VOCABULARY["properties"].items():
        coerced = [
            kind for range_, kind in (("URL", "@id"), ("Date", "Date")) if range_ in facts["range"]
        ]
        terms[name] = {"@id": f"schema:{name}", **({"@type": coerced[0]} if coerced else {})}
    return {"@context": {"schema": HTTP, "@vocab": HTTP, **terms}}


def load_schema_org(url, _options):
    assert url == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
            "document": make_context()}  # fmt: skip


class Scripts(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self._inside = [], False

    def handle_starttag(self, tag, attributes):
        self._inside = tag == "script" and dict(attributes).get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._inside:
            self.found.append(data)
            self._inside = False


def described(client, path):
    scripts = Scripts()
    scripts.feed(client.get(path).get_data(as_text=True))
    [data] = scripts.found
    return json.loads(data)


def ancestors(type_):
    yield type_
    for parent in VOCABULARY["types"][type_]:
        yield from ancestors(parent)


def judge_value(value, ranges):
    """Whether a value of an expanded document is within the range of its property."""
    if "@value" in value:
        text = value["@value"]
        if isinstance(text, bool):
            return "Boolean" in ranges
        if value.get("@type") == f"{HTTP}Date":
            return "Date" in ranges and DAY.fullmatch(text)
        return "Text" in ranges
    if "@type" in value:
        return {*ancestors(value["@type"][0].removeprefix(HTTP))} & {*ranges}
    name = value["@id"].removeprefix(HTTPS)
    if name == value["@id"]:
        return False
    return any(name in VOCABULARY["members"].get(range_, ()) for range_ in ranges)


def find_faults(node):
    [type_] = [each.removeprefix(HTTP) for each in node["@type"]]
    if type_ not in VOCABULARY["types"]:
        yield f"{type_} is no type"
        return
    for iri, values in node.items():
        if iri in {"@type", "@id"}:
            continue
        facts = VOCABULARY["properties"].get(iri.removeprefix(HTTP))
        if facts is None or not {*ancestors(type_)} & {*facts["domain"]}:
            yield f"{type_} has no {iri}"
            continue
        for value in values:
            is_address = "URL" in facts["range"] and [*value] == ["@id"]
            if not is_address and not judge_value(value, facts["range"]):
                yield f"{iri} cannot be {value}"
            if "@type" in value and "@value" not in value:
                yield from find_faults(value)


def expand(data):
    [expanded] = jsonld.expand(data, {"documentLoader": load_schema_org})
    return expanded


def untranslated(inputs, language):
    """The same inputs without the document in a language."""
    held = {name: each for name, each in inputs.texts[language].items() if name != "care"}
    return replace(inputs, texts={**inputs.texts, language: held})


@pytest.fixture
def clinic(shelf, inputs, approved):
    """A client of a release with the original and a translation approved."""
    shelf.publish(approved(approved(inputs, "es"), "en"))
    return shelf.client(public_url="https://leaflets.example")


@pytest.mark.parametrize("path", ["/en/care", "/es/care", "/ar/care"])
def test_every_statement_is_one_that_schema_org_has(read_only_client, path):
    data = described(read_only_client, path)

    expanded = expand(data)

    assert [*find_faults(expanded)] == []
    assert len(expanded) == len(data) - 1  # without @context: no member is lost


@pytest.mark.parametrize("path", ["/en/care", "/es/care", "/ar/care"])
def test_approved_pages_keep_to_schema_org_too(clinic, path):
    assert [*find_faults(expand(described(clinic, path)))] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"@type": "MedicalLeaflet"},
        {"@type": "MedicalWebPage", "status": "approved"},
        {"@type": "Organization", "lastReviewed": "2026-05-01"},
        {"@type": "MedicalWebPage", "lastReviewed": "soon"},
        {"@type": "MedicalWebPage", "isAccessibleForFree": "yes"},
        {"@type": "MedicalWebPage", "hasPart": {"@type": "Organization"}},
        {"@type": "HealthTopicContent", "hasHealthAspect": f"{HTTPS}BenefitsHealthAspect"},
        {"@type": "HealthTopicContent", "hasHealthAspect": {"@id": f"{HTTPS}WarningsHealthAspect"}},
        {"@type": "MedicalWebPage", "publisher": {"@type": "CreativeWork"}},
    ],
)
def test_what_schema_org_does_not_have_is_noticed(wrong):
    assert [*find_faults(expand({"@context": "https://schema.org", **wrong}))]


def test_every_health_aspect_of_the_kinds_is_one_of_schema_org():
    kinds = yaml.safe_load((CHECKOUT / "content" / "kinds.yaml").read_text("utf-8"))["kinds"]

    used = {each for kind in kinds.values() for each in kind.get("codes", {}).get("schema.org", ())}

    assert used
    assert used <= {*VOCABULARY["members"]["HealthAspectEnumeration"]}


def test_no_review_is_claimed(read_only_client):
    data = described(read_only_client, "/es/care")

    assert "lastReviewed" not in data
    assert "reviewedBy" not in data
    assert data["creativeWorkStatus"] == "Draft"


def test_a_review_is_told_with_its_earliest_day_and_no_names(clinic):
    data = described(clinic, "/es/care")
    body = clinic.get("/v1/es/documents/care.json").json

    days = {section["review"]["last"] for section in body["sections"]}
    assert data["lastReviewed"] == min(days)
    assert "reviewedBy" not in data
    assert data["creativeWorkStatus"] == "Published"


def test_a_translation_names_its_original_and_the_original_its_approved_translations(clinic):
    original, translation = described(clinic, "/en/care"), described(clinic, "/es/care")

    assert [each["url"] for each in original["workTranslation"]] == [translation["url"]]
    assert translation["translationOfWork"]["url"] == original["url"]
    assert translation["translationOfWork"]["inLanguage"] == "en"
    assert "translationOfWork" not in original


def test_a_page_that_shows_the_original_instead_is_no_translation(shelf, inputs, approved):
    shelf.publish(untranslated(approved(inputs, "es"), "ar"))

    data = described(shelf.client(), "/ar/care")

    assert data["inLanguage"] == "en"
    assert "translationOfWork" not in data
    assert "workTranslation" not in data


def test_what_the_text_cites_is_what_its_page_cites(read_only_client):
    data = described(read_only_client, "/en/care")
    cited = read_only_client.get("/v1/en/documents/care.json").json["citations"]

    assert [each["name"] for each in data.get("citation", [])] == [each["title"] for each in cited]


def test_the_day_of_the_text_is_the_one_on_its_page(shelf, inputs):
    shelf.publish(inputs)
    day = "2026-05-04"
    shelf.publish(replace(inputs, texts={**inputs.texts, "ar": {}}))

    assert described(shelf.client(), "/en/care")["dateModified"] == day


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "a&b", "\u2028"])
def test_nothing_in_it_ends_the_element(text):
    written = str(embed_json({"name": text}))

    assert json.loads(written) == {"name": text}
    assert html.escape(written, quote=False) == written
