"""Reads out of the journal what it has of the texts of a language, and of what people decided on them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from service.catalogs.texts import SOURCE_LANGUAGE
from service.journal.accounts.rows import names_of
from service.journal.decisions.model import Decision, read_body
from service.journal.decisions.rows import decisions_in, makers_in, unsigned
from service.journal.decisions.rules import Makers
from service.journal.store.tables import ACCOUNTS, DECISIONS, IMPORTS, INSTANCE, TEXTS
from service.release.evidence.model import Provenance


@dataclass(frozen=True, slots=True)
class Known:
    """A decision, with the time at which this journal got it."""

    decision: Decision
    received: str


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """What the journal has of one language."""

    provenances: Mapping[str, Provenance]
    """Of the first time that each text came in, by its digest."""
    makers: Mapping[str, Makers]
    """By the digest of the text."""
    decisions: tuple[Known, ...]
    """In the order in which they were signed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the journal has, by language."""

    journal: str
    names: Mapping[str, str]
    languages: Mapping[str, LanguageFacts]
    classing: tuple[Decision, ...] = ()
    """Those in the source's language, which say of its changes whether approvals outlast them."""


def load_facts(connection: Connection, languages: tuple[str, ...], *, with_names: bool) -> Facts:
    """Load what the journal has; what a person is called only where that is asked for."""
    journal = str(connection.execute(select(INSTANCE.c.id)).scalar_one())
    names = dict(sorted(names_of(connection).items())) if with_names else {}
    known = frozenset(connection.execute(select(ACCOUNTS.c.account)).scalars())
    found = {
        tag: LanguageFacts(
            _load_provenances(connection, tag, known, with_names=with_names),
            makers_in(connection, tag),
            _load_decisions(connection, tag),
        )
        for tag in languages
    }
    return Facts(journal, names, found, unsigned(decisions_in(connection, SOURCE_LANGUAGE)))


def _load_provenances(
    connection: Connection, language: str, accounts: frozenset[str], *, with_names: bool
) -> Mapping[str, Provenance]:
    columns = (TEXTS.c.digest, TEXTS.c.author, TEXTS.c.created, IMPORTS.c.importer, IMPORTS.c.kind)
    wanted = (
        select(*columns)
        .join(IMPORTS, IMPORTS.c.id == TEXTS.c.import_id)
        .where(TEXTS.c.language == language)
        .order_by(TEXTS.c.id)
    )
    found: dict[str, Provenance] = {}
    for digest, author, created, importer, kind in connection.execute(wanted):
        if digest not in found:
            account = author if author in accounts else None
            named = author if with_names and author and not account else None
            found[digest] = Provenance(account, named, importer or None, created, kind)
    return found


def _load_decisions(connection: Connection, language: str) -> tuple[Known, ...]:
    wanted = select(DECISIONS.c.body, DECISIONS.c.created).where(DECISIONS.c.language == language)
    rows = [Known(read_body(body), received) for body, received in connection.execute(wanted)]
    return tuple(sorted(rows, key=lambda each: (each.decision.created, each.decision.id)))
