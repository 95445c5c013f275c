"""Reads the messages of a PO file that stand there as msgcat writes them, each in one step."""

import re
from collections.abc import Iterator

from service.catalogs.po.charset import UTF_8
from service.catalogs.po.draft import Draft
from service.catalogs.po.lexer import KEYWORD_END, STRING
from service.catalogs.po.limits import Limits
from service.catalogs.po.strings import StringError, join_strings, unescape

_COMMENT = r"\#(?![~|])"
_TEXT = rf'(?: "([^"\\\n\0\4]*+)"\n(?!") | ((?:{STRING}){{1,100}}+)\n )'
"""The text of one string without escapes, or a run of strings."""
_MESSAGE = re.compile(
    rf"""\n*+
    ( (?: {_COMMENT}[^\n\r]*+\n )*+ )
    (?: msgctxt[ ]{_TEXT} )?+
    msgid[ ]{_TEXT}
    msgstr[ ]{_TEXT}
    (?= \n*+ (?: {_COMMENT} | msg(?:id|ctxt){KEYWORD_END} | \Z ) )
    """,
    re.VERBOSE,
)
"""A message with a comment behind it, another message or nothing: what else there is belongs to it."""


def read_usual(text: str, start: int, codec: str, limits: Limits) -> Iterator[tuple[Draft, int]]:
    """Read the messages from `start` on as long as they are usual, each with the offset behind it.

    Its law: they are what their tokens make. What may break a rule or pass a limit is not usual.
    """
    most = min(limits.lines, limits.string_bytes // 4)  # so few characters pass neither
    while match := _MESSAGE.match(text, start):
        start = match.end()
        draft = _read(match, codec) if start - match.start() <= most else None
        if draft is None:
            return
        yield draft, start


def _read(match: re.Match[str], codec: str) -> Draft | None:
    """Make the message of a match; None where a comment or a string may have a flaw."""
    comments, context, contexts, msgid, msgids, msgstr, msgstrs = match.groups()
    if "\\\n" in comments or not (codec == UTF_8 or comments.isascii()):
        return None
    try:
        strings = {
            "msgid": unescape(join_strings(msgids), codec) if msgid is None else msgid,
            "msgstr": unescape(join_strings(msgstrs), codec) if msgstr is None else msgstr,
        }
        if contexts or context is not None:
            strings["msgctxt"] = (
                unescape(join_strings(contexts), codec) if context is None else context
            )
    except StringError:
        return None
    return Draft(match.end(1), comments=comments.split("\n")[:-1], strings=strings)
