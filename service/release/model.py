"""What a release is: responses, gathered in content-addressed parts, under one manifest."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Response:
    """One body as it is served, with what its headers need."""

    body: bytes
    media_type: str
    """`application/json` or `text/html`; text is UTF-8."""
    languages: tuple[str, ...]
    """The languages of the text in it, the main one first (Content-Language, RFC 9110 §8.5)."""
    fallback: bool
    """Some text in it is not in the language it was asked for."""
    approved: bool
    """Every text in it is approved."""

    @property
    def etag(self) -> str:
        """A strong entity tag, without its quotes: a function of the body."""
        return hashlib.sha256(self.body).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Part:
    """The responses of one document in one language, by canonical URL path."""

    name: str
    """`<language>/<document>`; `<language>/index` for what spans documents; `index` for all."""
    responses: Mapping[str, Response]
    record: bytes = b""
    """What those who look after the release keep with it, as canonical JSON; no URL answers it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that an earlier release left in the store, found whole."""

    digest: str
    """SHA-256 of its bytes."""
    state: tuple[int, ...]
    """What a write to it would change."""


NO_WORDS = hashlib.sha256(b"[]").hexdigest()[:16]
"""The revision of a section that was taken back: nobody reads anything."""


@dataclass(frozen=True, slots=True)
class SectionState:
    """What readers of one language get for one section's own text."""

    language: str
    """The language they read: their own, one of the chain, or the source's."""
    status: str
    """The status of the text they read (design §5)."""
    reason: str
    """Why they do not read their own language; empty when they do."""
    revision: str
    """Changes when, and only when, what they read changes."""

    @property
    def is_gone(self) -> bool:
        """Whether nobody gets this section, for its source was taken back: its place is empty."""
        return self.revision == NO_WORDS


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a release holds."""

    tag: str
    direction: str
    """`ltr` or `rtl`."""
    name: str
    """Its name in English."""
    autonym: str
    """Its name in itself."""


@dataclass(frozen=True, slots=True)
class Release:
    """Everything that is served, as one immutable value."""

    engine: str
    """Name and version of the program that built it."""
    policy: str
    source_language: str
    languages: tuple[Language, ...]
    """The source language first, the others by tag."""
    chains: Mapping[str, tuple[str, ...]]
    """Fallback chains of the policy, by language tag."""
    unreviewed_safety: bool
    """It holds labelled safety text that nobody approved."""
    parts: tuple[Part, ...]
    """By name."""
    interface: Mapping[str, bytes]
    """Compiled gettext catalogs (MO) of the domain `messages`, by language tag."""
    sections: Mapping[str, Mapping[str, SectionState]]
    """By language, then by `document/section`."""
    due: tuple[str, ...] = ()
    """The days, in ISO 8601, on which a review of a text in it runs out; the manifest has none of them."""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """Parts that are in the store already, by name; they are not among `parts`."""
    kept_interface: Mapping[str, Kept] = field(default_factory=dict)
    """Compiled catalogs that are in the store already, by language tag."""
    refresh_within: str = ""
    """How long an app may keep a copy, as policy has it."""
    derived_from: str = ""
    """The id of the release that it is without what was recalled; empty for one that was built."""
    recalls: tuple[str, ...] = ()
    """The recalls that were applied to it: their lines in the list of recalls, sorted."""
