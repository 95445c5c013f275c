"""Makes a decision: checked, signed, and added to the journal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from service.errors import InputError
from service.journal.accounts.model import Actor
from service.journal.decisions.carrying import decisions_on
from service.journal.decisions.ledger import Signed
from service.journal.decisions.model import Decision, write_body
from service.journal.decisions.rows import add_decisions, decisions_in, makers_in, unsigned
from service.journal.decisions.rules import (
    Proposal,
    Subject,
    find_back_translations,
    find_refusals,
)
from service.journal.decisions.signing import SigningKey
from service.journal.store.chain import write_time


def make_decision(
    actor: Actor, proposal: Proposal, subjects: Sequence[Subject], now: datetime
) -> Decision:
    """Put a decision into words; raises InputError with everything that forbids it."""
    if refusals := tuple(find_refusals(actor, proposal, subjects, now.date())):
        raise InputError(refusals)
    unknown = {
        each.digest for each in subjects if not (each.makers and each.makers.is_author_known)
    }
    return Decision(
        kind=proposal.kind,
        language=proposal.language,
        account=actor.account.id,
        roles=tuple(sorted(actor.account.roles)),
        qualification=actor.account.qualification,
        reason=proposal.reason,
        digests=tuple(sorted({each.digest for each in subjects})),
        created=write_time(now),
        unknown=tuple(sorted(unknown)),
        rules=tuple(sorted(proposal.rules)),
        revokes=tuple(sorted(proposal.revokes)),
        certificate=proposal.certificate,
        by=proposal.by,
        carries=tuple(sorted(_find_carried(proposal, subjects))),
    )


def _find_carried(proposal: Proposal, subjects: Sequence[Subject]) -> frozenset[str]:
    """Name the back-translations of these texts among those that were shown."""
    held = (each.id for subject in subjects for each in find_back_translations(subject))
    return frozenset(held).intersection(proposal.carries)


def record_decision(
    connection: Connection, key: SigningKey, decision: Decision, now: datetime
) -> Signed:
    """Sign a decision and add it; the connection is the writer's."""
    signed = Signed(decision, key.public, key.sign(write_body(decision)))
    add_decisions(connection, [signed], now)
    return signed


def refresh(
    connection: Connection, language: str, subjects: Sequence[Subject]
) -> tuple[Subject, ...]:
    """Say of texts what was decided on them meanwhile, and who they come from."""
    decisions, makers = (
        decisions_on(unsigned(decisions_in(connection, language))),
        makers_in(connection, language),
    )
    return tuple(
        replace(
            each,
            makers=makers.get(each.digest),
            decisions=decisions.get(each.digest, ()),
        )
        for each in subjects
    )
