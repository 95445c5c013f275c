"""Records recalls as decisions: whoever does not have the list learns from the ledger what was taken back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.model import Level
from service.errors import Fault, JournalError
from service.journal.accounts.model import Actor
from service.journal.decisions.decide import make_decision, record_decision, refresh
from service.journal.decisions.model import Decision, Kind
from service.journal.decisions.rows import decisions_in, unsigned
from service.journal.decisions.rules import Proposal, Subject, find_refusals
from service.journal.decisions.signing import SigningKey
from service.journal.status import Status
from service.journal.store.chain import write_time
from service.journal.store.journal import Journal
from service.release.store.recalls import Recall

_SHORT = 12


def find_why_not(actor: Actor, recall: Recall, today: date) -> Iterator[Fault]:
    """Find everything that forbids a person a recall: what forbids a withdrawal, and nothing else."""
    return find_refusals(actor, _propose(recall), _subjects(recall), today)


def record_recall(
    journal: Journal, key: SigningKey | None, actor: Actor, recall: Recall, now: datetime
) -> Decision:
    """Record that a person takes back the texts of a recall, signed with the instance's key.

    Raises InputError where they may not, and JournalError where it cannot be recorded now.
    """
    if key is None:
        raise JournalError("This instance has no signing key. An admin runs `polyleaf init` once.")
    with journal.writing() as connection:
        proposal = _propose(recall)
        subjects = refresh(connection, proposal.language, _subjects(recall))
        decision = make_decision(actor, proposal, subjects, now)
        record_decision(connection, key, decision, now)
    return decision


def find_unrecorded(connection: Connection, recalls: Iterable[Recall]) -> tuple[Recall, ...]:
    """Find the recalls that no decision says: those of an emergency, until somebody records them."""
    return tuple(each for each in recalls if not _is_recorded(connection, each))


def _is_recorded(connection: Connection, recall: Recall) -> bool:
    since = write_time(recall.at)
    return any(
        each.kind is Kind.WITHDRAW
        and each.created >= since
        and set(recall.digests).issubset(each.digests)
        for each in unsigned(decisions_in(connection, _language(recall)))
    )


def _propose(recall: Recall) -> Proposal:
    reason = recall.reason
    if recall.account is None:
        reason = f"{reason} (emergency recall {recall.id[:_SHORT]})"
    return Proposal(Kind.WITHDRAW, _language(recall), reason)


def _language(recall: Recall) -> str:
    return recall.language or SOURCE_LANGUAGE


def _subjects(recall: Recall) -> Sequence[Subject]:
    """Name the texts of a recall; the rules of a withdrawal ask nothing else of a text."""
    place = f"{_language(recall)} {'/'.join(filter(None, (recall.document, recall.section)))}"
    return [
        Subject(place, digest, Level.SAFETY, Status.APPROVED, (), None, frozenset(), ())
        for digest in recall.digests
    ]
