"""The words of a unit in one language."""

from collections.abc import Iterator, Mapping, Sequence

from service.catalogs.texts import NO_CATALOG, Catalog, Key, Texts
from service.content.model import Message


class Words(Mapping[Key, str]):
    """The msgstr of each message of a unit in one language, looked up when one is asked for."""

    __slots__ = ("_held", "_language", "_messages", "_texts")

    def __init__(self, messages: Sequence[Message], texts: Texts, language: str) -> None:
        self._messages, self._texts, self._language = messages, texts, language
        self._held: Mapping[Key, str] | None = None

    def _words(self) -> Mapping[Key, str]:
        if self._held is None:
            catalogs = self._texts.get(self._language, {})
            self._held = dict(_find_words(self._messages, catalogs))
        return self._held

    def __getitem__(self, key: Key) -> str:
        return self._words()[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._words())

    def __len__(self) -> int:
        return len(self._words())


def _find_words(
    messages: Sequence[Message], catalogs: Mapping[str, Catalog]
) -> Iterator[tuple[Key, str]]:
    for message in messages:
        text = catalogs.get(message.domain, NO_CATALOG).find(message)
        if text is not None and text.msgstr.strip():
            yield message.key, text.msgstr
