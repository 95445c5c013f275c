"""Examines the key that signs decisions, carries it with a backup, and brings it back."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from service.durable import write_secret
from service.errors import Fault, InputError, JournalError
from service.journal.decisions.rows import decided_languages, decisions_in, trusted_keys
from service.journal.decisions.signing import is_signed, load_key
from service.journal.operation.condition import Condition, Grade

_NAME = "signing"
_SHOWN = 12
_ADVICE = "Put its copy back there, for its owner's eyes only (mode 600)."


def key_beside(backup: Path) -> Path:
    """Name the file beside a backup that holds the key of its instance."""
    return backup.with_name(f"{backup.name}.key")


def check_keepable(key: Path, backup: Path) -> None:
    """Raise InputError where there is no key, or a file already where its copy belongs.

    Raises JournalError where the key is damaged, or open to others.
    """
    if load_key(key) is None:
        raise InputError([Fault(str(key), 0, "There is no signing key yet.", "`polyleaf init`.")])
    if (path := key_beside(backup)).exists():
        raise InputError([Fault(str(path), 0, "It is there already.", "Name a new file.")])


def keep_key(key: Path, backup: Path) -> Path:
    """Copy a key to the side of a backup, for its owner's eyes only."""
    write_secret(key_beside(backup), key.read_bytes())
    return key_beside(backup)


def check_key(backup: Path, key: Path) -> None:
    """Raise InputError where the key beside a backup cannot come back as `key`: another is there."""
    own, kept = load_key(key), load_key(key_beside(backup))
    if own and kept and own.public != kept.public:
        message = "Another key is there than the backup's."
        raise InputError([Fault(str(key), 0, message, "Move it away; keep it if it ever signed.")])


def bring_key_back(backup: Path, key: Path) -> bool:
    """Put the key beside a backup in its place; tell whether the key is there now."""
    if load_key(key) is None and load_key(key_beside(backup)) is not None:
        write_secret(key, key_beside(backup).read_bytes())
    return load_key(key) is not None


def look_at_signing(connection: Connection, path: Path) -> Iterator[Condition]:
    """Tell whether the key is there, and whether it or trusted ones signed what the journal has.

    Linear in the decisions, of which each signature is checked.
    """
    try:
        key = load_key(path)
    except JournalError as error:
        yield Condition(_NAME, Grade.FAULT, str(error))
        return
    signers, forged = _count_signers(connection)
    own = key.public if key else ""
    strange = signers.keys() - trusted_keys(connection) - {own}
    if forged:
        message = f"{forged} decisions are not signed by the key that they name."
        advice = "Somebody altered the journal: restore the last sound backup."
        yield Condition(_NAME, Grade.FAULT, message, advice)
    elif key is None and strange:
        yield _say_missing(path, strange)
    elif strange:
        yield _say_strange(strange)
    elif key is None:
        yield Condition(_NAME, Grade.OK, "no key yet; `polyleaf init` makes it")
    else:
        told = (
            f"key {own[:_SHOWN]}… for its owner only, {signers[own]} of {signers.total()} decisions"
        )
        yield Condition(_NAME, Grade.OK, f"{told} are its own, the others of trusted keys")


def _count_signers(connection: Connection) -> tuple[Counter[str], int]:
    """Count the decisions by the key that they name, and those that it did not sign."""
    signed = [
        each
        for language in decided_languages(connection)
        for each in decisions_in(connection, language)
    ]
    forged = sum(not is_signed(each.body, each.key, each.signature) for each in signed)
    return Counter(each.key for each in signed), forged


def _say_missing(path: Path, strange: set[str]) -> Condition:
    keys = ", ".join(f"{key[:_SHOWN]}…" for key in sorted(strange))
    message = (
        f"{path} is not there, and decisions were signed by {keys}. Nobody can decide; what the ledgers "
        "have beyond this journal counts for nothing."
    )
    return Condition(_NAME, Grade.FAULT, message, _ADVICE)


def _say_strange(strange: set[str]) -> Condition:
    message = (
        f"The journal has decisions of {', '.join(sorted(strange))}, and nobody trusts that key."
    )
    advice = "If it was this instance's before: polyleaf trust KEY"
    return Condition(_NAME, Grade.WARNING, message, advice)
