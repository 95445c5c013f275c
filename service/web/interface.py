"""The interface texts of a request: in which language, from which catalog."""

import io
import logging
import struct
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from babel import localedata
from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from flask_babel import Babel, Domain, get_translations, gettext, refresh

from service.locales.accept_language import LanguageRange, parse_accept_language
from service.locales.locale_names import locale_of
from service.locales.negotiate import negotiate
from service.locales.subtags import TagError
from service.locales.tags import canonical_tag
from service.release.store.opened import OpenRelease

MESSAGE_LANGUAGE = "en"
"""The language of the marked messages themselves."""
LANGUAGE = "lang"
"""The parameter of a query that names the reader's language."""
STATUS_FIELD = "x-polyleaf-status"
"""In the header of a compiled catalog: the worst status of its texts (design §5)."""
_UNKNOWN_STATUS = "draft"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wording:
    """Messages in one language: never one of them in another."""

    texts: tuple[str, ...]
    language: str
    status: str


class ReleaseDomain(Domain):  # type: ignore[misc] # flask-babel ships no types
    """flask-babel's catalogs, from the release that the request is answered from.

    flask-babel's own would be read from folders, cached for ever, and under any locale's name.
    """

    def __init__(self) -> None:
        super().__init__()
        self._catalogs: WeakKeyDictionary[OpenRelease, dict[str, NullTranslations]] = (
            WeakKeyDictionary()
        )

    def get_translations(self) -> NullTranslations:
        release: OpenRelease | None = g.get("release")
        if release is None:
            return NullTranslations()
        catalogs = self._catalogs.setdefault(release, {})
        language = reader_language()
        if language not in catalogs:
            catalogs[language] = _read_catalog(release, language)
        return catalogs[language]


def init_interface(app: Flask) -> None:
    """Let flask-babel speak the reader's language with the texts of the release."""
    babel = Babel(app, locale_selector=_reader_locale)
    babel.domain_instance = ReleaseDomain()


def speak(language: str) -> None:
    """Say the interface texts of this request in a held language, whatever its reader prefers."""
    g.language = language
    refresh()


def reader_language() -> str:
    """Choose the language of this request's interface texts, among those with a catalog."""
    if "language" in g:
        return str(g.language)
    release: OpenRelease | None = g.get("release")
    if release is None:
        return MESSAGE_LANGUAGE
    manifest = release.manifest
    spoken = [tag for tag in manifest.tags if release.interface(tag) is not None]
    held = spoken if MESSAGE_LANGUAGE in spoken else [*spoken, MESSAGE_LANGUAGE]
    default = manifest.source_language if manifest.source_language in held else MESSAGE_LANGUAGE
    return negotiate(_ranges(), held, default, manifest.chains).language


def direction_of(language: str) -> str:
    """Tell the direction of a language as the release has it; of the messages' own without one."""
    release: OpenRelease | None = g.get("release")
    held = release.manifest.languages if release else ()
    return next((each.direction for each in held if each.tag == language), "ltr")


def word(*messages: str) -> Wording:
    """Put messages into the reader's language; into their own where one of them has no other."""
    language = reader_language()
    texts = tuple(gettext(message) for message in messages)
    if language != MESSAGE_LANGUAGE and any(map(str.__eq__, texts, messages)):
        return Wording(messages, MESSAGE_LANGUAGE, _UNKNOWN_STATUS)
    return Wording(texts, language, _status())


def _ranges() -> tuple[LanguageRange, ...]:
    wanted = request.args.get(LANGUAGE, "")
    try:
        canonical_tag(wanted)
    except TagError:
        return parse_accept_language(request.headers.get("Accept-Language", ""))
    return (LanguageRange(wanted, 1000),)


def _reader_locale() -> str:
    """Give flask-babel a locale that CLDR has; a tag with a hyphen would raise."""
    locale = locale_of(reader_language())
    return locale if localedata.exists(locale) else MESSAGE_LANGUAGE


def _status() -> str:
    """Tell the status of the texts; where no catalog tells it they count as drafts (P1)."""
    return str(get_translations().info().get(STATUS_FIELD, _UNKNOWN_STATUS))


def _read_catalog(release: OpenRelease, tag: str) -> NullTranslations:
    """Read a compiled catalog; a language without a good one speaks the messages' own."""
    compiled = release.interface(tag)
    if compiled is None:
        return NullTranslations()
    try:
        return Translations(io.BytesIO(compiled), domain="messages")
    except (OSError, ValueError, struct.error) as error:
        _log.warning("release %s, interface %s: %s", release.identifier[:12], tag, error)
        return NullTranslations()
