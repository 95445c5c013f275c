"""What a release consists of: its manifest, whose digest is the release's id."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, cast

from marshmallow import Schema, ValidationError, fields, post_load, validate

from service.locales.subtags import TagError
from service.locales.tags import canonical_tag
from service.release.model import Language, Release, SectionState
from service.release.store.canonical import dump_canonical, load_canonical

FORMAT = "polyleaf-release 1"
DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_SPAN = re.compile(r"[1-9][0-9]{0,3}[hd]\Z")
_PART = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)?\Z")
"""A part's name."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release without its bodies: digests stand for parts and compiled catalogs.

    There is no clock in it; when a release went live stands in the history.
    """

    engine: str
    policy: str
    source_language: str
    languages: tuple[Language, ...]
    chains: Mapping[str, tuple[str, ...]]
    unreviewed_safety: bool
    parts: Mapping[str, str]
    """SHA-256 of each part's pack, by the part's name."""
    interface: Mapping[str, str]
    """SHA-256 of each compiled catalog, by language tag."""
    sections: Mapping[str, Mapping[str, SectionState]]
    refresh_within: str = ""
    """How long an app may keep a copy: a number with `h` or `d`; empty where that is not known."""
    derived_from: str = ""
    """The id of the release that it is without what was recalled; empty for one that was built."""
    recalls: tuple[str, ...] = ()
    """The recalls that were applied to it: their lines in the list of recalls, sorted."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages held, the source language first."""
        return tuple(language.tag for language in self.languages)


def manifest_name(identifier: str) -> str:
    """Name the file of a release's manifest."""
    return f"manifests/{identifier}.json"


def digest_of(content: bytes) -> str:
    """Name `content` by its SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def describe(release: Release, parts: Mapping[str, str], interface: Mapping[str, str]) -> Manifest:
    """Make the manifest of `release` from the digests of its parts and compiled catalogs."""
    return Manifest(
        engine=release.engine,
        policy=release.policy,
        source_language=release.source_language,
        languages=release.languages,
        chains=release.chains,
        unreviewed_safety=release.unreviewed_safety,
        parts=parts,
        interface=interface,
        sections=release.sections,
        refresh_within=release.refresh_within,
        derived_from=release.derived_from,
        recalls=release.recalls,
    )


def dump_manifest(manifest: Manifest) -> bytes:
    """Write a manifest; equal manifests give equal bytes."""
    members = {
        "format": FORMAT,
        "engine": manifest.engine,
        "policy": manifest.policy,
        "source_language": manifest.source_language,
        "languages": [asdict(language) for language in manifest.languages],
        "chains": {tag: list(chain) for tag, chain in manifest.chains.items()},
        "unreviewed_safety": manifest.unreviewed_safety,
        "parts": dict(manifest.parts),
        "interface": dict(manifest.interface),
        "sections": {
            tag: {address: _write_state(state) for address, state in states.items()}
            for tag, states in manifest.sections.items()
        },
        **({"refresh_within": manifest.refresh_within} if manifest.refresh_within else {}),
        **(_write_derivation(manifest) if manifest.derived_from else {}),
    }
    return dump_canonical(members) + b"\n"


def _write_derivation(manifest: Manifest) -> Mapping[str, object]:
    return {"derived_from": manifest.derived_from, "recalls": list(manifest.recalls)}


def _write_state(state: SectionState) -> Mapping[str, str]:
    return {
        "language": state.language,
        "status": state.status,
        "reason": state.reason,
        "revision": state.revision,
    }


@lru_cache(maxsize=2)
def load_manifest(content: bytes) -> Manifest:
    """Read back what `dump_manifest` wrote; ValueError for anything else.

    A large one takes 50 ms, and a publish asks for those of the live release and of the next one
    twice each: the last two are remembered by all their bytes.
    """
    try:
        members = _as_mapping(load_canonical(content.removesuffix(b"\n")))
        return cast(Manifest, _ManifestSchema().load(members))
    except ValidationError as error:
        raise ValueError(f"it has wrong members: {error}") from error


def _as_mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 - one error for wrong bytes
    return value


def _check_tag(tag: str) -> None:
    try:
        canonical_tag(tag)
    except TagError as error:
        raise ValidationError(str(error)) from error


def _tag() -> fields.String:
    return fields.String(required=True, validate=_check_tag)


def _digest() -> fields.String:
    return fields.String(validate=validate.Regexp(DIGEST))


class _LanguageSchema(Schema):
    tag = _tag()
    direction = fields.String(required=True, validate=validate.OneOf(["ltr", "rtl"]))
    name = fields.String(required=True)
    autonym = fields.String(required=True)

    @post_load
    def make(self, values: dict[str, Any], **_: object) -> Language:
        return Language(**values)


class _Parts(fields.Field[Mapping[str, str]]):
    """Digests by the names of parts; by hand, for a manifest has thousands of them."""

    def _deserialize(self, value: Any, *_: object, **__: object) -> Mapping[str, str]:
        for name, digest in _as_object(value).items():
            if not (_PART.match(name) and isinstance(digest, str) and DIGEST.match(digest)):
                raise ValidationError(f"{name!r} is no part")
        return dict(value)


class _States(fields.Field[Mapping[str, SectionState]]):
    """States of sections by address; by hand, for a manifest has ten thousand of them."""

    def _deserialize(self, value: Any, *_: object, **__: object) -> Mapping[str, SectionState]:
        states = {address: _read_state(state) for address, state in _as_object(value).items()}
        for tag in {state.language for state in states.values()}:
            _check_tag(tag)
        return states


def _as_object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValidationError("it is not an object")
    return value


def _read_state(value: Any) -> SectionState:
    match value:
        case {
            "language": str(language),
            "status": str(status),
            "reason": str(reason),
            "revision": str(revision),
            **others,
        } if not others:
            return SectionState(language, status, reason, revision)
    raise ValidationError(f"{value!r} is no state of a section")


class _ManifestSchema(Schema):
    format = fields.String(required=True, validate=validate.Equal(FORMAT))
    engine = fields.String(required=True)
    policy = fields.String(required=True)
    source_language = _tag()
    languages = fields.List(
        fields.Nested(_LanguageSchema), required=True, validate=validate.Length(min=1)
    )
    chains = fields.Dict(keys=_tag(), values=fields.List(_tag()), required=True)
    unreviewed_safety = fields.Boolean(required=True, truthy={True}, falsy={False})
    parts = _Parts(required=True)
    interface = fields.Dict(keys=_tag(), values=_digest(), required=True)
    sections = fields.Dict(keys=_tag(), values=_States(), required=True)
    refresh_within = fields.String(validate=validate.Regexp(_SPAN))
    derived_from = _digest()
    recalls = fields.List(fields.String())

    @post_load
    def make(self, values: dict[str, Any], **_: object) -> Manifest:
        values.pop("format")
        values["languages"] = tuple(values["languages"])
        values["recalls"] = tuple(values.get("recalls", ()))
        values["chains"] = {tag: tuple(chain) for tag, chain in values["chains"].items()}
        manifest = Manifest(**values)
        if manifest.tags[0] != manifest.source_language:
            raise ValidationError("the source language must come first", "languages")
        return manifest
