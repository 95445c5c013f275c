"""Reads what evidence needs out of the store: records, times and recalls."""

from collections.abc import Iterator, Sequence

from service.errors import Fault, InputError, ReleaseError
from service.release.evidence.gather import Served
from service.release.evidence.model import Period
from service.release.record import Record, read_record
from service.release.store import ReleaseStore
from service.release.store.change import Change
from service.release.store.manifest import Manifest

_INDEX = "index"


def load_served(store: ReleaseStore, release: str, languages: Sequence[str]) -> Served:
    """Load a release as it was served.

    Raises ReleaseError where a part is damaged, InputError where the release was stored by a version
    that recorded no texts: nothing can be shown of it then.
    """
    manifest = store.manifest(release)
    records = {
        tag: tuple(_read_records(store, release, manifest, tag)) for tag in sorted({*languages})
    }
    live = tuple(find_periods(store.history(), release))
    return Served(release, manifest, live, records, store.recalls())


def find_periods(history: Sequence[Change], release: str) -> Iterator[Period]:
    """Tell when a release was live."""
    ends = [*(change.at for change in history[1:]), None]
    for change, end in zip(history, ends, strict=True):
        if change.release == release:
            yield Period(change.at, end, str(change.action))


def _read_records(
    store: ReleaseStore, release: str, manifest: Manifest, tag: str
) -> Iterator[Record]:
    for name in sorted(manifest.parts):
        language, _, document = name.partition("/")
        if language == tag and document != _INDEX:
            yield _read(store.record(release, tag, document), release, name)


def _read(content: bytes, release: str, name: str) -> Record:
    if not content:
        message = f"{name} was stored by a version that recorded no texts, so nothing can be shown."
        raise InputError([Fault(release[:12], 0, message, "Publish once with this version.")])
    try:
        return read_record(content)
    except ValueError as error:
        raise ReleaseError(f"{release[:12]} {name}: {error}.") from error
