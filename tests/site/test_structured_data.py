"""What search engines are told is valid JSON-LD and claims no review that nobody made."""

import html
import json
import re

import pytest
from pyld import jsonld

from service.site.structured_data import embed_json

CONTEXT = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}


def load_schema_org(url, _options):
    """Stand in for schema.org's own context, which maps every term to its vocabulary."""
    assert url == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
            "document": CONTEXT}  # fmt: skip


def described(client, path):
    page = client.get(path).get_data(as_text=True)
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(data)


def test_the_description_expands_to_schema_org(read_only_client):
    data = described(read_only_client, "/es/care")

    [expanded] = jsonld.expand(data, {"documentLoader": load_schema_org})

    assert expanded["@type"] == ["https://schema.org/MedicalWebPage"]
    assert len(expanded) == len(data) - 1  # without @context: no member is lost
    assert expanded["https://schema.org/inLanguage"] == [{"@value": "es"}]
    assert all(key.startswith(("https://schema.org/", "@")) for key in expanded)


def test_no_review_is_claimed(read_only_client):
    data = described(read_only_client, "/es/care")

    assert "lastReviewed" not in data
    assert "reviewedBy" not in data
    assert data["creativeWorkStatus"] == "Draft"


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "a&b", "\u2028"])
def test_nothing_in_it_ends_the_element(text):
    written = str(embed_json({"name": text}))

    assert json.loads(written) == {"name": text}
    assert html.escape(written, quote=False) == written
