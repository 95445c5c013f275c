"""What a word can say of polarity: its senses, and which of them are contrary or akin."""

from enum import StrEnum


class Sense(StrEnum):
    """One thing that a word says; each language lists the words that say it."""

    NOT = "not"
    WITHOUT = "without"
    UNLESS = "unless"
    AVOID = "avoid"
    STOP = "stop"
    FORBID = "forbid"
    PREVENT = "prevent"
    LACK = "lack"
    """Lack, fail, refuse, miss: what is wanted does not come."""
    UN = "un"
    """A quality denied: unsafe, impossible, alcohol-free."""
    HINT = "hint"
    """No negation, but another language may put it as one: rarely, on an empty stomach."""
    ONLY = "only"
    """Denies all else: `not … unless` may stand for it."""
    CONCORD = "concord"
    """Denies by itself, yet not once more after a negation: no … nada, no … ni."""
    OR = "or"
    """Joins what one negation denies; another language may repeat the negation there."""
    PARTICLE = "particle"
    """Opens a negation that another word closes: ne … pas."""
    CLOSING = "closing"
    """Denies behind a particle only: ne … plus."""

    LEAST = "at least"
    MOST = "at most"
    OVER = "more than"
    UNDER = "less than"
    UP = "up"
    DOWN = "down"
    HYPER = "hyper-"
    HYPO = "hypo-"
    BEFORE = "before"
    AFTER = "after"
    UNTIL = "until"
    WITHIN = "within"

    GO = "go on"
    ALLOW = "allow"
    SAFE = "safe"
    DANGEROUS = "dangerous"
    FREQUENT = "frequent"
    RARE = "rare"
    BETTER = "better"
    WORSE = "worse"
    DRY = "dry"
    WET = "wet"
    MILD = "mild"
    SEVERE = "severe"
    FAST = "fast"
    SLOW = "slow"
    EARLY = "early"
    LATE = "late"
    HOT = "hot"
    COLD = "cold"
    OPEN = "open"
    CLOSED = "closed"
    FULL = "full"
    EMPTY = "empty"
    AWAKE = "awake"
    ASLEEP = "asleep"
    OLDER = "older"
    YOUNGER = "younger"
    LEFT = "left"
    RIGHT = "right"
    FIRST = "first"
    LAST = "last"
    ALWAYS = "always"
    NEVER = "never"

    IF = "if"
    """Opens a condition; compared with nothing."""


NEGATIVE = frozenset(
    {
        *(Sense.NOT, Sense.WITHOUT, Sense.UNLESS, Sense.AVOID, Sense.STOP, Sense.FORBID),
        *(Sense.PREVENT, Sense.LACK, Sense.UN, Sense.HINT),
    }
)
"""Each may stand for any other in a translation."""
AMOUNT_UP = frozenset({Sense.LEAST, Sense.OVER, Sense.UP, Sense.HYPER})
AMOUNT_DOWN = frozenset({Sense.MOST, Sense.UNDER, Sense.DOWN, Sense.HYPO, Sense.WITHIN})
TIME_EARLIER = frozenset({Sense.BEFORE, Sense.UNTIL})
TIME_LATER = frozenset({Sense.AFTER})
SCALES: tuple[tuple[frozenset[Sense], frozenset[Sense]], ...] = (
    (AMOUNT_UP, AMOUNT_DOWN),
    (TIME_EARLIER, TIME_LATER),
    *(
        (frozenset({one}), frozenset({other}))
        for one, other in (
            (Sense.WITHIN, Sense.AFTER),
            (Sense.GO, Sense.STOP),
            (Sense.ALLOW, Sense.FORBID),
            (Sense.SAFE, Sense.DANGEROUS),
            (Sense.FREQUENT, Sense.RARE),
            (Sense.BETTER, Sense.WORSE),
            (Sense.DRY, Sense.WET),
            (Sense.MILD, Sense.SEVERE),
            (Sense.FAST, Sense.SLOW),
            (Sense.EARLY, Sense.LATE),
            (Sense.HOT, Sense.COLD),
            (Sense.OPEN, Sense.CLOSED),
            (Sense.FULL, Sense.EMPTY),
            (Sense.AWAKE, Sense.ASLEEP),
            (Sense.OLDER, Sense.YOUNGER),
            (Sense.LEFT, Sense.RIGHT),
            (Sense.FIRST, Sense.LAST),
            (Sense.ALWAYS, Sense.NEVER),
        )
    ),
)
"""Pairs of contrary ends; the senses of one end may stand for each other."""
