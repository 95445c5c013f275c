"""What is to be checked in a PO file: its texts, each beside the message that it translates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polib

from service.catalogs.po import (
    PluralFormsError,
    forms_of,
    is_fuzzy,
    is_live,
    is_plural,
    key_of,
    read_plural_rule,
)
from service.catalogs.texts import Key, is_address
from service.content.model import Level, Message

_TRIED = range(201)
"""The numbers that tell for which a plural form is; the forms of all languages differ below 200."""


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a PO file: a msgstr, or one of its plural forms."""

    message: Message
    msgstr: str
    path: str
    """Of the PO file."""
    line: int
    other: Message | None = None
    """The singular, where a plural form is for the number one and for others: it may follow either."""
    now: Message | None = None
    """The message as it is now, where the text was written for other words."""


Messages = Mapping[Key | str, Message]
"""A project's messages of one domain, by key and by address."""


def index_messages(messages: Sequence[Message], domain: str) -> Messages:
    """Let messages be found as their texts are: by key, else by permanent address."""
    index: dict[Key | str, Message] = {message.key: message for message in messages}
    for message in messages:
        if message.context is not None and is_address(message.context, domain):
            index[message.context] = message
    return index


def list_items(
    catalog: polib.POFile, path: str, messages: Messages, *, fuzzy: bool = False
) -> Iterator[Item]:
    """List the texts of a catalog in order; obsolete and empty ones never, fuzzy ones if asked.

    A text is checked against the words that it was written for, and in the place of its message.
    """
    plurals = _plurals(catalog)
    for entry in catalog:
        if is_live(entry) and (fuzzy or not is_fuzzy(entry)):
            now = messages.get(key_of(entry)) or messages.get(entry.msgctxt or "")
            known = now or _make_message(entry, path)
            written = known if known.msgid == entry.msgid else replace(known, msgid=entry.msgid)
            for wanted, other, msgstr in _pairs(entry, written, plurals):
                if msgstr.strip():
                    yield Item(
                        wanted, msgstr, path, entry.linenum, other, None if now is written else now
                    )


def _pairs(
    entry: polib.POEntry, message: Message, plurals: Sequence[bool | None]
) -> Iterator[tuple[Message, Message | None, str]]:
    """Pair each msgstr with the message that it translates, and with the other that it may follow."""
    if not is_plural(entry):
        yield message, None, entry.msgstr
        return
    many = replace(message, msgid=entry.msgid_plural)
    for index, msgstr in enumerate(forms_of(entry)):
        match plurals[index] if index < len(plurals) else False:
            case True:
                yield message, None, msgstr
            case False:
                yield many, None, msgstr
            case None:
                yield many, message, msgstr


def _plurals(catalog: polib.POFile) -> Sequence[bool | None]:
    """Tell of each plural form whether it is for one thing: yes, no, or None for one and others."""
    try:
        rule = read_plural_rule(str(catalog.metadata.get("Plural-Forms", "")))
    except PluralFormsError:
        rule = None
    if rule is None:
        return (True, False)
    numbers = {
        index: {n for n in _TRIED if rule.form_of(n) == index} for index in range(rule.nplurals)
    }
    return [found == {1} or (None if 1 in found else False) for found in numbers.values()]


def _make_message(entry: polib.POEntry, path: str) -> Message:
    """Make a message of an entry alone: what its comments and flags say of it."""
    said = dict(line.partition(": ")[::2] for line in entry.comment.split("\n"))
    return Message(
        domain="",
        context=entry.msgctxt,
        msgid=entry.msgid,
        level=_level(said.get("level", "")),
        path=path,
        line=entry.linenum,
        place="",
        kind=said.get("kind", ""),
        placeholders=any(map(_is_format, entry.flags)),
    )


def _is_format(flag: str) -> bool:
    """Tell whether a flag says that a text has placeholders (gettext manual, "PO Files")."""
    return flag.endswith("-format") and not flag.startswith(("no-", "possible-", "impossible-"))


def _level(named: str) -> Level:
    """Read a level; one that nobody named is the gravest, as of an unknown kind (design §2)."""
    return Level(named) if named in list(Level) else Level.SAFETY
