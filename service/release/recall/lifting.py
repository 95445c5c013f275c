"""Decides which recalled texts may be served again: those that people approved who knew of the recall."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from service.journal.decisions.verdict import NO_VERDICT, Verdicts
from service.journal.status import Status
from service.release.record import RecordedText, read_record
from service.release.store import ReleaseStore
from service.release.store.files import naming
from service.release.store.recalls import Lift, Recall

Decisions = Mapping[str, Verdicts]


def lift_recalls(
    store: ReleaseStore,
    identifier: str,
    decisions: Decisions,
    unrecorded: Collection[Recall],
    now: datetime,
) -> tuple[Lift, ...]:
    """Lift the recalls of texts that a new release has approved again, and return what was lifted.

    Only an approval that names the withdrawal counts (promise P4's rules), so a journal that does not
    have the decision of a recall, which is among `unrecorded`, lifts nothing of it.
    """
    active = store.recalls().active()
    held = store.find_recalled(identifier)
    able = {digest for digest in held if not {*active[digest]}.intersection(unrecorded)}
    documents = {recall.document for digest in able for recall in active[digest]}
    lifts = tuple(
        Lift(now, document, digests)
        for document in sorted(documents)
        if (digests := tuple(sorted(_find_approved(store, identifier, document, able, decisions))))
    )
    for lift in lifts:
        store.add_recall(lift)
    return lifts


def _find_approved(
    store: ReleaseStore,
    identifier: str,
    document: str,
    digests: Collection[str],
    decisions: Decisions,
) -> frozenset[str]:
    return frozenset(
        text.digest
        for language, text in _texts(store, identifier, document)
        if text.digest in digests
        and text.status is Status.APPROVED
        and _is_approved_again(decisions.get(language, {}), text)
    )


def _is_approved_again(verdicts: Verdicts, text: RecordedText) -> bool:
    verdict = verdicts.get(text.digest, NO_VERDICT)
    return verdict.is_withdrawn and bool(verdict.approvals)


def _texts(
    store: ReleaseStore, identifier: str, document: str
) -> Iterator[tuple[str, RecordedText]]:
    """Yield every text of a document that readers get, with its language."""
    for name in store.manifest(identifier).parts:
        language, _, part = name.partition("/")
        if part == document:
            with naming(name):
                record = read_record(store.record(identifier, language, document))
            yield from ((unit.language, text) for unit in record.units for text in unit.texts)
