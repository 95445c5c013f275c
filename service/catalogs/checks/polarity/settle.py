"""What a cue means after those before it in its sentence."""

from collections.abc import Iterator, Sequence

from service.catalogs.checks.polarity.cue import Cue
from service.catalogs.checks.polarity.sense import NEGATIVE, Sense

_REACH = 60
"""So many characters may stand between `ne` and what closes it."""

_KEPT = frozenset({Sense.NEVER})
"""What a word says beside its negation, whether that counts once more or not."""


def settle(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Settle what double negations, joined ones and `ne … pas` come to."""
    denied = False
    particle: Cue | None = None
    for cue in cues:
        if Sense.PARTICLE in cue.senses:
            particle = cue
        elif settled := _settle(cue, particle, denied=denied):
            particle = None if Sense.NOT in settled.senses else particle
            denied = denied or bool(settled.sure & NEGATIVE)
            yield settled
    if particle and not denied:
        yield particle._replace(senses=frozenset({Sense.HINT}), sure=frozenset())


def _settle(cue: Cue, particle: Cue | None, *, denied: bool) -> Cue | None:
    if Sense.CONCORD in cue.senses:
        joins = Sense.OR in cue.senses or (denied and not particle)
        return _joining(cue) if joins else _denying(cue)
    if Sense.OR in cue.senses:
        return cue if denied else None
    if Sense.CLOSING in cue.senses:
        return _close(cue, particle)
    repeats = denied and cue.is_bracketed and Sense.NOT in cue.senses
    return _joining(cue) if repeats else cue


def _close(cue: Cue, particle: Cue | None) -> Cue | None:
    if particle and cue.place[0] - particle.place[1] <= _REACH:
        return _denying(cue)
    rest = cue.senses - {Sense.CLOSING}
    return cue._replace(senses=rest, sure=cue.sure & rest) if rest else None


def _denying(cue: Cue) -> Cue:
    own = cue.senses & _KEPT
    return cue._replace(senses=own | {Sense.NOT}, sure=own | {Sense.NOT})


def _joining(cue: Cue) -> Cue:
    own = cue.senses & _KEPT
    return cue._replace(senses=own | {Sense.OR, Sense.NOT}, sure=own)
