"""Finds the runs of sanitized HTML that read against the direction of the text (UAX #9)."""

import re
from functools import cache

LEFT_TO_RIGHT = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u0373\u0376-\u037d"
    "\u037f\u0386\u0388-\u03f5\u03f7-\u0482\u048a-\u0589\u0904-\u0939\u0e01-\u0e30\u10a0-\u135a\u1780-\u17b3"
    "\u1e00-\u1fbc\u2126\u212a\u212b\u2c00-\u2ce4\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3"
)
"""Letters of bidirectional class L in which names and units are written."""
RIGHT_TO_LEFT = (
    "\u05be\u05c0\u05c3\u05c6\u05d0-\u05f4\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5"
    "\u06e5\u06e6\u06ee\u06ef\u06fa-\u070d\u070f\u0710\u0712-\u072f\u074d-\u07a5\u07b1-\u07ea"
    "\u0800-\u0815\u0840-\u0858\u0860-\u086a\u08a0-\u08c9\ufb1d\ufb1f-\ufb28\ufb2a-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfc\ufe70-\ufefc"
    "\U00010d00-\U00010d23\U0001e900-\U0001e943"
)
"""Characters of the classes R and AL."""
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_DIGITS = "0-9\u00b2\u00b3\u00b9\u00bc-\u00be\u0660-\u0669\u06f0-\u06f9"
_COUNTED = "[0-9\u06f0-\u06f9]"
"""Digits that an isolate puts in order; the Arabic-Indic ones keep theirs (UAX #9, class AN)."""

_SPACE = r"(?:\s|&nbsp;)"
_ESCAPED = "&amp;|&lt;|&gt;|&#39;"
_DASHES = "-\u2010-\u2015\u2212"
_INNER = rf"(?:[{_DASHES}.,:/%+'’·×^*@_=?#~°\\]|{_ESCAPED}){{1,3}}"
"""What joins two words without a space, as in `mg/kg` or an address."""
_SPACED = rf"{_SPACE}{{1,2}}(?:(?:[{_DASHES}+±·×=≤≥≈~/°]|{_ESCAPED}){_SPACE}{{0,2}})?"
"""What joins two words with a space; behind a comma or full stop something new begins."""

_LATIN_WORD = f"[{LEFT_TO_RIGHT}{_MARKS}{_DIGITS}\u066b\u066c]++"
_LATIN_JOIN = f"(?:{_SPACED}|{_INNER})"
_BRACKETED = rf"(?:\({_LATIN_WORD}(?:{_LATIN_JOIN}{_LATIN_WORD})*+[%+]?\)|\[{_LATIN_WORD}\])"
_LATIN_PHRASE = (
    rf"(?:{_BRACKETED}-?)?{_LATIN_WORD}(?:{_SPACE}?{_BRACKETED})?"
    rf"(?:{_SPACE}?[%‰٪](?!\w))?(?:[®™©°′″]|\+{{1,2}}(?!\w)|/(?!\w))?"
)
_SIGNED = rf"(?:[~±$€£]{_SPACE}?(?=[{_DIGITS}]|<strong>|<em>)|(?<!\w)[-+\u2212](?=[{_DIGITS}]))"
"""What belongs to the number behind it. Bounds do not: UAX #9 mirrors them beside every number alike,
so that they say the same from both sides (BidiMirroring.txt)."""
_AREA_CODE = rf"\({_COUNTED}{{2,5}}\){_SPACE}?(?={_COUNTED}{{2}})"
_ARABIC_WORD = f"[{RIGHT_TO_LEFT}{_MARKS}]++"
_ARABIC_JOIN = (
    rf"(?:{_SPACE}{{1,2}}(?:[{_DIGITS}]++{_SPACE})?|[.:!،]{_SPACE}|[{_DASHES}./'’_]|&#39;)"
)
_ARABIC_PHRASE = (
    rf"{_ARABIC_WORD}(?:{_SPACE}?\({_ARABIC_WORD}(?:{_ARABIC_JOIN}{_ARABIC_WORD})*+\))?"
)

_TAG = r"<(?:[^<>\"]|\"[^\"]*\")*+>"
_ENTITY = r"&#?\w+;"
MARKUP = re.compile(f"{_TAG}|{_ENTITY}")
"""What is HTML's, not the text's."""
CALLED = re.compile(
    rf"(?:[-+\u2212]|±{_SPACE}?)?(?:\({_COUNTED}+\){_SPACE}?)?{_COUNTED}+(?:(?:{_SPACE}|[-\u2010\u2011]){_COUNTED}{{2,}})*"
)
"""A number with its sign, or in groups as telephone numbers and days are."""
PLAIN_NUMBER = re.compile(rf"{_COUNTED}+|{_COUNTED}{{1,3}}-{_COUNTED}{{1,3}}")
"""What every reader of digits reads alike, and a range, which Arabic writes from the right."""
LATIN = re.compile(f"[{LEFT_TO_RIGHT}]")
"""Makes a run one that reads from the left."""
ARABIC = re.compile(f"[{RIGHT_TO_LEFT}]")
"""Makes a run one that reads from the right."""


def _pattern(first: str, word: str, join: str, before: str = "") -> re.Pattern[str]:
    """Find runs of words of one script, stressed or not, and what is to be left alone.

    `first` are the signs that a run may begin with: a text of the other script is passed by quickly.
    """
    run = f"{before}{word}(?:{join}{word})*+"
    stressed = f"<strong>{run}</strong>|<em>{run}</em>|<strong><em>{run}</em></strong>"
    piece = f"(?:{word}|{stressed})"
    whole = f"{before}{piece}(?:{join}?{piece})*+"
    alone = rf"<bdi\b[^<]*+(?:<(?!/?bdi\b)[^<]*+)*+</bdi>|<code>(?P<code>[^<]*)</code>|(?P<run>{whole})|{_TAG}|{_ENTITY}"
    return re.compile(f"(?=[<&{first}])(?:{alone})", re.DOTALL)


@cache
def in_right_to_left() -> re.Pattern[str]:
    """Match a `run` with Latin letters or of digits, a piece of `code`, or what is to be left alone.

    It takes a tenth of a second to compile, which most commands need not spend.
    """
    first = rf"{LEFT_TO_RIGHT}{_MARKS}{_DIGITS}\u066b\u066c(\[~±$€£+\u2212\-"
    before = f"(?:{_SIGNED}|{_AREA_CODE})?+"
    return _pattern(first, _LATIN_PHRASE, _LATIN_JOIN, before)


@cache
def in_left_to_right() -> re.Pattern[str]:
    """Match the same where the run is of Arabic, Hebrew or another script from the right."""
    return _pattern(RIGHT_TO_LEFT + _MARKS, _ARABIC_PHRASE, _ARABIC_JOIN)
