"""What quantities owe to their neighbours: the unit of a range, the number before `a day`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.catalogs.checks.quantities.clock import is_year
from service.catalogs.checks.quantities.items import Item
from service.catalogs.checks.quantities.lexicon import Role
from service.catalogs.checks.quantities.quantity import Kind, Quantity, Strength
from service.catalogs.checks.quantities.rates import LOOSE, PART
from service.catalogs.checks.quantities.units import UNITS

_DASHES = frozenset("-–—‐‑−~～〜/⁄")
_LISTED = frozenset(",、،")
_ENDS = frozenset(".;:!?()。；：！？（）؛؟[]")
_BRACKETS = frozenset("([（［")
_TWO = 2
_NEAR = 30
"""Characters in which a rate still belongs to a number before it."""
_COUNTED = {Kind.NUMBER, Kind.AMOUNT, Kind.INTERVAL, Kind.SHARE}


def settle(found: list[Quantity], items: Sequence[Item]) -> Iterator[Quantity]:
    """Give the first numbers of ranges and lists their unit, and judge which rates are meant."""
    bounds = [item for item in items if item.roles or item.kind == "mark"]
    starts = {item.start: item for item in bounds}
    found = _without_echoes(found, starts)
    _spread_units(found, starts)
    ends = sorted(item.start for item in bounds if item.key in _ENDS)
    yield from _judge_rates(found, ends)


def _without_echoes(found: Sequence[Quantity], marks: dict[int, Item]) -> list[Quantity]:
    """Leave out numbers in brackets that say again what stands before them: `two (2) tablets`."""
    kept: list[Quantity] = []
    for each in found:
        bracket = marks.get(each.start - 1)
        is_bracketed = bracket is not None and bracket.key in _BRACKETS
        is_near = kept and each.start - kept[-1].end <= len(" (")
        is_echo = is_bracketed and is_near and each.value == kept[-1].value
        if is_echo and each.kind is Kind.NUMBER:
            kept[-1] = replace(kept[-1], strength=each.strength)
        elif is_echo and kept[-1].unit is None and kept[-1].kind is Kind.NUMBER:
            kept[-1] = replace(each, start=kept[-1].start)
        else:
            kept.append(each)
    return kept


def _spread_units(found: list[Quantity], between: dict[int, Item]) -> None:
    """Go from the last to the first: in `2 to 4 hours` and `5, 10 or 20 mg` all have the unit."""
    positions = sorted(between)
    is_passed_on = False
    at = len(positions) - 1
    for index in range(len(found) - 2, -1, -1):
        first, second = found[index], found[index + 1]
        while at >= 0 and positions[at] >= second.start:
            at -= 1
        links = []
        while at >= 0 and positions[at] >= first.end:
            links.append(between[positions[at]])
            at -= 1
        if _shares_unit(links, first, second):
            found[index + 1] = replace(second, kind=first.kind, unit=first.unit)
        can_take = first.kind is Kind.NUMBER and second.kind in {Kind.AMOUNT, Kind.INTERVAL}
        is_near = second.start - first.end <= _longest(links)
        is_passed_on = can_take and (
            _is_about(first, second) or (is_near and _passes(links, first, is_listed=is_passed_on))
        )
        if is_passed_on:
            strength = first.strength if links else Strength.SOFT
            found[index] = replace(
                first, kind=second.kind, unit=second.unit, strength=strength, name=second.name
            )
            found[index + 1] = second if links else replace(second, strength=strength)


def _is_about(first: Quantity, second: Quantity) -> bool:
    """Tell whether two numerals side by side are an estimate, as in 两三天."""
    in_words = first.strength is not Strength.DIGITS is not second.strength
    return in_words and first.end == second.start and second.value - first.value == 1


def _longest(links: Sequence[Item]) -> int:
    """Give the room that some links with a space on both sides take."""
    return sum(link.end - link.start for link in links) + len(links) + 1


def _shares_unit(links: Sequence[Item], first: Quantity, second: Quantity) -> bool:
    """Tell whether the second number counts the unit of a first that is one: `a week or two`."""
    is_one = first.kind is Kind.AMOUNT and first.value == 1 and first.unit is not None
    is_other = second.kind is Kind.NUMBER and second.strength is Strength.WORDS
    if not is_one or not is_other or second.value != _TWO:
        return False
    is_near = second.start - first.end <= _longest(links)
    return is_near and len(links) == 1 and links[0].plays(Role.JOIN)


def _passes(links: Sequence[Item], first: Quantity, *, is_listed: bool) -> bool:
    """Tell whether what stands between two numbers makes them a range or a list."""
    if not links or is_year(first.value):
        return False
    return all(
        link.plays(Role.JOIN)
        or link.plays(Role.RANGE)
        or link.key in _DASHES
        or (is_listed and link.key in _LISTED)
        for link in links
    )


def _judge_rates(found: Sequence[Quantity], ends: Sequence[int]) -> Iterator[Quantity]:
    """Take a rate in words for meant where its sentence counts something."""
    sentences = _sentences(found, ends)
    counting = {
        sentence
        for each, sentence in zip(found, sentences, strict=True)
        if each.kind in _COUNTED and (not each.is_soft or each.unit is UNITS["time"])
    }
    last_number = -_NEAR * _NEAR
    for at, (each, sentence) in enumerate(zip(found, sentences, strict=True)):
        if each.kind in _COUNTED:
            last_number = each.end
        if each.kind is not Kind.RATE or not each.is_soft:
            yield each
        elif each.name == PART:
            yield replace(each, name="")
        elif each.name == LOOSE and each.start - last_number > _NEAR:
            yield replace(each, kind=Kind.AMOUNT, name="")
        else:
            beside = (*found[max(at - 1, 0) : at], *found[at + 1 : at + 2])
            is_meant = sentence in counting and not any(_is_always(each, one) for one in beside)
            yield replace(each, strength=Strength.WORDS if is_meant else Strength.SOFT, name="")


def _is_always(rate: Quantity, beside: Quantity) -> bool:
    """Tell whether a rate only says that nothing is left out: 24 hours a day, 7 days a week."""
    if beside.unit is None or rate.unit is None or beside.unit == rate.unit:
        return False
    is_same = beside.unit.dimension is rate.unit.dimension
    return is_same and beside.value * beside.unit.factor == rate.unit.factor


def _sentences(found: Sequence[Quantity], ends: Sequence[int]) -> list[int]:
    """Give the number of the sentence that each quantity stands in."""
    numbers, at = [], 0
    for each in found:
        while at < len(ends) and ends[at] < each.start:
            at += 1
        numbers.append(at)
    return numbers
