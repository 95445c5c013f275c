"""Sets the stage for a request's page: which site this is, in which language it speaks."""

import re
from dataclasses import dataclass, replace

from flask import Flask, Request, current_app, g, request
from flask_babel import get_locale, gettext

from service.config import Settings
from service.errors import ReleaseError
from service.locales.accept_language import parse_accept_language
from service.locales.negotiate import negotiate
from service.release.store import ReleaseStore
from service.release.store.manifest import Manifest
from service.site.address import read_languages
from service.site.frame import Frame
from service.site.prints import Prints
from service.site.spoken import find_voice
from service.web.interface import LANGUAGE, speak

_COUNTRY = re.compile(r"[A-Za-z]{2}")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of one installation share."""

    prints: Prints
    origin: str
    """Where readers reach it; empty where each request tells."""


def open_site(app: Flask, settings: Settings) -> None:
    """Give the application what its pages share; ReleaseError where its address is none."""
    check_origin(settings.public_url)
    site = Site(Prints(ReleaseStore(settings.releases)), settings.public_url)
    app.extensions["polyleaf-site"] = site


def check_origin(origin: str) -> None:
    """Refuse an address of the site that is more or less than scheme and host."""
    if origin and not _ORIGIN.fullmatch(origin):
        raise ReleaseError(
            f"POLYLEAF_PUBLIC_URL is {origin!r}; give scheme and host alone, such as"
            " https://leaflets.clinic.example."
        )


def prints_of() -> Prints:
    """Get the codes of all prints."""
    return _site().prints


def origin_of(request: Request) -> str:
    """Tell where readers reach this site: as it is configured, else as this request did."""
    configured = _site().origin
    asked = f"{request.scheme}://{request.host}"
    return configured or (asked if _ORIGIN.fullmatch(asked) else "")


def country_of(request: Request) -> str:
    """Read the chosen country; what cannot be a code of ISO 3166-1 counts as none."""
    asked = request.args.get("country", "")
    return asked.upper() if _COUNTRY.fullmatch(asked) else ""


def preferred_language(manifest: Manifest) -> str:
    """Choose the language of a page whose URL names none: `?lang=`, else what the browser says."""
    wanted = request.args.get(LANGUAGE, "")
    header = wanted if read_languages(wanted, manifest.tags) else None
    ranges = parse_accept_language(header or request.headers.get("Accept-Language", ""))
    return negotiate(ranges, manifest.tags, manifest.source_language, manifest.chains).language


def make_frame(language: str, path: str) -> Frame:
    """Set up the page at a path, in a language."""
    speak(language)
    release = g.release
    locale = get_locale()
    return Frame(
        release=release,
        prints=prints_of(),
        voice=replace(find_voice(release, language), translate=gettext),
        origin=origin_of(request),
        path=path,
        country=country_of(request),
        territories=locale.territories if locale else {},
    )


def _site() -> Site:
    site: Site = current_app.extensions["polyleaf-site"]
    return site
