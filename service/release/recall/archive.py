"""Opens an old release for those who look after the texts: what was recalled since is gone from it."""

import json
from collections.abc import Collection, Iterator, Mapping

from service.release.checked import Body
from service.release.recall.stored import StoredRelease
from service.release.store import ReleaseStore
from service.release.store.opened import OpenRelease, Stored
from service.release.store.recalls import check_whole

_INSIDE = ("sections", "parts", "companions", "documents")
_Gone = Mapping[str, Mapping[str, frozenset[str]]]
"""The units with recalled texts, by the readers' language, then by document."""


class ArchivedRelease:
    """A stored release; a body that holds recalled text answers 410 Gone (RFC 9110 §15.5.11)."""

    def __init__(self, opened: OpenRelease, gone: _Gone) -> None:
        self.opened = opened
        self._gone = gone

    def find(self, path: str) -> Stored | None:
        """Look up a response; None where the release does not have it, or where it is gone."""
        return None if self.is_gone(path) else self.opened.find(path)

    def is_gone(self, path: str) -> bool:
        """Tell whether a body holds text that was recalled: of its own, in a part, a list or beside it."""
        if self.opened.find(path) is None:
            return False
        tags, tag = self.opened.manifest.tags, path.split("/")[2]
        gone = self._gone.get(tag if tag in tags else tags[0], {})
        stored = self.opened.find(f"{path.rpartition('.')[0]}.json")
        if not gone or stored is None:
            return False
        return any(_is_gone(text, gone) for text in _texts_in(json.loads(self.opened.read(stored))))


def open_archived(store: ReleaseStore, identifier: str) -> ArchivedRelease:
    """Open a release by its id. ReleaseError where it is damaged, or a recall cannot be applied."""
    recalls = store.recalls()
    check_whole(recalls)
    opened, held, active = store.open(identifier), store.find_recalled(identifier), recalls.active()
    documents = {recall.document for digest in held for recall in active[digest]}
    return ArchivedRelease(opened, _find_gone(StoredRelease(opened), documents, held))


def _find_gone(
    stored: StoredRelease, documents: Collection[str], digests: Collection[str]
) -> _Gone:
    gone: dict[str, dict[str, frozenset[str]]] = {}
    for document in documents:
        for tag, record in stored.records(document).items():
            units = (
                each for each in record.units if not _is_clean(each.digests | each.sources, digests)
            )
            gone.setdefault(tag, {})[document] = frozenset(unit.id for unit in units)
    return gone


def _is_clean(named: frozenset[str], digests: Collection[str]) -> bool:
    return named.isdisjoint(digests)


def _texts_in(body: Body) -> Iterator[Body]:
    yield body
    for name in _INSIDE:
        for inner in body.get(name, ()):
            yield from _texts_in(inner)


def _is_gone(text: Body, gone: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a text is of a unit that is gone; a document and a list name its intro only."""
    return text.get("id", "intro") in gone.get(text.get("document", ""), ())
