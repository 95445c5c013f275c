"""Says what breaks the grammar of a PO file, to whoever has to mend it."""

import re
from typing import NamedTuple

from service.catalogs.po.limits import Limits

_CONFLICT = re.compile(r"(?m:^)(<{7}|={7}|>{7}|\|{7})")
_SHOWN = 40


class Flaw(NamedTuple):
    """Something that breaks the grammar, and where."""

    offset: int
    """In characters."""
    message: str
    advice: str


class LimitError(Exception):
    """A size is passed: nothing further is read."""

    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw
        super().__init__(flaw.message)


NO_MSGSTR = ("The message has no msgstr.", 'Add msgstr "", or remove the message.')
COMMENT_INSIDE = ("A comment stands inside a message.", "Move it above the message.")
BACKSLASH = (
    "The comment ends with a backslash, which in gettext joins the next line to it.",
    "Remove the backslash.",
)
NO_KEYWORD = ("A string stands without its keyword.", "Write msgid or msgstr before it.")
NO_INDEX = ("A plural form has no index.", "Write msgstr[0].")
NO_PLURAL = ("msgstr[…] stands without a msgid_plural.", "Add the msgid_plural, or remove […].")
INCONSISTENT = (
    "The lines of one message differ in their #~ or #| mark.",
    "Give all lines of the message the same mark.",
)


def blame_junk(text: str, offset: int, string_end: int) -> Flaw:
    """Blame what is no token; `string_end` is where the last string before it ends, or -1."""
    return Flaw(offset, *_judge_junk(text, offset, string_end))


def _judge_junk(text: str, offset: int, string_end: int) -> tuple[str, str]:
    if _CONFLICT.match(text, offset):
        return "A merge conflict was left in the file.", "Choose a side, and remove the markers."
    if string_end >= 0 and "\n" not in text[string_end:offset]:
        advice = 'Write a quote that belongs to the text as \\".'
        return "There is text after the closing quote.", advice
    shown = text[offset : offset + _SHOWN].partition("\n")[0]
    if shown.startswith("domain"):
        return "The file has a domain line.", "Keep each domain in a file of its own."
    if shown.startswith("\ufeff"):
        return "There is a byte order mark in the file.", "Save the file as UTF-8 without it."
    if shown.startswith("["):
        return "This is no index of a plural form.", "Write msgstr[0]."
    return f"This is no keyword, comment or string: {shown!r}.", "Remove it, or put a # before it."


def blame_unclosed(text: str, offset: int, end: int) -> Flaw:
    """Blame a string without its closing quote, which stops at `end`."""
    if end == len(text):
        return Flaw(offset, "The file ends inside a string.", "Get the whole file again.")
    if text[end - 1] == "\\":
        advice = "Close the string, and start the next line with a quote."
        return Flaw(offset, "The line ends with a backslash inside a string.", advice)
    return Flaw(offset, "The string has no closing quote.", "Add the quote.")


def blame_string_size(offset: int, limits: Limits) -> Flaw:
    """Blame a string that passes a limit."""
    size = limits.string_bytes // 1024
    message = f"The string is too long: more than {size} KiB or {limits.lines} lines."
    return Flaw(offset, message, "Split the text into several messages.")


def blame_comment_size(offset: int) -> Flaw:
    """Blame comments that pass a limit."""
    return Flaw(offset, "The comments of one message are too long.", "Shorten them.")


def blame_form_count(offset: int, limits: Limits) -> Flaw:
    """Blame more plural forms than any language has."""
    message = f"The message has more than {limits.nplurals} plural forms, as no language has."
    return Flaw(offset, message, "Remove the forms that are too many.")
