"""Whether quantities in another order still belong to what they belong to in the source."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from service.catalogs.checks.quantities.clock import is_year
from service.catalogs.checks.quantities.compare import Comparison
from service.catalogs.checks.quantities.quantity import Kind, Quantity

_UNORDERED = {Kind.MONTH, Kind.CODE, Kind.ORDINAL}
"""Languages differ in where these stand; their values tell them apart."""

_ENDS, _NEAR = 2, 12
"""Characters from the start of a range's first number to that of its second."""


class Verdict(Enum):
    """What can be told of an order that differs."""

    KEPT = auto()
    SWAPPED = auto()
    UNSURE = auto()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one pair stands on one side."""

    pair: int
    """The same number for pairs of one value."""
    start: int


@dataclass(frozen=True, slots=True)
class _Group:
    """The pairs of one class, in the order of each side."""

    source: tuple[_Place, ...]
    target: tuple[_Place, ...]
    quantities: tuple[Quantity, Quantity]
    """The first that differs in order, on both sides."""

    @property
    def is_moved(self) -> bool:
        return [place.pair for place in self.source] != [place.pair for place in self.target]

    @property
    def is_varied(self) -> bool:
        return len({place.pair for place in self.source}) > 1

    @property
    def is_range(self) -> bool:
        """Two numbers close to each other on both sides, as the ends of a range are."""
        if len(self.source) != _ENDS:
            return False
        return all(side[1].start - side[0].start <= _NEAR for side in (self.source, self.target))


def find_moved(compared: Comparison) -> Sequence[tuple[Verdict, Quantity, Quantity]]:
    """Judge every class of quantities whose order differs, with a quantity of each side.

    What belongs together is told by rank, or else by distance: the i-th dose to the i-th time.
    """
    if len(compared.pairs) + len(compared.rewritten) < _ENDS:
        return ()
    groups = _groups(compared)
    found: list[tuple[Verdict, Quantity, Quantity]] = []
    for name, group in groups.items():
        if group.is_varied and group.is_moved:
            others = {other: each for other, each in groups.items() if other != name}
            verdict = _judge(name, group, others)
            if verdict is not Verdict.KEPT:
                found.append((verdict, *group.quantities))
    return found


def _groups(compared: Comparison) -> Mapping[str, _Group]:
    """Group pairs by class; anchors of a class that differ between the sides tell nothing."""
    spoiled = {
        _class_of(each) for each in (*compared.source, *compared.target) if each.kind is Kind.ANCHOR
    }
    numbers: dict[object, int] = {}
    members: dict[str, list[tuple[int, Quantity, Quantity]]] = defaultdict(list)
    for mine, theirs in (*compared.pairs, *compared.rewritten):
        name = _class_of(mine)
        if mine.kind not in _UNORDERED and name not in spoiled and not _is_loose(mine, theirs):
            key = (mine.kind, mine.value, mine.unit, mine.whole, mine.name)
            members[name].append((numbers.setdefault(key, len(numbers)), mine, theirs))
    return {name: _group(each) for name, each in members.items()}


def _is_loose(mine: Quantity, theirs: Quantity) -> bool:
    """Tell whether a pair may be no quantity at all, such as two articles."""
    is_bare = mine.unit is None and mine.kind is not Kind.ANCHOR
    return is_bare and (mine.is_soft or theirs.is_soft)


def _group(members: Sequence[tuple[int, Quantity, Quantity]]) -> _Group:
    by_source = sorted(members, key=lambda each: each[1].start)
    by_target = sorted(members, key=lambda each: each[2].start)
    differing = (
        (mine[1], theirs[2])
        for mine, theirs in zip(by_source, by_target, strict=True)
        if mine[0] != theirs[0]
    )
    return _Group(
        tuple(_Place(number, mine.start) for number, mine, _ in by_source),
        tuple(_Place(number, theirs.start) for number, _, theirs in by_target),
        next(differing, (by_source[0][1], by_target[0][2])),
    )


def _class_of(each: Quantity) -> str:
    """Name what a quantity can be mistaken for."""
    if each.kind is Kind.ANCHOR:
        return f"anchor {each.name}"
    if each.kind is Kind.NUMBER and is_year(each.value):
        return "year"
    if each.unit is None or each.kind is Kind.RATE:
        return each.kind.value
    return f"form {each.unit.id}" if each.unit.is_form else each.unit.dimension.value


def _judge(name: str, group: _Group, others: Mapping[str, _Group]) -> Verdict:
    is_anchor = name.startswith("anchor")
    companions = [
        other
        for other_name, other in others.items()
        if not is_anchor or (other.is_varied and not other_name.startswith("anchor"))
    ]
    peers = [other for other in companions if len(other.source) == len(group.source)]
    ties = [_keeps_ties(group, other) for other in peers if other.is_varied]
    if ties:
        return Verdict.KEPT if any(ties) else Verdict.SWAPPED
    if is_anchor:
        return Verdict.KEPT
    if group.quantities[0].unit or group.is_range:
        return Verdict.SWAPPED
    near = (
        _nearest(group.source, other.source) == _nearest(group.target, other.target)
        for other in companions
    )
    return Verdict.KEPT if companions and all(near) else Verdict.UNSURE


def _keeps_ties(group: _Group, other: _Group) -> bool:
    """Tell whether each of one class has its companion of the other, by rank or by distance."""
    by_rank = _ranked(group.source, other.source) == _ranked(group.target, other.target)
    return by_rank or _nearest(group.source, other.source) == _nearest(group.target, other.target)


def _ranked(places: Sequence[_Place], others: Sequence[_Place]) -> Counter[tuple[int, int]]:
    return Counter((one.pair, other.pair) for one, other in zip(places, others, strict=True))


def _nearest(places: Sequence[_Place], others: Sequence[_Place]) -> Counter[tuple[int, int]]:
    """Pair each of the others with the nearest place."""
    starts = [place.start for place in places]
    found: Counter[tuple[int, int]] = Counter()
    for other in others:
        at = bisect_left(starts, other.start)
        around = places[max(at - 1, 0) : at + 1]
        nearest = min(around, key=lambda place: abs(place.start - other.start))
        found[nearest.pair, other.pair] += 1
    return found
