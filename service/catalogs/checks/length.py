"""The rule on length: what is too long to be a translation is not even parsed."""

from collections.abc import Iterator

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.content.model import Message
from service.content.policy import Severity
from service.locales.interface import N_

_LEAST, _TIMES = 2000, 8
"""A text may have this many characters, or this many times those of its source."""


def is_too_long(msgid: str, msgstr: str) -> bool:
    """Tell whether a text is far longer than any translation of its source.

    The time that Markdown takes grows faster than the text where brackets stay open.
    """
    return len(msgstr) > _limit(msgid)


def check_length(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation has a length that other rules can be run on."""
    if is_too_long(message.msgid, msgstr):
        wording = N_(
            "The translation has {count} characters; the most for this source is {most}. Shorten it."
        )
        values = {"count": str(len(msgstr)), "most": str(_limit(message.msgid))}
        yield Finding("length", Severity.BLOCK, wording, values)


def _limit(msgid: str) -> int:
    return max(_LEAST, _TIMES * len(msgid))
