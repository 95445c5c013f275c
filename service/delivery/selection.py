"""Which stored response answers an address and the wishes of its reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.delivery.address import Address
from service.delivery.answer import Choice
from service.delivery.media_types import choose_media_type, parse_accept
from service.delivery.parameters import Parameters
from service.delivery.problems import (
    language_not_held,
    not_acceptable,
    not_approved,
    not_found,
    only_fallback,
)
from service.locales.accept_language import LanguageRange, parse_accept_language
from service.locales.negotiate import MatchKind, negotiate
from service.locales.path_language import resolve_path_language
from service.release.store.manifest import Manifest
from service.release.store.opened import OpenRelease, Stored
from service.web.problems import RefusedError


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader asks for beyond the path."""

    parameters: Parameters
    accept: str
    accept_language: str

    @property
    def ranges(self) -> tuple[LanguageRange, ...]:
        """The languages wanted; what the URL says comes instead of what the browser says."""
        if self.parameters.language is not None:
            return (LanguageRange(self.parameters.language, 1000),)
        return parse_accept_language(self.accept_language)


@dataclass(frozen=True, slots=True)
class Redirect:
    """The canonical path of an address that spells its language otherwise."""

    path: str


@dataclass(frozen=True, slots=True)
class _Language:
    """The language to look in."""

    tag: str
    match: MatchKind | None = None
    by_header: bool = False


def select(release: OpenRelease, address: Address, wishes: Wishes) -> Choice | Redirect:
    """Choose the stored response of an address that is not canonical itself.

    What the address names is taken, what it leaves open is negotiated. RefusedError where
    nothing can be sent.
    """
    if address.language is None:
        language = _negotiate_language(release.manifest, wishes)
    else:
        held = resolve_path_language(address.language, release.manifest.tags)
        if held is None:
            raise RefusedError(language_not_held(address.language, release.manifest.tags))
        if not held.exact:
            return _redirect(release, address, held.language)
        language = _Language(held.language)
    return _choose(release, address, language, wishes)


def check_wishes(release: OpenRelease, choice: Choice, wishes: Wishes) -> None:
    """Refuse a response that the query rules out: it sends the same bytes or nothing."""
    parameters, entry = wishes.parameters, choice.stored.entry
    if parameters.without_fallback and (entry.fallback or _is_unwanted(choice.match, wishes)):
        held = _siblings(release, choice.stored)
        raise RefusedError(only_fallback(tag for tag, stored in held if not stored.entry.fallback))
    if parameters.approved_only and not entry.approved:
        held = _siblings(release, choice.stored)
        raise RefusedError(not_approved(tag for tag, stored in held if stored.entry.approved))


def _negotiate_language(manifest: Manifest, wishes: Wishes) -> _Language:
    match = negotiate(wishes.ranges, manifest.tags, manifest.source_language, manifest.chains)
    return _Language(match.language, match.kind, wishes.parameters.language is None)


def _redirect(release: OpenRelease, address: Address, language: str) -> Redirect:
    """Redirect to what is there only."""
    stem = address.stem(language)
    path = stem if address.suffix is None else f"{stem}.{address.suffix}"
    if not (release.find(path) or (address.suffix is None and release.formats(stem))):
        raise RefusedError(not_found())
    return Redirect(path)


def _choose(release: OpenRelease, address: Address, language: _Language, wishes: Wishes) -> Choice:
    """Take the response of a language, or the one for all languages where it has none."""
    formats = release.formats(address.stem(language.tag))
    if not formats and address.language is None:
        formats, language = release.formats(address.stem(None)), _Language(language.tag)
    stored = _choose_format(formats, address.suffix, wishes.accept)
    varies = (
        *(["Accept"] if address.suffix is None else []),
        *(["Accept-Language"] if language.by_header else []),
    )
    return Choice(stored, varies, language.match, negotiated=True)


def _choose_format(formats: Sequence[Stored], suffix: str | None, accept: str) -> Stored:
    if suffix is not None:
        formats = [stored for stored in formats if stored.path.endswith(f".{suffix}")]
    if not formats:
        raise RefusedError(not_found())
    by_type = {stored.entry.media_type: stored for stored in formats}
    ranges = parse_accept(accept) if suffix is None else ()
    media_type = choose_media_type(ranges, tuple(by_type))
    if media_type is None:
        raise RefusedError(not_acceptable(by_type))
    return by_type[media_type]


def _is_unwanted(match: MatchKind | None, wishes: Wishes) -> bool:
    """Tell whether a negotiated language is another than any of those that were asked for."""
    wanted = {each.tag for each in wishes.ranges if each.weight}
    return match in {MatchKind.CHAIN, MatchKind.DEFAULT} and bool(wanted) and "*" not in wanted


def _siblings(release: OpenRelease, stored: Stored) -> list[tuple[str, Stored]]:
    """Find the same response in every language that has it."""
    _, version, _, *rest = stored.path.split("/")
    paths = ((tag, "/".join(("", version, tag, *rest))) for tag in release.manifest.tags)
    return [(tag, sibling) for tag, path in paths if (sibling := release.find(path))]
