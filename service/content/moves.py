"""`content/moves.jsonl`: where permanent addresses went, and which are never given again."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from service.content.directives import is_unit_id
from service.errors import Fault, InputError

MOVES = "content/moves.jsonl"
MAX_BYTES = 16_777_216
"""Bytes of the file at most."""
_MAX_LINE = 1_000
_KEYS = {"from", "to", "on"}
_WORDS = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """One line: a document, an address or a text without an id that has an address now."""

    source: str
    """`document`, `document/unit`, or `document#digest` of a text that had no id (`name_text`)."""
    target: str
    """`document` or `document/unit`; empty where the address is retired."""
    on: date


@dataclass(frozen=True, slots=True)
class Moves:
    """Every line of the file, with what follows from them."""

    lines: tuple[Move, ...] = ()
    leads: Mapping[str, str] = field(default_factory=dict)
    """Where each document and address went; a text that stands several times is not among them."""
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The units that each document ever had, under its earlier names too, as far as they are told."""

    def follow(self, address: str) -> str:
        """Return where an address is now; empty where it is retired."""
        seen: set[str] = set()
        while address not in seen:
            seen.add(address)
            address = _step(self.leads, address)
        return address

    def is_gone(self, address: str) -> bool:
        """Tell whether a document or address was moved or retired: it may not be given again."""
        return address in self.leads

    def with_lines(self, lines: Iterable[Move], restored: Collection[str] = ()) -> "Moves":
        """Add lines; addresses that were retired and stand in content again are so no more."""
        kept = (line for line in self.lines if line.target or line.source not in restored)
        return make_moves((*kept, *lines))


NO_MOVES = Moves()


def name_text(document: str, context: str | None, msgid: str) -> str:
    """Name a text that had no id, by its key: SHA-256 of the UTF-8 JSON array [msgctxt, msgid]."""
    key = json.dumps([context, msgid], ensure_ascii=False, separators=(",", ":"))
    return f"{document}#{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def make_moves(lines: Iterable[Move]) -> Moves:
    """Take lines in any order, as a merge of two branches may leave them, each once.

    A retired address that is moved all the same, because the block was found again, is moved.
    """
    unique = set(lines)
    moved = {line.source for line in unique if line.target}
    ordered = tuple(sorted(each for each in unique if each.target or each.source not in moved))
    leads = {line.source: line.target for line in ordered if "#" not in line.source}
    return Moves(ordered, leads, _units(ordered, leads))


def _step(leads: Mapping[str, str], address: str) -> str:
    if address in leads:
        return leads[address]
    document, slash, unit = address.partition("/")
    return f"{leads[document]}/{unit}" if slash and leads.get(document) else address


def _units(lines: Iterable[Move], leads: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    gathered: dict[str, set[str]] = {}
    for line in lines:
        for address in (line.source, line.target):
            document, slash, unit = address.partition("/")
            while slash and document and unit not in gathered.setdefault(document, set()):
                gathered[document].add(unit)
                document = leads.get(document, "")
    return {document: frozenset(units) for document, units in gathered.items()}


def write_moves(moves: Moves) -> str:
    """Write the file: a line a move, in order; `read_moves` is the inverse."""
    return "".join(
        json.dumps({"from": line.source, "to": line.target or None, "on": line.on.isoformat()})
        + "\n"
        for line in moves.lines
    )


def read_moves(text: str, path: str = MOVES) -> Moves:
    """Read the file; raises InputError with every fault: what is no move, two ways, circles."""
    faults: list[Fault] = []
    found: list[Move] = []
    places: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_read_line(line))
        except ValueError as error:
            faults.append(Fault(path, number, f"This is no move: {error}."))
        else:
            places.setdefault(found[-1].source, number)
    moves = make_moves(found)
    faults += [Fault(path, places[source], message) for source, message in _contradictions(moves)]
    if faults:
        raise InputError(sorted(faults))
    return moves


def _read_line(line: str) -> Move:
    """Read one line; raises ValueError that says what is wrong with it."""
    if len(line) > _MAX_LINE:
        raise ValueError("the line is too long")
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not JSON") from error
    if not isinstance(found, dict) or set(found) != _KEYS:
        raise ValueError("it needs the members from, to and on, and no other")
    source, target, on = found["from"], found["to"], found["on"]
    if not (isinstance(source, str) and _is_source(source)):
        raise ValueError(f"{source!r} is neither a document nor an address")
    if not (target is None or (isinstance(target, str) and _is_target(source, target))):
        raise ValueError(f"{target!r} is not what {source} can become")
    return Move(source, target or "", _read_date(on))


def _read_date(on: object) -> date:
    try:
        return date.fromisoformat(on) if isinstance(on, str) else date.fromisoformat("")
    except ValueError as error:
        raise ValueError(f"{on!r} is no date") from error


def is_address(name: str) -> bool:
    """Tell whether a name has the form `document/unit`."""
    document, slash, unit = name.partition("/")
    return bool(slash) and is_unit_id(document) and is_unit_id(unit)


def document_of(address: str) -> str:
    """Return the document that an address belongs to."""
    return address.partition("/")[0]


def unit_of(address: str) -> str:
    """Return the unit of an address; empty for a document."""
    return address.partition("/")[2]


def _is_source(name: str) -> bool:
    document, sign, digest = name.partition("#")
    if sign:
        return is_unit_id(document) and _WORDS.match(digest) is not None
    return is_unit_id(name) or is_address(name)


def _is_target(source: str, target: str) -> bool:
    is_document = "/" not in source and "#" not in source
    return is_unit_id(target) if is_document else is_address(target)


def _contradictions(moves: Moves) -> Iterator[tuple[str, str]]:
    for before, line in zip(moves.lines, moves.lines[1:], strict=False):
        if before.source == line.source and before.target != line.target and "#" not in line.source:
            yield line.source, f"{line.source} went to {before.target} and to {line.target}."
    for source, target in moves.leads.items():
        if target and moves.follow(target) in _circle(moves.leads, target):
            yield source, f"{source} moves in a circle."


def _circle(leads: Mapping[str, str], address: str) -> Sequence[str]:
    """Return the addresses that lead back to themselves behind `address`; none where it ends."""
    seen: list[str] = []
    while address not in seen:
        seen.append(address)
        following = _step(leads, address)
        if following == address:
            return ()
        address = following
    return seen[seen.index(address) :]
