"""What one side of a translation says of polarity and the other does not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache, partial
from operator import itemgetter

from service.catalogs.checks.polarity.cue import Cue, Sentence
from service.catalogs.checks.polarity.sense import (
    AMOUNT_DOWN,
    AMOUNT_UP,
    NEGATIVE,
    SCALES,
    TIME_EARLIER,
    TIME_LATER,
    Sense,
)


class Fault(StrEnum):
    """How the two sides differ."""

    LOST = "lost"
    ADDED = "added"
    CONTRARY = "contrary"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fault with the words that show it."""

    fault: Fault
    sense: Sense
    """What the source says; for what was added, what the translation says."""
    source: Cue | None
    target: Cue | None
    is_sure: bool


Pile = list[Cue]
"""Cues that mean the same, in their order."""


@dataclass(frozen=True, slots=True)
class _Rest:
    """The cues of both sides that no cue of the other side accounts for yet, the surest first."""

    source: Sequence[Pile]
    target: Sequence[Pile]

    def cancel(self, are_alike: Callable[[Cue, Cue], bool]) -> None:
        """Take out each pair that says the same."""
        for mine, theirs in self.pairs(are_alike):
            _take(mine, theirs)

    def pairs(self, match: Callable[[Cue, Cue], bool]) -> Iterator[tuple[Pile, Pile]]:
        """Give the piles that match; their number is that of meanings, however long the text."""
        for mine in self.source:
            for theirs in self.target:
                if mine and theirs and match(mine[0], theirs[0]):
                    yield mine, theirs


_STRICT = frozenset({Sense.LEAST, Sense.MOST, Sense.UNTIL})
"""What a translation must say where the source does."""
_BOUNDS = frozenset({Sense.LEAST, Sense.MOST})
_LIMITS = frozenset({Sense.UNLESS, Sense.UNTIL, Sense.BEFORE})
_QUALITY = frozenset({Sense.UN, Sense.LACK})
_DENYING = frozenset({Sense.NOT, Sense.WITHOUT, Sense.UNLESS, Sense.AVOID})
_FIXED = frozenset({Sense.HYPER, Sense.HYPO})
"""Names of conditions: no negation turns one into the other."""
_VAGUE = frozenset({Sense.UNTIL})
"""Words for it say much else where they are not sure."""
_NEAR = frozenset({Sense.WITHIN, Sense.EARLY, *AMOUNT_UP, *AMOUNT_DOWN})
"""May say an order too."""
_LOOSE = frozenset({Sense.WITHIN})
"""Names an amount only where nothing else does: 4 tablets within 24 hours."""
_ENDS = tuple(each for pair in SCALES for each in (pair, pair[::-1]))
"""Each end of a scale with the contrary one."""


Shape = tuple[tuple[frozenset[Sense], frozenset[Sense], bool], ...]
"""What each cue of a sentence says, and whether it stands in the first clause."""
_shape_of = itemgetter(0, 1, 3)
_REMEMBERED = 16
"""Sentences with more cues are weighed anew each time."""


def weigh(source: Sequence[Sentence], target: Sequence[Sentence]) -> tuple[Difference, ...]:
    """Compare two texts, sentence by sentence where both have as many, else as a whole."""
    if len(source) != len(target):
        source, target = (_chain(source),), (_chain(target),)
    pairs = zip(source, target, strict=True)
    return tuple(difference for mine, theirs in pairs for difference in _weigh(mine, theirs))


def _chain(sentences: Sequence[Sentence]) -> Sentence:
    return tuple(cue for sentence in sentences for cue in sentence)


def _weigh(source: Sentence, target: Sentence) -> Sequence[Difference]:
    """Weigh what two sentences say; many say the same, wherever in their words it stands."""
    if not any(cue.sure for cue in source) and not any(cue.sure for cue in target):
        return ()
    shapes = tuple(map(_shape_of, source)), tuple(map(_shape_of, target))
    is_short = max(len(source), len(target)) <= _REMEMBERED
    found = _weigh_often(*shapes) if is_short else _weigh_shapes(*shapes)
    return [_locate(each, source, target) for each in found] if found else ()


def _number(shape: Shape) -> Sentence:
    return tuple(
        Cue(senses, sure, (number, number), is_first, is_bracketed=False)
        for number, (senses, sure, is_first) in enumerate(shape)
    )


def _locate(found: Difference, source: Sentence, target: Sentence) -> Difference:
    return replace(
        found,
        source=source[found.source.place[0]] if found.source else None,
        target=target[found.target.place[0]] if found.target else None,
    )


@lru_cache(maxsize=8192)
def _weigh_often(source: Shape, target: Shape) -> Sequence[Difference]:
    return _weigh_shapes(source, target)


def _weigh_shapes(source_shape: Shape, target_shape: Shape) -> Sequence[Difference]:
    """Weigh cues of which only that is known, each with its number for its place."""
    source, target = _number(source_shape), _number(target_shape)
    rest = _Rest(_pile(source), _pile(target))
    _cancel_sure(rest)
    is_plain = sum(map(_denies, source)) == sum(map(_denies, target))
    found = [*_plain_contraries(rest)] if is_plain else []
    _cancel_weak(rest)
    found += [*_contraries(rest, _contrary_senses), *_negations(rest), *_strict(rest)]
    return tuple(found or _moved(source, target)) or tuple(_one_sided(source, target))


def _pile(sentence: Sentence) -> Sequence[Pile]:
    piles: dict[tuple[frozenset[Sense], frozenset[Sense]], Pile] = {}
    for cue in sentence:
        piles.setdefault((cue.senses, cue.sure), []).append(cue)
    return sorted(piles.values(), key=lambda pile: not pile[0].sure)


def _take(*piles: Pile) -> Sequence[Sequence[Cue]]:
    """Take as many from each pile as the smallest has."""
    count = min(map(len, piles))
    taken = [pile[:count] for pile in piles]
    for pile in piles:
        del pile[:count]
    return taken


def _cancel_sure(rest: _Rest) -> None:
    """Take out what both sides surely say, the plainest first."""
    rest.cancel(lambda mine, theirs: Sense.OR in mine.senses and Sense.OR in theirs.senses)
    rest.cancel(lambda mine, theirs: bool(mine.sure & theirs.sure))
    rest.cancel(lambda mine, theirs: _share_end(mine.sure - _LOOSE, theirs.sure - _LOOSE))
    _cancel_denied_contraries(rest, _are_denied_bounds)
    rest.cancel(_are_weakly_akin)


def _cancel_weak(rest: _Rest) -> None:
    """Take out what both sides may say."""
    rest.cancel(lambda mine, theirs: bool(mine.sure & theirs.senses or mine.senses & theirs.sure))
    rest.cancel(
        lambda mine, theirs: not mine.sure | theirs.sure and bool(mine.senses & theirs.senses)
    )
    rest.cancel(lambda mine, theirs: _share_end(mine.sure, theirs.sure))
    _cancel_denied_contraries(rest, _may_flip)
    rest.cancel(_may_be_akin)
    rest.cancel(_deny_weakly)
    _cancel_exceptions(rest)


def _share_end(mine: frozenset[Sense], theirs: frozenset[Sense]) -> bool:
    """Tell whether they say the same end of a scale of amounts or times."""
    return any(mine & end and theirs & end for scale in SCALES[:2] for end in scale)


def _are_weakly_akin(mine: Cue, theirs: Cue) -> bool:
    """Tell whether both may say the same end, so that neither accounts for a sure word."""
    return not mine.sure | theirs.sure and _share_end(mine.senses, theirs.senses)


def _may_be_akin(mine: Cue, theirs: Cue) -> bool:
    """Tell whether one may say the end that the other says; a bound needs a sure word."""
    if mine.sure & _STRICT and not theirs.sure:
        return False
    return _share_end(mine.sure, theirs.senses) or _share_end(mine.senses, theirs.sure)


def _deny_weakly(mine: Cue, theirs: Cue) -> bool:
    """Tell whether both may deny a quality, so that neither accounts for a sure negation."""
    return bool(mine.senses & _QUALITY and theirs.senses & _QUALITY) and not mine.sure | theirs.sure


def _cancel_denied_contraries(rest: _Rest, may_flip: Callable[[Cue, Cue], bool]) -> None:
    """Take out `not dry` for `wet`: contrary words of which one side denies its own."""
    for mine, theirs in rest.pairs(may_flip):
        for side in (rest.source, rest.target):
            denials = (pile for pile in side if pile and Sense.NOT in pile[0].sure)
            denial = next(
                (pile for pile in denials if pile is not mine and pile is not theirs), None
            )
            if denial and mine and theirs:
                _take(mine, theirs, denial)


def _may_flip(mine: Cue, theirs: Cue) -> bool:
    is_fixed = (mine.senses | theirs.senses) & _FIXED
    return not is_fixed and bool(_contrary_senses(mine, theirs))


def _are_denied_bounds(mine: Cue, theirs: Cue) -> bool:
    """Tell whether one may be `no more than` and the other `at most`."""
    return bool((mine.sure | theirs.sure) & _BOUNDS) and bool(_sure_contraries(mine, theirs))


def _cancel_exceptions(rest: _Rest) -> None:
    """Take out `not unless`, `not until` for `only if`, `only then`."""
    for one, other in ((rest.source, rest.target), (rest.target, rest.source)):
        only = _find(other, lambda cue: Sense.ONLY in cue.senses)
        limited = _find(one, lambda cue: bool(cue.senses & _LIMITS))
        denial = _find(one, lambda cue: Sense.NOT in cue.senses and not cue.senses & _LIMITS)
        if limited and denial and only:
            _take(limited, denial, only)
    _cancel_restrictions(rest.target)


def _cancel_restrictions(target: Sequence[Pile]) -> None:
    """Take out `none but few` of a translation: it says that there are some."""
    excepted = _find(target, lambda cue: Sense.UNLESS in cue.sure)
    denial = _find(target, lambda cue: Sense.NOT in cue.senses and Sense.UNLESS not in cue.senses)
    if excepted and denial:
        _take(excepted, denial)


def _find(side: Sequence[Pile], match: Callable[[Cue], bool]) -> Pile | None:
    return next((pile for pile in side if pile and match(pile[0])), None)


def _plain_contraries(rest: _Rest) -> Iterator[Difference]:
    """Find words that are surely contrary where no weak word of a side may say what the other does."""
    if not any(_find(side, _denies) for side in (rest.source, rest.target)):
        yield from _contraries(rest, partial(_stand_alone, rest))


def _denies(cue: Cue) -> bool:
    return Sense.NOT in cue.senses


def _stand_alone(rest: _Rest, mine: Cue, theirs: Cue) -> frozenset[Sense]:
    """Give what the source surely says and no word of the translation may, beside a sure contrary."""
    for one, other in _ENDS:
        said = mine.sure & one
        if said and theirs.sure & other and not _may_say(rest.target, one - _LOOSE):
            return said
    return frozenset()


def _may_say(side: Sequence[Pile], end: frozenset[Sense]) -> bool:
    return any(pile and pile[0].senses & end for pile in side)


def _contraries(rest: _Rest, find: Callable[[Cue, Cue], frozenset[Sense]]) -> Iterator[Difference]:
    for mine, theirs in rest.pairs(lambda one, other: bool(find(one, other))):
        sure = find(mine[0], theirs[0])
        says_nothing_else = mine[0].senses <= sure
        is_sure = says_nothing_else or bool(mine[0].sure & sure or theirs[0].sure & _DENYING)
        for one, other in zip(*_take(mine, theirs), strict=True):
            yield Difference(Fault.CONTRARY, min(sure), one, other, is_sure)


def _contrary_senses(mine: Cue, theirs: Cue) -> frozenset[Sense]:
    """Give what the source says where the other says the contrary; one of them must be sure."""
    if said := _sure_contraries(mine, theirs):
        return said
    for one, other in _ENDS:
        said, found = mine.senses & one, theirs.senses & other - (_VAGUE - theirs.sure)
        if said and found and (mine.sure & one or theirs.sure & other):
            return said
    return frozenset()


def _sure_contraries(mine: Cue, theirs: Cue) -> frozenset[Sense]:
    """Give what the source surely says where the other surely says the contrary."""
    ends = (mine.sure & one for one, other in _ENDS if theirs.sure & other)
    return next(filter(None, ends), frozenset())


def _negations(rest: _Rest) -> Iterator[Difference]:
    mine, theirs = (_list_negations(side) for side in (rest.source, rest.target))
    for cue in _sure_of(mine, NEGATIVE)[len(theirs) :]:
        yield Difference(Fault.LOST, min(cue.sure & NEGATIVE), cue, None, is_sure=True)
    if any(Sense.OR in cue.senses for cue in mine):
        return  # the translation may repeat the negation for each thing that `or` joins
    for cue in _sure_of(theirs, NEGATIVE)[len(mine) :]:
        yield Difference(Fault.ADDED, min(cue.sure & NEGATIVE), None, cue, is_sure=True)


def _list_negations(side: Sequence[Pile]) -> Sequence[Cue]:
    return [cue for pile in side for cue in pile if cue.senses & (NEGATIVE | {Sense.OR})]


def _sure_of(cues: Sequence[Cue], senses: frozenset[Sense]) -> Sequence[Cue]:
    return [cue for cue in cues if cue.sure & senses]


def _strict(rest: _Rest) -> Iterator[Difference]:
    for cue in (cue for pile in rest.source for cue in pile if cue.sure & _STRICT):
        yield Difference(Fault.LOST, min(cue.sure & _STRICT), cue, None, is_sure=True)
    for cue in (cue for pile in rest.target for cue in pile if cue.sure & _BOUNDS):
        if not cue.senses - _BOUNDS:
            yield Difference(Fault.ADDED, min(cue.sure & _BOUNDS), None, cue, is_sure=True)


def _moved(source: Sentence, target: Sentence) -> Iterator[Difference]:
    """Find a negation that left the condition of a sentence for its other part."""
    mine, theirs = _condition(source), _condition(target)
    if mine is None or theirs is None or any(cue.senses & NEGATIVE for cue in theirs):
        return
    lost, outside = _sure_of(mine, NEGATIVE), len(_sure_of(target, NEGATIVE))
    if lost and outside > len(_sure_of(source, NEGATIVE)) - len(lost):
        yield Difference(Fault.LOST, min(lost[0].sure & NEGATIVE), lost[0], None, is_sure=True)


def _one_sided(source: Sentence, target: Sentence) -> Iterator[Difference]:
    """Find a lost `before` where the source says before and after, the translation after alone."""
    lost, after = _sure_of(source, TIME_EARLIER), _sure_of(target, TIME_LATER)
    is_said = any(cue.senses & TIME_EARLIER or cue.sure & _NEAR for cue in target)
    if lost and after and not is_said and _sure_of(source, TIME_LATER):
        sense = min(lost[0].sure & TIME_EARLIER)
        yield Difference(Fault.CONTRARY, sense, lost[0], after[0], is_sure=False)


def _condition(sentence: Sentence) -> Sequence[Cue] | None:
    """Give the cues of the one condition of a sentence; None where it has none, or several."""
    opening = [place for place, cue in enumerate(sentence) if Sense.IF in cue.sure]
    if len(opening) != 1:
        return None
    start = sentence[opening[0]]
    rest = sentence[opening[0] :]
    stands_first = start.is_first_clause and start is sentence[0]
    return [cue for cue in rest if cue.is_first_clause] if stands_first else rest
