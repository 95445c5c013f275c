"""The pairs of source and translation that the checks are judged by."""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from service.content.model import Level
from service.errors import Fault, InputError


class Family(StrEnum):
    """What a pair is about: the kind of fault of a wrong one, what a right one is likely to be blamed for."""

    NUMBER = "number"
    UNIT = "unit"
    DOSE = "dose"
    FREQUENCY = "frequency"
    TIME = "time"
    FRACTION = "fraction"
    NEGATION = "negation"
    BOUND = "bound"
    TERM = "term"
    MARKUP = "markup"
    LANGUAGE = "language"


class Verdict(StrEnum):
    """Whether the translation says what its source says."""

    RIGHT = "right"
    WRONG = "wrong"


class Expect(StrEnum):
    """The worst severity that a good set of checks gives the pair."""

    NONE = "none"
    WARN = "warn"
    BLOCK = "block"


class Half(StrEnum):
    """The folder of a pair: rules are written with one half in view and judged by the other."""

    TUNING = "tuning"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True)
class Pair:
    """A source sentence with one translation, and what is to be said of it."""

    id: str
    """`language/group` of a right pair, `language/group/number` of a wrong one."""
    language: str
    """A BCP 47 tag."""
    family: Family
    source: str
    translation: str
    verdict: Verdict
    what: str
    """What is wrong, or what makes a right one hard, in a few English words."""
    expect: Expect
    right: str = ""
    """The id of the right pair that a wrong one was made from by one change; the key `from` in the files."""
    links: Mapping[str, str] = field(default_factory=dict)
    """The address of each link reference of the source."""
    placeholders: bool = False
    """Whether braces and percent signs in the source are placeholders."""
    level: Level = Level.SAFETY
    table: bool = False
    """Whether it is one of the pairs that the task names, which no half holds."""

    @property
    def group(self) -> str:
        """The id of the right pair that it belongs to: its own, or the one it was made from."""
        return self.right or self.id


class _PairSchema(Schema):
    """A line of a file of pairs."""

    id = fields.String(required=True, validate=validate.Length(min=1))
    language = fields.String(required=True, validate=validate.Length(min=2))
    family = fields.Enum(Family, by_value=True, required=True)
    source = fields.String(required=True, validate=validate.Length(min=1))
    translation = fields.String(required=True, validate=validate.Length(min=1))
    verdict = fields.Enum(Verdict, by_value=True, required=True)
    what = fields.String(required=True, validate=validate.Length(min=1))
    expect = fields.Enum(Expect, by_value=True, required=True)
    right = fields.String(data_key="from")
    links = fields.Dict(keys=fields.String(), values=fields.String())
    placeholders = fields.Boolean()
    level = fields.Enum(Level, by_value=True)
    table = fields.Boolean()

    @post_load
    def make_pair(self, loaded: dict[str, Any], **_: Any) -> Pair:
        return Pair(**loaded)


_SCHEMA = _PairSchema()


def half_of(pair: Pair) -> Half:
    """Where a pair belongs: its whole group goes by the SHA-256 of the right pair's id, even to tuning."""
    digest = hashlib.sha256(pair.group.encode()).digest()
    return Half.HELD_OUT if digest[-1] % 2 else Half.TUNING


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file of pairs, and where it stands."""

    path: Path
    number: int
    text: str

    def fault(self, message: str) -> Fault:
        return Fault(str(self.path), self.number, message)


def read_pairs(folder: Path) -> tuple[Pair, ...]:
    """Read the pairs of a folder's `*.jsonl` files, in the order of the files' names and lines.

    Raises InputError, with every fault, where a line is no pair or the pairs do not fit together.
    """
    read = [(line, _read_pair(line)) for line in _read_lines(folder)]
    placed = [(line, pair) for line, pair in read if isinstance(pair, Pair)]
    faults = [fault for _, fault in read if isinstance(fault, Fault)]
    faults += _find_misfits(placed)
    if faults:
        raise InputError(faults)
    return tuple(pair for _, pair in placed)


def _read_lines(folder: Path) -> Iterator[_Line]:
    for path in sorted(folder.glob("*.jsonl")):
        # JSON Lines end in U+000A; str.splitlines would cut at U+2028 and others, which strings may hold.
        lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        for number, text in enumerate(lines, start=1):
            yield _Line(path, number, text)


def _read_pair(line: _Line) -> Pair | Fault:
    try:
        pair: Pair = _SCHEMA.loads(line.text)
    except json.JSONDecodeError as error:
        return line.fault(f"This is not JSON: {error}.")
    except ValidationError as error:
        return line.fault(f"This is no pair: {error.messages}.")
    return pair


def _find_misfits(placed: Sequence[tuple[_Line, Pair]]) -> Iterator[Fault]:
    seen = Counter(pair.id for _, pair in placed)
    right = {pair.id: pair for _, pair in placed if pair.verdict is Verdict.RIGHT}
    for line, pair in placed:
        if seen[pair.id] > 1:
            yield line.fault(f"The id {pair.id} is given more than once.")
        for message in _judge(pair, right):
            yield line.fault(f"{pair.id}: {message}")


def _judge(pair: Pair, right: Mapping[str, Pair]) -> Iterator[str]:
    if pair.verdict is Verdict.RIGHT:
        yield from _judge_right(pair)
        return
    if pair.expect is Expect.NONE:
        yield "A wrong pair expects a finding."
    # The pairs of the task's table stand alone: some of its wrong ones have no right one.
    if not pair.table:
        yield from _judge_change(pair, right.get(pair.right))


def _judge_right(pair: Pair) -> Iterator[str]:
    if pair.right:
        yield "A right pair is made from no other: leave out `from`."
    if pair.expect is Expect.BLOCK:
        yield "A right pair may not expect a block."
    if not unicodedata.is_normalized("NFC", pair.translation):
        yield "The translation of a right pair is not in NFC."


def _judge_change(pair: Pair, right: Pair | None) -> Iterator[str]:
    if right is None:
        yield f"`from` names no right pair: {pair.right!r}."
        return
    if (pair.language, pair.source) != (right.language, right.source):
        yield "It has another language or source than the right pair."
    if pair.translation == right.translation:
        yield "Its translation equals the right one."
