"""Takes out of the versions that are held what people withdrew since."""

from collections.abc import Collection, Iterator

from service.catalogs.texts import SOURCE_LANGUAGE
from service.journal.decisions.verdict import NO_VERDICT
from service.release.inputs import Inputs
from service.release.model import Release
from service.release.recall.derive import derive
from service.release.recall.stored import StoredRelease
from service.release.record import RecordedText
from service.release.store.opened import OpenRelease


def leave_out_withdrawn(
    opened: OpenRelease, documents: Collection[str], inputs: Inputs
) -> Release | None:
    """Derive what is left of a release without the texts of some documents that were withdrawn since.

    None where all of them may stay. ReleaseError where a part is damaged.
    """
    stored = StoredRelease(opened)
    digests = {name: frozenset(_find_withdrawn(stored, name, inputs)) for name in documents}
    held = [name for name, found in digests.items() if found]
    return derive(opened, held, frozenset().union(*digests.values()), ()) if held else None


def _find_withdrawn(stored: StoredRelease, document: str, inputs: Inputs) -> Iterator[str]:
    for record in stored.records(document).values():
        for unit in record.units:
            for text in unit.texts:
                if _is_withdrawn(text, unit.language, inputs):
                    yield text.digest


def _is_withdrawn(text: RecordedText, language: str, inputs: Inputs) -> bool:
    verdict = inputs.decisions.get(language, {}).get(text.digest, NO_VERDICT).at(text.level)
    rules = inputs.policy.levels[text.level]
    roles = rules.source if language == SOURCE_LANGUAGE else rules.roles
    return verdict.is_withdrawn and not verdict.approves(roles)
