"""What all pages of one request share: the release, the language, where they stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from service.locales.facts import name_within
from service.release.model import Language
from service.release.store.opened import OpenRelease
from service.site.address import page_path
from service.site.bodies import Body, language_of, read_body
from service.site.days import write_day
from service.site.discovery import with_default
from service.site.editions import list_editions
from service.site.prints import Prints
from service.site.publisher import Help, gather_help
from service.site.spoken import find_voice
from service.site.templates import template_version
from service.site.voice import Voice


@dataclass(frozen=True, slots=True)
class Choice:
    """One language of the switch."""

    language: Language
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The shared parts of a request's pages."""

    release: OpenRelease
    prints: Prints
    voice: Voice
    origin: str
    """Scheme and host, without a slash at the end."""
    path: str
    """The URL path of this page, canonical."""
    country: str
    """The chosen one; empty without one."""
    territories: Mapping[str, str]
    """Their names in the page's language, by code."""

    @property
    def language(self) -> Language:
        return language_of(self.release, self.voice.language)

    @property
    def source_direction(self) -> str:
        """The direction of the language in which publications are named."""
        return self.describe(self.release.manifest.source_language).direction

    @property
    def url(self) -> str:
        return self.origin + self.path

    @property
    def made_of(self) -> tuple[str, ...]:
        """What every page is a function of, besides its URL."""
        return (self.release.identifier, template_version(), self.origin, self.voice.language)

    def in_language(self, tag: str) -> "Frame":
        """Let a part of the page speak another language."""
        spoken = self.voice.language
        return self if tag == spoken else replace(self, voice=find_voice(self.release, tag))

    def describe(self, tag: str) -> Language:
        """Describe a language that the release holds."""
        return language_of(self.release, tag)

    def name_language(self, tag: str) -> str:
        """Name a language in the page's, or else in itself."""
        return name_within(tag, self.voice.language) or self.describe(tag).autonym

    def publisher(self) -> Body:
        """Read who publishes, in the page's language."""
        body = read_body(self.release, f"/v1/{self.voice.language}/publisher.json")
        return body or _NOBODY

    def help(self, publisher: Body) -> Help:
        return gather_help(publisher, self.country, self.territories)

    def say_day(self, written: str | None) -> str:
        """Write an ISO day of a body as readers do; nothing where there is none."""
        return self.write_day(date.fromisoformat(written)) if written else ""

    def write_day(self, day: date) -> str:
        """Write a day as the page's language does."""
        return write_day(day, self.voice.language)

    def with_country(self, path: str) -> str:
        """Keep the chosen country on the way to another page."""
        return f"{path}?{urlencode({'country': self.country})}" if self.country else path

    def switch(self, document: str = "") -> tuple[Choice, ...]:
        """List the languages of a page, each leading to the same page."""
        return self.choices(lambda tag: self.with_country(page_path((tag,), document)))

    def choices(self, lead: Callable[[str], str]) -> tuple[Choice, ...]:
        """List the languages, each with the address that `lead` gives for its tag."""
        return tuple(
            Choice(language, lead(language.tag), language.tag == self.voice.language)
            for language in self.release.manifest.languages
        )

    def editions(self, document: str = "") -> tuple[str, ...]:
        """List the languages that have a page approved: a document, or the list of all."""
        return list_editions(self.release, document)

    def alternates(self, document: str = "") -> tuple[tuple[str, str], ...]:
        """List language and URL of each approved edition of a page (hreflang).

        A page that is none of them names none, for alternates name each other.
        """
        editions = self.editions(document)
        if self.voice.language not in editions:
            return ()
        urls = {tag: self.origin + page_path((tag,), document) for tag in editions}
        source = self.release.manifest.source_language
        return tuple(with_default(urls, source, "" if document else self.origin))


_NOBODY: Body = {"publisher": {"name": ""}, "example": True, "notices": [], "countries": []}
"""Where a release has no publisher."""
