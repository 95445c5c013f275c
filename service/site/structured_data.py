"""What search engines are told of a page, in the words of schema.org."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from service.markup.sanitize import is_safe_address
from service.site.address import page_path
from service.site.bodies import Body, review_day
from service.site.frame import Frame

_LICENCES = {"CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/"}


def describe_page(frame: Frame, document: Body, modified: str) -> Body:
    """Describe a document's page; it claims a review only where the release has one.

    `modified` is the day since when its text is so.
    """
    return _without_empty({
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": frame.url,
        "name": document["title"],
        "description": document["summary"],
        "inLanguage": document["language"],
        "dateModified": modified,
        "license": _LICENCES.get(document["licence"], ""),
        "isAccessibleForFree": True,
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "publisher": _organization(frame.publisher()),
        "lastReviewed": review_day(document),
        "creativeWorkStatus": _work_status(document),
        **_other_editions(frame, document),
        "hasPart": list(_parts(document, frame.url)),
        "citation": [_work(each) for each in document["citations"]],
    })  # fmt: skip


def _without_empty(members: Body) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value not in (None, "", [])}


def _work_status(document: Body) -> str:
    return "Published" if document["translation"]["status"] == "approved" else "Draft"


def _organization(publisher: Body) -> Body:
    website = publisher["publisher"].get("website", "")
    url = website if website.startswith("https://") else ""
    return _without_empty(
        {"@type": "Organization", "name": publisher["publisher"]["name"], "url": url}
    )


def _other_editions(frame: Frame, document: Body) -> Mapping[str, Any]:
    """Tell of what a text is the translation, or which approved ones the original has."""
    name, source = document["document"], frame.release.manifest.source_language
    if document["language"] != source:
        return {"translationOfWork": _edition(frame, source, name)}
    if frame.voice.language != source:
        return {}
    translations = (each for each in frame.editions(name) if each != source)
    return {"workTranslation": [_edition(frame, each, name) for each in translations]}


def _edition(frame: Frame, language: str, document: str) -> Body:
    url = frame.origin + page_path((language,), document)
    return {"@type": "MedicalWebPage", "url": url, "inLanguage": language}


def _parts(document: Body, url: str) -> Iterator[Body]:
    """Yield the sections that have a title and a health aspect of schema.org.

    An aspect is named as a thing: as a mere string it were text in schema.org's context.
    """
    for section in document["sections"]:
        aspects = section["codes"].get("schema.org")
        if aspects and section["title"]:
            yield {
                "@type": "HealthTopicContent",
                "url": f"{url}#{section['id']}",
                "name": section["title"],
                "inLanguage": section["language"],
                "hasHealthAspect": [{"@id": f"https://schema.org/{each}"} for each in aspects],
            }


def _work(citation: Body) -> Body:
    url = citation["url"] if citation["url"] and is_safe_address(citation["url"]) else ""
    year = str(citation["year"]) if citation["year"] else ""
    work = {"@type": "CreativeWork", "name": citation["title"], "url": url, "datePublished": year}
    return _without_empty(work)


def embed_json(value: Body) -> Markup:
    """Write a value for a script element: nothing in it can end the element (HTML §4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - no sign of HTML is left in it
