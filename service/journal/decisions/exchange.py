"""Brings the ledgers in the working tree and the journal together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from service.catalogs.texts import SOURCE_LANGUAGE, list_languages
from service.content.file_changes import FileChange, change_files
from service.errors import Fault, InputError
from service.journal.decisions.ledger import Signed, read_ledger, write_ledger
from service.journal.decisions.rows import add_decisions, decisions_in, trusted_keys
from service.journal.decisions.signing import SigningKey, is_signed
from service.journal.store.journal import Journal
from service.journal.sync.project import Project
from service.locales.locale_names import locale_of
from service.locking import exclusive

_PATIENCE = 30.0
"""Seconds that one waits for a sync."""
_BOUND = 256 * 1024 * 1024
"""Bytes of a ledger at most."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a language as it lies on the disk, sorted out."""

    language: str
    path: str
    raw: bytes | None
    verified: frozenset[Signed] = frozenset()
    claimed: frozenset[Signed] = frozenset()
    """What nobody we trust has signed: kept in the file, and counts for nothing."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What became of the ledgers."""

    taken: int
    """Decisions that the journal did not have."""
    claimed: Mapping[str, tuple[str, ...]]
    """By file, the keys of its decisions that count for nothing."""
    written: tuple[str, ...]
    trusted: frozenset[str] = frozenset()
    """The keys that we trust: what names one of them and is only claimed, nobody signed so."""


def ledger_path(root: Path, language: str) -> Path:
    """Return where the ledger of a language lies."""
    return root / "translations" / locale_of(language) / "decisions.jsonl"


def check_ledgers(project: Project, journal: Journal, own: SigningKey | None) -> None:
    """Raise InputError with every fault of every ledger."""
    with journal.reading() as connection:
        _read_all(project.root, _trusted(connection, own))


def exchange_ledgers(
    project: Project, journal: Journal, own: SigningKey | None, now: datetime
) -> Exchanged:
    """Take what trusted keys signed into the journal, and write what the journal has into the ledgers.

    Raises InputError with every fault of every ledger, and changed nothing then.
    """
    project.lock.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(project.lock, _PATIENCE):
        return _exchange(project, journal, own, now)


def _exchange(
    project: Project, journal: Journal, own: SigningKey | None, now: datetime
) -> Exchanged:
    with journal.reading() as connection:
        trusted = _trusted(connection, own)
        ledgers = _read_all(project.root, trusted)
    with journal.writing() as connection:
        lines = (line for ledger in ledgers for line in ledger.verified)
        taken = add_decisions(connection, lines, now)
        changes = tuple(_rewrite(ledger, connection) for ledger in ledgers)
    if differing := [each for each in changes if each.before != each.after]:
        change_files(project.root, project.changes, "sync", differing)
    return Exchanged(taken, _claims(ledgers), tuple(each.path for each in differing), trusted)


def _trusted(connection: Connection, own: SigningKey | None) -> frozenset[str]:
    return trusted_keys(connection).union({own.public} if own else ())


def _read_all(root: Path, trusted: frozenset[str]) -> tuple[Ledger, ...]:
    ledgers: list[Ledger] = []
    faults: list[Fault] = []
    for language in (SOURCE_LANGUAGE, *list_languages(root)):
        try:
            ledgers.append(_read_ledger(root, language, trusted))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return tuple(ledgers)


def _read_ledger(root: Path, language: str, trusted: frozenset[str]) -> Ledger:
    path = ledger_path(root, language)
    shown = path.relative_to(root).as_posix()
    if not path.is_file():
        return Ledger(language, shown, None)
    if path.stat().st_size > _BOUND:
        raise InputError([Fault(shown, 0, "It is longer than a ledger may be.")])
    raw = path.read_bytes()
    try:
        lines = read_ledger(raw.decode(), shown)
    except UnicodeDecodeError as error:
        raise InputError([Fault(shown, 0, f"It is no UTF-8: {error}")]) from error
    verified = frozenset(line for line in lines if _is_sure(line, language, trusted))
    return Ledger(language, shown, raw, verified, lines - verified)


def _is_sure(line: Signed, language: str, trusted: frozenset[str]) -> bool:
    """Tell whether a line counts: of this language, and signed by a key that we trust."""
    return (
        line.decision.language == language
        and line.key in trusted
        and is_signed(line.body, line.key, line.signature)
    )


def _rewrite(ledger: Ledger, connection: Connection) -> FileChange:
    lines = frozenset(decisions_in(connection, ledger.language))
    written = write_ledger(lines | ledger.claimed).encode()
    after = written if written or ledger.raw is not None else None
    return FileChange(ledger.path, ledger.raw, after)


def _claims(ledgers: tuple[Ledger, ...]) -> Mapping[str, tuple[str, ...]]:
    return {ledger.path: tuple(sorted(_keys_of(ledger))) for ledger in ledgers if ledger.claimed}


def _keys_of(ledger: Ledger) -> Iterator[str]:
    return (line.key for line in ledger.claimed)
