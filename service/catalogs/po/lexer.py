"""Which tokens a PO file consists of."""

import re
from collections.abc import Iterator
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of tokens; the names are those of the groups in the pattern."""

    COMMENT = "comment"
    KEYWORD = "keyword"
    STRING = "string"
    """One string, or a run of strings without a mark between them."""
    UNCLOSED = "unclosed"
    INDEX = "index"
    """The `[0]` of a plural form."""
    JUNK = "junk"
    """What is no token, up to the end of the line."""
    END = "end"


Token = tuple[str, str, int, str]
"""Its kind, its text, its offset in characters, and the mark `#~`, `#|` or `#~|` of its line."""

SPACE = r"[ \t\r\f\v\n]*+"
_BLANK = r"[ \t\r\f\v]*+"
_BODY = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+'
STRING = rf'{_BODY}"(?:(?={SPACE}"){SPACE})?'
"""One string, with what stands before the next one."""
KEYWORD_END = "(?![A-Za-z0-9_$])"
_RUN = 10_000
"""Strings taken as one token; a longer run is several tokens."""
_TOKEN = re.compile(
    rf"""{SPACE}(?:
      (?P<comment> \#(?![~|])[^\n]*+ )
    | (?P<mark> (?: \#(?:~\|?+|\|) {_BLANK} )++ )
    | (?P<keyword> msg(?>id_plural|id|str|ctxt){KEYWORD_END} )
    | (?P<string> (?: {STRING} ){{1,{_RUN}}}+ )
    | (?P<unclosed> {_BODY}\\?+ )
    | (?P<index> \[{_BLANK}[0-9]++{_BLANK}\] )
    | (?P<end> \Z )
    | (?P<junk> [^\n]++ )
    )""",
    re.VERBOSE,
)


def read_tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Split a text into tokens from `start` on as gettext's lexer does.

    A mark holds to the end of its line; where a comment ends that line, of the next one too.
    """
    mark, spared = "", 0
    for match in _TOKEN.finditer(text, start):
        kind = match.lastgroup or Kind.END
        offset = match.start(kind)
        if mark and text.count("\n", match.start(), offset) > spared:
            mark = ""
        spared = kind == "comment"
        token = match[kind]
        if kind == "mark":
            mark = _join_marks(mark, token)
            continue
        yield kind, token, offset, mark
        if mark and "\n" in token:
            mark = ""


def _join_marks(one: str, other: str) -> str:
    return "#" + "".join(sign for sign in "~|" if sign in one or sign in other)
