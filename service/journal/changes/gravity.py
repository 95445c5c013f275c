"""Says what in a change of the source can hurt, so that nobody calls it harmless."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from service.catalogs.changes import Change, classify_change
from service.catalogs.checks.length import is_too_long
from service.catalogs.checks.polarity.bare import read_bare
from service.catalogs.checks.polarity.cue import Sentence
from service.catalogs.checks.polarity.reading import read_sentences
from service.catalogs.checks.polarity.sense import (
    AMOUNT_DOWN,
    AMOUNT_UP,
    NEGATIVE,
    TIME_EARLIER,
    TIME_LATER,
    Sense,
)
from service.catalogs.checks.polarity.table import find_table
from service.catalogs.checks.polarity.weigh import weigh
from service.catalogs.checks.quantities.quantity import Kind, Quantity
from service.catalogs.checks.quantities.reading import read_quantities
from service.catalogs.checks.shown import read_shown
from service.catalogs.texts import SOURCE_LANGUAGE

_BOUNDS = AMOUNT_UP | AMOUNT_DOWN | TIME_EARLIER | TIME_LATER
_JOINING = frozenset({Sense.OR, Sense.IF, Sense.CONCORD, Sense.PARTICLE, Sense.CLOSING})


_WORD = re.compile(r"\w+")


class Grave(StrEnum):
    """What differs between two wordings of an English message, the gravest first."""

    NUMBER = "number"
    UNIT = "unit"
    NEGATION = "negation"
    BOUND = "bound"
    """At least and at most, before and after, up and down."""
    OPPOSITE = "opposite"
    UNREAD = "unread"
    """One is so much longer than the other that the checks do not read it."""


def find_grave(before: str, after: str) -> tuple[Grave, ...]:
    """Name everything grave between two wordings; the same words, however they are marked up, have none.

    Stricter than the checks of translations, for both are of one language: `unsafe` for `not safe` is a
    change of negation.
    """
    if is_too_long(before, after) or is_too_long(after, before):
        return (Grave.UNREAD,)
    change = classify_change(before, after)
    if change is Change.COSMETIC:
        return ()
    found = {*_compare_quantities(before, after), *_compare_polarity(before, after)}
    found |= {Grave(name) for name in (change,) if name in {Change.NUMBER, Change.NEGATION}}
    return tuple(grave for grave in Grave if grave in found)


def _compare_quantities(before: str, after: str) -> Iterator[Grave]:
    """Compare quantities in their order: two doses that change places are another advice."""
    ours, theirs = _quantities(before), _quantities(after)
    if [each.value for each in ours] != [each.value for each in theirs]:
        yield Grave.NUMBER
    elif list(map(_meaning, ours)) != list(map(_meaning, theirs)):
        yield Grave.UNIT


def _quantities(text: str) -> list[Quantity]:
    """Read what tells how much; an anchor only where there is something for it to hold."""
    read = read_quantities(read_shown(text).text, SOURCE_LANGUAGE)
    counting = [each for each in read if each.kind is not Kind.ANCHOR and _counts(each)]
    return [each for each in read if each.kind is Kind.ANCHOR or _counts(each)] if counting else []


def _counts(quantity: Quantity) -> bool:
    return not quantity.is_soft or quantity.unit is not None


def _meaning(quantity: Quantity) -> tuple[object, ...]:
    unit = quantity.unit.id if quantity.unit else ""
    return (quantity.kind, quantity.value, unit, quantity.name, quantity.whole)


def _compare_polarity(before: str, after: str) -> Iterator[Grave]:
    table = find_table(SOURCE_LANGUAGE)
    if table is None:
        raise LookupError(SOURCE_LANGUAGE)
    ours, theirs = read_sentences(before, table), read_sentences(after, table)
    changed = _compare(_count_sure(ours), _count_sure(theirs))
    if changed & NEGATIVE or _is_moved(_find_held(before, ours), _find_held(after, theirs)):
        yield Grave.NEGATION
    if changed & _BOUNDS:
        yield Grave.BOUND
    may_change = _compare(_count_possible(ours), _count_possible(theirs))
    if changed - NEGATIVE - _BOUNDS or (not changed and (may_change or weigh(ours, theirs))):
        yield Grave.OPPOSITE


def _compare(said: Counter[Sense], says: Counter[Sense]) -> frozenset[Sense]:
    return frozenset(sense for sense in said | says if said[sense] != says[sense]) - _JOINING


def _count_sure(sentences: tuple[Sentence, ...]) -> Counter[Sense]:
    return Counter(sense for sentence in sentences for cue in sentence for sense in cue.sure)


def _count_possible(sentences: tuple[Sentence, ...]) -> Counter[Sense]:
    """Count what expressions can mean too: within a language, one that goes or comes says something."""
    return Counter(sense for sentence in sentences for cue in sentence for sense in cue.senses)


@dataclass(frozen=True, slots=True)
class _Held:
    """The words of a text, and those that stand behind its negations and bounds."""

    words: Counter[str]
    behind: Counter[str]


def _find_held(written: str, sentences: tuple[Sentence, ...]) -> _Held:
    text = read_bare(written).lower()
    ends = [cue.place[1] for cues in sentences for cue in cues if cue.sure & (NEGATIVE | _BOUNDS)]
    behind = (found.group() for end in ends if (found := _WORD.search(text, end)))
    return _Held(Counter(_WORD.findall(text)), Counter(behind))


def _is_moved(ours: _Held, theirs: _Held) -> bool:
    """Tell whether a negation or bound stands before another word that both wordings have."""
    left, met = ours.behind - theirs.behind, theirs.behind - ours.behind
    return any(word in theirs.words for word in left) and any(word in ours.words for word in met)
