"""Writes the live release as files, all of it or nothing."""

import hashlib
import json
from dataclasses import dataclass, replace
from http import HTTPStatus
from itertools import chain
from pathlib import Path

from service.config import Settings
from service.errors import ReleaseError
from service.release.store import ReleaseStore
from service.release.store.opened import OpenRelease
from service.release.store.recalls import check_whole
from service.server.serve import check_live
from service.server.static.addresses import list_addresses, list_countries
from service.server.static.answers import Answer, ask, ask_all
from service.server.static.folder import (
    ABOUT,
    draft,
    held_now,
    read_recalls,
    remove_others,
    settle,
    take_folder,
)
from service.server.static.nginx import Ways, write_snippet
from service.server.static.packing import pack
from service.server.static.places import place_of
from service.server.worker import create_worker
from service.site.prints import Prints
from service.site.stage import check_origin

LOST = "/404"


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

    ReleaseError where nothing is live, where it may not be served, or where a recall is not applied;
    InputError where the folder holds something else.
    """
    release = _open_live(settings)
    take_folder(folder)
    recalls = frozenset(release.manifest.recalls)
    before, is_taken_down = held_now(folder), bool(recalls - read_recalls(folder))
    with draft(folder) as place:
        written = _write_answers(place, settings, release)
        name = f"{release.identifier[:12]}-{written.digest[:12]}"
        _write_about(place, folder.resolve() / name, written, release)
        settle(folder, place, name)
    remove_others(folder, {name} if is_taken_down else {name, before})
    return Exported(release.identifier, len(written.answers), written.bytes)


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
    application, origin = create_worker(settings), settings.public_url
    codes = Prints(ReleaseStore(settings.releases)).list_codes()
    lost = ask(application, origin, LOST, "", HTTPStatus.NOT_FOUND)
    answers, digest, size = [], hashlib.sha256(), 0
    addresses = list_addresses(release, codes)
    for answer in chain([lost], ask_all(application, origin, addresses)):
        size += _write_file(place / place_of(answer.path, answer.country), answer.body)
        digest.update(repr((answer.path, answer.country, answer.headers)).encode())
        digest.update(hashlib.sha256(answer.body).digest())
        answers.append(replace(answer, body=b""))
    ways = Ways(
        tags=release.manifest.tags,
        source=release.manifest.source_language,
        countries=list_countries(release),
        start=ask(application, origin, "/", "", HTTPStatus.FOUND),
        lost=answers[0],
    )
    return _Written(tuple(answers[1:]), ways, digest.hexdigest(), size)


def _write_about(place: Path, root: Path, written: _Written, release: OpenRelease) -> None:
    """Write what nginx includes, and what the next export asks of this one."""
    snippet = write_snippet(str(root), written.answers, written.ways)
    (place / "http.conf").write_text(snippet.http, "utf-8")
    (place / "server.conf").write_text(snippet.server, "utf-8")
    about = {"release": release.identifier, "recalls": sorted(release.manifest.recalls)}
    (place / ABOUT).write_text(json.dumps(about), "utf-8")


def _write_file(path: Path, content: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    forms = (("", content), *pack(content))
    for suffix, form in forms:
        path.with_name(path.name + suffix).write_bytes(form)
    return sum(len(form) for _, form in forms)
