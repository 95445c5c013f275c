"""Reads catalogs when they are asked for, if the same program has read the same bytes before."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from service.catalogs.po.limits import DISK
from service.catalogs.po.reader import read_po
from service.catalogs.texts import Catalog, Texts, catalog_path, has_text, load_texts, read_texts
from service.errors import Fault, InputError
from service.release.memo.fingerprint import fingerprint
from service.release.memo.memo import Memo, Table
from service.release.store.state import State, is_settled, state_of


@dataclass(frozen=True, slots=True)
class Unread:
    """A catalog's file, known by the digest of its bytes."""

    path: str
    file: Path
    digest: str
    language: str
    domain: str

    def read(self) -> Catalog:
        """Read the texts; raises InputError, also where the bytes are others now."""
        raw = self.file.read_bytes()
        if sha256(raw).hexdigest() != self.digest:
            advice = "Run the command again."
            raise InputError([Fault(self.path, 0, "Somebody saved it meanwhile.", advice)])
        return read_texts(read_po(raw, self.path), self.path, self.language, self.domain)


class Catalogs(Mapping[str, Catalog]):
    """The catalogs of one language, by domain, each read when it is first asked for."""

    def __init__(self) -> None:
        self._unread: dict[str, Unread] = {}
        self._read: dict[str, Catalog] = {}
        self._keys: dict[str, str] = {}
        self.has_text = False

    def add(self, unread: Unread, key: str, memo: Memo) -> None:
        """Add a catalog; raises InputError, now and not later, where it has faults."""
        said = memo.recall(Table.CATALOGS, key)
        if said is None:
            self._read[unread.domain] = unread.read()
            said = has_text({unread.domain: self._read[unread.domain]})
            memo.keep(Table.CATALOGS, key, said)
        self._unread[unread.domain], self._keys[unread.domain] = unread, key
        self.has_text = self.has_text or said

    def key(self, domain: str) -> str:
        """Name the catalog of a domain by its digest; empty where there is none."""
        return self._keys.get(domain, "")

    def __getitem__(self, domain: str) -> Catalog:
        if domain not in self._read:
            self._read[domain] = self._unread[domain].read()
        return self._read[domain]

    def __iter__(self) -> Iterator[str]:
        return iter(self._unread)

    def __len__(self) -> int:
        return len(self._unread)


def key_of_catalog(catalogs: Mapping[str, Catalog], domain: str) -> str:
    """Name the catalog of a domain by the digest of its bytes, or of its texts."""
    return catalogs.key(domain) if isinstance(catalogs, Catalogs) else _digest(catalogs, domain)


def _digest(catalogs: Mapping[str, Catalog], domain: str) -> str:
    catalog = catalogs.get(domain)
    if catalog is None:
        return ""
    return fingerprint({repr(key): text for key, text in catalog.texts.items()}, catalog.addresses)


def holds_text(catalogs: Mapping[str, Catalog]) -> bool:
    """Tell whether a language has any text at all."""
    return catalogs.has_text if isinstance(catalogs, Catalogs) else has_text(catalogs)


def load_texts_later(
    root: Path, languages: Iterable[str], domains: Collection[str], memo: Memo
) -> Texts:
    """Load every catalog that exists as `load_texts` does; raises InputError with all faults."""
    faults: list[Fault] = []
    loaded: dict[str, Catalogs] = {}
    for language in languages:
        loaded[language] = Catalogs()
        folder = catalog_path(root, language, "any").parent
        shown, plain = folder.relative_to(root).as_posix(), _list_plain(folder, root)
        for domain in domains:
            name = f"{domain}.po"
            try:
                if name in plain:
                    path, file = f"{shown}/{name}", folder / name
                    digest, key = _digest_file(path, file, plain[name], memo)
                    unread = Unread(path, file, digest, language, domain)
                    loaded[language].add(unread, key, memo)
                else:
                    load_texts(root, [language], [domain])  # raises what is wrong with it
            except InputError as error:
                faults += error.faults
    if faults:
        raise InputError(faults)
    return loaded


def _digest_file(path: str, file: Path, state: State, memo: Memo) -> tuple[str, str]:
    """Digest a catalog's bytes, and all that it is a function of: its path tells language and domain.

    A file that nobody wrote to since it was digested is not read.
    """
    known = memo.recall(Table.SEEN, path)
    if known and tuple(known[2]) == state:
        return known[0], known[1]
    digest = sha256(file.read_bytes()).hexdigest()
    key = fingerprint(path, digest)
    if is_settled(state):
        memo.keep(Table.SEEN, path, [digest, key, list(state)])
    return digest, key


def _list_plain(folder: Path, root: Path) -> Mapping[str, State]:
    """List what is surely a catalog's file, with its state: in no other folder, no link, not too large."""
    if not folder.resolve().is_relative_to(root.resolve()):
        return {}
    with os.scandir(folder) as entries:
        found = {
            entry.name: entry.stat(follow_symlinks=False)
            for entry in entries
            if entry.is_file(follow_symlinks=False)
        }
    return {
        name: state_of(status)
        for name, status in found.items()
        if status.st_size <= DISK.file_bytes
    }
