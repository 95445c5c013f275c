"""Writes the live release as files, all of it or nothing."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from itertools import product
from pathlib import Path

from service.config import Settings
from service.errors import ReleaseError
from service.release.store import ReleaseStore
from service.release.store.opened import OpenRelease
from service.release.store.recalls import check_whole
from service.server.serve import check_live
from service.server.static.addresses import list_addresses, list_countries, list_parts
from service.server.static.answers import Answer, Headers, Site
from service.server.static.faults import FAULTS, NOBODYS, Fault
from service.server.static.folder import (
    ABOUT,
    draft,
    held_now,
    read_release,
    remove_others,
    settle,
    taken,
)
from service.server.static.nginx import Ways, write_snippet
from service.server.static.packing import pack
from service.server.static.places import place_of
from service.server.static.wishes import Held
from service.server.worker import create_worker
from service.site.discovery import SITEMAP
from service.site.prints import Prints
from service.site.stage import check_origin


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    release: str
    addresses: int
    bytes: int
    """Of all files, the packed ones among them."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What of an export is on the disk."""

    answers: tuple[Answer, ...]
    """Without their bodies."""
    ways: Ways
    digest: str
    """Of all that was written."""
    bytes: int


def export_static(settings: Settings, folder: Path) -> Exported:
    """Write every address of the live release into a folder, beside the last export, then swap.

    ReleaseError where nothing is live, where it may not be served, where a recall is not applied, or
    where the files cannot be written; InputError where the folder holds something else.
    """
    release = _open_live(settings)
    try:
        with taken(folder):
            return _export(settings, folder, release)
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or folder}"
        advice = "Nothing was changed: the last export holds, if there is one."
        raise ReleaseError(f"The files cannot be written ({reason}). {advice}") from error


def _export(settings: Settings, folder: Path, release: OpenRelease) -> Exported:
    before, is_taken_down = held_now(folder), _holds_recalled(settings, read_release(folder))
    with draft(folder) as place:
        written = _write_answers(place, settings, release)
        name = f"{release.identifier[:12]}-{written.digest[:12]}"
        _write_about(place, folder.resolve() / name, written, release)
        settle(folder, place, name)
    remove_others(folder, {name} if is_taken_down else {name, before})
    return Exported(release.identifier, len(written.answers), written.bytes)


def _holds_recalled(settings: Settings, release: str) -> bool:
    """Tell whether an earlier export may hold what was recalled since; so may one that cannot tell."""
    try:
        return bool(ReleaseStore(settings.releases).find_recalled(release))
    except ReleaseError:
        return True


def _open_live(settings: Settings) -> OpenRelease:
    if not settings.public_url:
        raise ReleaseError(
            "Pages name their own address: set POLYLEAF_PUBLIC_URL, such as"
            " https://leaflets.clinic.example."
        )
    check_origin(settings.public_url)
    check_live(settings, "a web server")
    store = ReleaseStore(settings.releases)
    release = store.open(store.live() or "")
    check_whole(store.recalls())
    if store.find_recalled(release.identifier):
        raise ReleaseError("The live release holds recalled texts: run `polyleaf publish` first.")
    return release


def _write_answers(place: Path, settings: Settings, release: OpenRelease) -> _Written:
    """Write each answer as it comes: all of them together may be larger than the memory."""
    site = Site(create_worker(settings), settings.public_url)
    prints = _find_prints(settings, release.manifest.tags)
    answers, digest, size = [], hashlib.sha256(), 0
    parts = list_parts(site.ask(SITEMAP)[1])
    for answer in site.ask_all((*list_addresses(release, prints), *parts)):
        size += _write_file(place / place_of(answer.address), answer.body)
        digest.update(repr((answer.address, answer.headers)).encode())
        digest.update(hashlib.sha256(answer.body).digest())
        answers.append(replace(answer, body=b""))
    faults = {}
    for fault, language in product(FAULTS, release.manifest.tags):
        faults[fault], body = site.ask(fault.url(language), fault.status, fault.method)
        size += _write_file(place / fault.place(language), body)
        digest.update(repr((fault, faults[fault], body)).encode())
    ways = _find_ways(site, release, prints, faults)
    return _Written(tuple(answers), ways, digest.hexdigest(), size)


def _find_prints(settings: Settings, tags: Sequence[str]) -> Mapping[str, str]:
    """Give each code the language in which it is told, empty where its own is no more held."""
    prints = Prints(ReleaseStore(settings.releases))
    found = ((code, prints.find(code)) for code in prints.list_codes())
    return {code: each.language if each.language in tags else "" for code, each in found if each}


def _find_ways(
    site: Site, release: OpenRelease, prints: Mapping[str, str], faults: Mapping[Fault, Headers]
) -> Ways:
    manifest = release.manifest
    return Ways(
        held=Held(manifest.tags, manifest.source_language, manifest.chains),
        countries=list_countries(release),
        prints={f"/check/{code}": language for code, language in prints.items()},
        start=site.ask("/", HTTPStatus.FOUND)[0],
        typed=site.ask(f"/check?code={NOBODYS}", HTTPStatus.FOUND)[0],
        single=site.ask("//check", HTTPStatus.PERMANENT_REDIRECT)[0],
        canonical=site.ask("/check/", HTTPStatus.PERMANENT_REDIRECT)[0],
        preflight=site.ask("/v1/languages.json", HTTPStatus.NO_CONTENT, "OPTIONS")[0],
        faults=faults,
    )


def _write_about(place: Path, root: Path, written: _Written, release: OpenRelease) -> None:
    """Write what nginx includes, and what the next export asks of this one."""
    snippet = write_snippet(str(root), written.answers, written.ways)
    (place / "http.conf").write_text(snippet.http, "utf-8")
    (place / "server.conf").write_text(snippet.server, "utf-8")
    (place / ABOUT).write_text(json.dumps({"release": release.identifier}), "utf-8")


def _write_file(path: Path, content: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    forms = (("", content), *pack(content))
    for suffix, form in forms:
        path.with_name(path.name + suffix).write_bytes(form)
    return sum(len(form) for _, form in forms)
