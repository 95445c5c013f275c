"""What search engines are told of a page, in the words of schema.org."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

Body = Mapping[str, Any]
_LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}


def describe_page(document: Body, publisher: Body, url: str, modified: str) -> Body:
    """Describe a document's page; it claims a review only where the release has one."""
    page = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": url,
        "name": document["title"],
        "description": document["summary"],
        "inLanguage": document["language"],
        "dateModified": modified,
        "license": _LICENCES.get(document["licence"], ""),
        "isAccessibleForFree": True,
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "publisher": {"@type": "Organization", **_organization(publisher)},
        "lastReviewed": document["review"]["last"],
        "creativeWorkStatus": _work_status(document),
        "hasPart": list(_parts(document, url)),
    }
    return {name: value for name, value in page.items() if value not in (None, "", [])}


def _work_status(document: Body) -> str:
    return "Published" if document["translation"]["status"] == "approved" else "Draft"


def _organization(publisher: Body) -> Body:
    website = publisher["publisher"].get("website", "")
    address = {"url": website} if website.startswith("https://") else {}
    return {"name": publisher["publisher"]["name"], **address}


def _parts(document: Body, url: str) -> Iterator[Body]:
    """Yield the sections that have a health aspect of schema.org."""
    for section in document["sections"]:
        aspects = section["codes"].get("schema.org")
        if aspects:
            yield {
                "@type": "HealthTopicContent",
                "url": f"{url}#{section['id']}",
                "name": section["title"],
                "inLanguage": section["language"],
                "hasHealthAspect": [f"https://schema.org/{aspect}" for aspect in aspects],
            }


def embed_json(value: Body) -> Markup:
    """Write a value for a script element: nothing in it can end the element (HTML §4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - no sign of HTML is left in it
