"""The ledger of a language, `decisions.jsonl`: a set of signed decisions, one a line."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from service.errors import Fault, InputError
from service.journal.decisions.model import Decision, read_body, write_body

_LONGEST_LINE = 4 * 1024 * 1024
_LONGEST_FILE = 256 * 1024 * 1024
_MEMBERS = {"decision", "key", "signature"}


@dataclass(frozen=True, slots=True)
class Signed:
    """A decision with its signature, which may be forged."""

    decision: Decision
    key: str
    """The public key that it says it was signed with, in hexadecimal."""
    signature: str

    @property
    def body(self) -> str:
        """What is signed."""
        return write_body(self.decision)


def write_ledger(lines: Iterable[Signed]) -> str:
    """Write a ledger: sorted by time, each line once; equal sets give equal bytes."""
    written = {_write_line(line): (line.decision.created, line.decision.id) for line in lines}
    return "".join(f"{line}\n" for line in sorted(written, key=lambda line: (written[line], line)))


def read_ledger(text: str, path: str) -> frozenset[Signed]:
    """Read a ledger in any order: what a union merge makes. Raises InputError with every fault.

    Laws: `read_ledger(write_ledger(lines))` is the set of lines; the ledger of two files put together
    is the union of both.
    """
    if len(text) > _LONGEST_FILE:
        raise InputError([Fault(path, 0, "It is longer than a ledger may be.")])
    lines: set[Signed] = set()
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            lines.update(_read_line(line))
        except (ValueError, RecursionError) as error:
            advice = "Take the file from the version control's history, or remove the line."
            faults.append(Fault(path, number, f"This is no line of a ledger: {error}", advice))
    if faults:
        raise InputError(faults)
    return frozenset(lines)


def _write_line(line: Signed) -> str:
    members = {"decision": json.loads(line.body), "key": line.key, "signature": line.signature}
    return json.dumps(members, sort_keys=True, separators=(",", ":"))


def _read_line(line: str) -> Iterator[Signed]:
    """Read one line; an empty one has no decision. Raises ValueError."""
    if not line.strip():
        return
    if len(line) > _LONGEST_LINE:
        raise ValueError("it is too long.")
    members = json.loads(line, object_pairs_hook=_refuse_doubles)
    if not isinstance(members, dict) or members.keys() != _MEMBERS:
        raise ValueError(f"its members are not {', '.join(sorted(_MEMBERS))}.")
    body = json.dumps(members["decision"], sort_keys=True, separators=(",", ":"))
    key, signature = members["key"], members["signature"]
    if not _is_hex(key, 64) or not _is_hex(signature, 128):
        raise ValueError("its key or signature is not hexadecimal.")
    yield Signed(read_body(body), key, signature)


def _refuse_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member stands in it twice.")
    return members


def _is_hex(value: object, length: int) -> bool:
    return isinstance(value, str) and len(value) == length and set(value) <= set("0123456789abcdef")
