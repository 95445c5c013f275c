"""Adds decisions to the journal, and finds them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from service.journal.decisions.ledger import Signed
from service.journal.decisions.model import Decision, read_body
from service.journal.decisions.rules import Makers
from service.journal.store.append import append_row
from service.journal.store.chain import write_time
from service.journal.store.tables import ACCOUNTS, DECISIONS, IMPORTS, KEYS, TEXTS


def add_decisions(connection: Connection, signed: Iterable[Signed], now: datetime) -> int:
    """Add decisions that are not there yet, and tell how many; their signatures hold."""
    known = {*connection.execute(select(DECISIONS.c.decision)).scalars()}
    count = 0
    for each in sorted(signed, key=lambda each: (each.decision.created, each.decision.id)):
        if each.decision.id not in known:
            known.add(each.decision.id)
            append_row(connection, DECISIONS, _fields(each, now))
            count += 1
    return count


def _fields(signed: Signed, now: datetime) -> Mapping[str, object]:
    decision = signed.decision
    return {
        "decision": decision.id,
        "language": decision.language,
        "account": decision.account,
        "kind": str(decision.kind),
        "body": signed.body,
        "key": signed.key,
        "signature": signed.signature,
        "created": write_time(now),
    }


def decisions_in(connection: Connection, language: str) -> tuple[Signed, ...]:
    """Give every decision on texts of a language, in the order in which they came."""
    wanted = select(DECISIONS).where(DECISIONS.c.language == language).order_by(DECISIONS.c.id)
    rows = connection.execute(wanted).mappings()
    return tuple(Signed(read_body(row["body"]), row["key"], row["signature"]) for row in rows)


def decided_languages(connection: Connection) -> tuple[str, ...]:
    """Name the languages that have decisions."""
    wanted = select(DECISIONS.c.language).distinct().order_by(DECISIONS.c.language)
    return tuple(connection.execute(wanted).scalars())


def trusted_keys(connection: Connection) -> frozenset[str]:
    """Name the keys of other instances whose decisions count."""
    return frozenset(connection.execute(select(KEYS.c.key)).scalars())


def trust_key(connection: Connection, key: str, account: str, now: datetime) -> None:
    """Let the decisions that a key signed count. Raises ConflictError where they do already."""
    append_row(connection, KEYS, {"key": key, "author": account, "created": write_time(now)})


def makers_in(connection: Connection, language: str) -> Mapping[str, Makers]:
    """Tell who each text of a language comes from, by its digest.

    That is who wrote and who brought in its wording the first time: saying again what somebody else
    wrote makes nobody its author. Who wrote the same words for an earlier source is among them.
    """
    known = frozenset(connection.execute(select(ACCOUNTS.c.account)).scalars())
    words: dict[tuple[str, str, str], str | None] = {}
    found: dict[str, Makers] = {}
    columns = (TEXTS.c.domain, TEXTS.c.key, TEXTS.c.msgstr, TEXTS.c.digest, TEXTS.c.author)
    wanted = (
        select(*columns, IMPORTS.c.author.label("importer"))
        .join(IMPORTS, IMPORTS.c.id == TEXTS.c.import_id)
        .where(TEXTS.c.language == language)
        .order_by(TEXTS.c.id)
    )
    for domain, key, msgstr, digest, author, importer in connection.execute(wanted):
        first = words.setdefault((domain, key, msgstr), author)
        if digest not in found:
            people = known.intersection(each for each in (author, importer, first) if each)
            found[digest] = Makers(frozenset(people), author in known)
    return found


def unsigned(signed: Iterable[Signed]) -> tuple[Decision, ...]:
    """Give the decisions without their signatures, which hold."""
    return tuple(each.decision for each in signed)
