"""Reads out of a release what readers of a language get of a document, section by section."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service.content.model import INTRO
from service.release.store.opened import OpenRelease

_Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stand:
    """How a section's own text stands for its readers."""

    language: str
    status: str
    origin: str
    reason: str
    """Why they do not read their own language; empty when they do."""


@dataclass(frozen=True, slots=True)
class Words:
    """One run of words that readers see."""

    name: str
    """A permanent id, `title` or `summary`; empty where the block has no id."""
    text: str
    """Markdown, for a lost stress or link is a difference too."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A section's own text as readers see it."""

    stand: Stand
    words: tuple[Words, ...]


def read_document(release: OpenRelease, language: str, document: str) -> Mapping[str, Shown]:
    """Read a document by section, in reading order; nothing where the release does not have it.

    The title and summary of the document are the intro's. ReleaseError where a body is damaged.
    """
    stored = release.find(f"/v1/{language}/documents/{document}.json")
    if stored is None:
        return {}
    whole: _Body = json.loads(release.read(stored))
    head = tuple(Words(name, whole[name]) for name in ("title", "summary") if whole[name])
    sections = {body["id"]: _show(body) for body in _walk(whole["sections"])}
    intro = sections.pop(INTRO, None)
    stand = intro.stand if intro else _read_stand(whole)
    first = Shown(stand, (*head, *(intro.words[1:] if intro else ())))
    return {INTRO: first, **sections}


def _walk(sections: list[_Body]) -> Iterator[_Body]:
    for section in sections:
        yield section
        yield from section["parts"]


def _show(body: _Body) -> Shown:
    blocks = (Words(block["id"], block["markdown"]) for block in body["body"]["blocks"])
    return Shown(_read_stand(body), (Words("title", body["title"]), *blocks))


def _read_stand(body: _Body) -> Stand:
    translation, fallback = body["translation"], body["fallback"]
    reason = fallback["reason"] if fallback else ""
    return Stand(body["language"], translation["status"], translation["origin"], reason)
