"""Tells where a message stood before: under another address, in another document, without an id."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from service.catalogs.texts import is_address
from service.content.moves import Moves, name_text
from service.journal.store.records import TextRow, Wording, key_of_message
from service.journal.store.sources import SourceText

Place = tuple[str, str]
"""Domain and key."""
FindText = Callable[[str, str], TextRow | None]
"""The last text at a domain and key."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The moves, as they are followed backwards."""

    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What became of a document or address, by what it became."""
    unnamed: Mapping[str, Place] = field(default_factory=dict)
    """The places of texts without an id, by the names that the moves give them."""

    def before(self, place: Place) -> Iterator[Place]:
        """Yield where a message stood before, the last place first, each place once."""
        seen, waiting = {place}, [place]
        while waiting:
            for earlier in self._step_back(*waiting.pop(0)):
                if earlier not in seen:
                    seen.add(earlier)
                    waiting.append(earlier)
                    yield earlier

    def _step_back(self, domain: str, key: str) -> Iterator[Place]:
        for source in self.sources.get(key, ()):
            if "#" not in source:
                yield source.partition("/")[0], source
            elif source in self.unnamed:
                yield self.unnamed[source]
        for document in self.sources.get(domain, ()):
            unit = key.removeprefix(f"{domain}/")
            yield document, f"{document}/{unit}" if is_address(key, domain) else key


NO_TRAIL = Trail()


def make_trail(moves: Moves, sources: Mapping[str, Mapping[str, SourceText]]) -> Trail:
    """Turn moves round; `sources` are all wordings that the journal knows, by domain and key."""
    turned: dict[str, list[str]] = {}
    for line in moves.lines:
        if line.target:
            turned.setdefault(line.target, []).append(line.source)
    unnamed = {
        name_text(domain, source.msgctxt, source.msgid): (domain, key)
        for domain, known in sources.items()
        for key, source in known.items()
        if not is_address(source.msgctxt, domain)
    }
    return Trail(turned, unnamed)


def documents_without_ids(moves: Moves) -> frozenset[str]:
    """Name the documents that had texts without an id which have one now."""
    return frozenset(
        line.source.partition("#")[0] for line in moves.lines if "#" in line.source and line.target
    )


def find_earlier(trail: Trail, place: Place, wording: Wording, find: FindText) -> TextRow | None:
    """Find the text that a message took over from where it stood, or from the words it had, before."""
    domain, key = place
    worded = key_of_message(domain, wording.msgctxt, wording.msgid)
    places = [(domain, worded)] if worded != key else []
    for earlier in (*places, *trail.before(place)):
        row = find(*earlier)
        if row is not None and not row.wording.is_empty:
            return row
    return None
