"""The bodies of a release that pages are made of."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from service.release.model import Language
from service.release.store.opened import OpenRelease

Body = Mapping[str, Any]
"""A JSON value of a release, checked by its schema when it was built."""


def read_body(release: OpenRelease, path: str) -> Body | None:
    """Read a JSON body; None where the release has none there. Raises ReleaseError."""
    stored = release.find(path)
    return json.loads(release.read(stored)) if stored else None


def read_document(release: OpenRelease, language: str, document: str) -> Body | None:
    """Read a document for the readers of a language."""
    return read_body(release, document_path(language, document))


def document_path(language: str, document: str) -> str:
    """Write where a release has a document."""
    return f"/v1/{language}/documents/{document}.json"


def is_approved(release: OpenRelease, language: str, document: str) -> bool:
    """Tell whether readers of a language get the whole document approved, in their language."""
    stored = release.find(document_path(language, document))
    return bool(stored and stored.entry.approved and not stored.entry.fallback)


def list_documents(release: OpenRelease) -> tuple[str, ...]:
    """List the ids of all documents that are still served."""
    source = release.manifest.source_language
    addresses = release.manifest.sections.get(source, {})
    named = dict.fromkeys(address.partition("/")[0] for address in addresses)
    return tuple(each for each in named if release.find(document_path(source, each)))


def language_of(release: OpenRelease, tag: str) -> Language:
    """Describe a language that the release holds."""
    return next(each for each in release.manifest.languages if each.tag == tag)


def review_day(document: Body) -> str:
    """Tell when a document was last reviewed whole: the earliest ISO day of any of its sections.

    Empty where one of them was not.
    """
    days = [section["review"]["last"] for section in walk(document)]
    return str(min(days)) if days and all(days) else ""


def walk(document: Body) -> Iterator[Body]:
    """Yield the sections and their parts, in reading order."""
    for section in document["sections"]:
        yield section
        yield from section["parts"]
