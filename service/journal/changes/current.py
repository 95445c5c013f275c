"""Tells whether catalogs have the present words of messages: texts are brought forward into them."""

from collections.abc import Callable, Sequence

from service.catalogs.texts import SOURCE_LANGUAGE, Texts
from service.content.model import Message
from service.errors import Fault, InputError
from service.journal.changes.find import SourceChange

_UPDATE = "Run `polyleaf extract` and `polyleaf update`."


def knows_message(texts: Texts) -> Callable[[str, Message], bool]:
    """Make what tells whether the catalog of a language has a message in its present words."""

    def knows(language: str, message: Message) -> bool:
        catalog = texts.get(language, {}).get(message.domain)
        return catalog is not None and message.key in catalog.texts

    return knows


def check_current(picked: Sequence[SourceChange], texts: Texts) -> None:
    """Raise InputError where a catalog does not have the present words yet, to which texts would come."""
    knows = knows_message(texts)
    lacking = {
        text.language
        for change in picked
        for text in change.texts
        if text.language in texts and not knows(text.language, change.message)
    } - {SOURCE_LANGUAGE}
    if lacking:
        told = f"The catalogs of {', '.join(sorted(lacking))} are behind the source."
        raise InputError([Fault("translations", 0, told, _UPDATE)])
