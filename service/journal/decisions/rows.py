"""Adds decisions to the journal, and finds them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Result, select

from service.catalogs.texts import SOURCE_LANGUAGE
from service.journal.decisions.ledger import Signed
from service.journal.decisions.model import Decision, read_body
from service.journal.decisions.rules import Makers
from service.journal.store.append import append_row
from service.journal.store.chain import write_time
from service.journal.store.records import Address, Wording, digest_of
from service.journal.store.tables import (
    ACCOUNTS,
    DECISIONS,
    IMPORTS,
    KEYS,
    OUTCOMES,
    SOURCES,
    SUGGESTIONS,
    TEXTS,
)


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
    wrote makes nobody its author. Those of the same words for an earlier source or at an earlier address
    are among them, and who brought in the suggestion that it was. Who wrote the source nobody knows:
    content files name no authors.
    """
    if language == SOURCE_LANGUAGE:
        return dict.fromkeys(_source_digests(connection), Makers())
    known = frozenset(connection.execute(select(ACCOUNTS.c.account)).scalars())
    suggested = _suggesters(connection)
    words: dict[tuple[str, str, str], Makers] = {}
    found: dict[str, Makers] = {}
    by_text: dict[int, tuple[str, Makers]] = {}
    for row in _texts_with_imports(connection, language):
        people = {row.author, row.stated, row.importer, *suggested.get(row.id, ())}
        own = Makers(known.intersection(people), row.author in known and "" not in people)
        earlier = by_text.get(row.carried_from)
        if earlier and earlier[0] == row.msgstr:
            own = _both(own, earlier[1])
        first = words.setdefault((row.domain, row.key, row.msgstr), own)
        found.setdefault(row.digest, _both(own, first))
        by_text[row.id] = (row.msgstr, found[row.digest])
    return found


def _source_digests(connection: Connection) -> Iterator[str]:
    columns = (SOURCES.c.domain, SOURCES.c.key, SOURCES.c.msgctxt, SOURCES.c.msgid)
    for domain, key, msgctxt, msgid in connection.execute(select(*columns).distinct()):
        wording = Wording(msgctxt, msgid, None, (msgid,))
        yield digest_of(Address(SOURCE_LANGUAGE, domain, key), wording)


def _both(one: Makers, other: Makers) -> Makers:
    """Put the makers of the same words together; they are known where all of them are."""
    is_known = one.is_author_known and other.is_author_known
    return Makers(one.accounts | other.accounts, is_known)


def _texts_with_imports(connection: Connection, language: str) -> Result[Any]:
    columns = (TEXTS.c.id, TEXTS.c.domain, TEXTS.c.key, TEXTS.c.msgstr, TEXTS.c.digest)
    wanted = (
        select(
            *columns,
            TEXTS.c.author,
            TEXTS.c.carried_from,
            IMPORTS.c.author.label("stated"),
            IMPORTS.c.importer,
        )
        .join(IMPORTS, IMPORTS.c.id == TEXTS.c.import_id)
        .where(TEXTS.c.language == language)
        .order_by(TEXTS.c.id)
    )
    return connection.execute(wanted)


def _suggesters(connection: Connection) -> Mapping[int, tuple[str | None, ...]]:
    """Tell who brought in the suggestions that texts were before, by the number of the text."""
    wanted = (
        select(OUTCOMES.c.text, IMPORTS.c.author, IMPORTS.c.importer)
        .join(SUGGESTIONS, SUGGESTIONS.c.id == OUTCOMES.c.suggestion)
        .join(IMPORTS, IMPORTS.c.id == SUGGESTIONS.c.import_id)
        .where(OUTCOMES.c.text.is_not(None))
    )
    rows = connection.execute(wanted)
    return {text: (author, importer) for text, author, importer in rows}


def unsigned(signed: Iterable[Signed]) -> tuple[Decision, ...]:
    """Give the decisions without their signatures, which hold."""
    return tuple(each.decision for each in signed)
