"""Texts: what the catalogs of a project say, by language, domain and key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import polib

from service.catalogs.po import is_fuzzy, is_live, load_po
from service.errors import Fault, InputError
from service.locales.locale_names import locale_of, tag_of
from service.locales.subtags import TagError
from service.locales.tags import maximal_tag

ORIGIN_HEADER = "X-Polyleaf-Origin"
Key = tuple[str | None, str]


class Origin(StrEnum):
    """Where a text comes from."""

    SOURCE = "source"
    HUMAN = "human"
    MACHINE = "machine"
    MEMORY = "memory"
    ADOPTED = "adopted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Text:
    """One wording of a message in one language."""

    msgid: str
    """The msgid that it was written for."""
    msgstr: str
    fuzzy: bool
    origin: Origin
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Catalog:
    """The texts of one domain in one language."""

    texts: Mapping[Key, Text] = field(default_factory=dict)
    addresses: Mapping[str, Text] = field(default_factory=dict)
    """By msgctxt: finds a text whose message has other words now."""

    def find(self, context: str | None, msgid: str) -> Text | None:
        """Return the text of a message, else the one of its address; None where there is none."""
        exact = self.texts.get((context, msgid))
        return exact or (self.addresses.get(context) if context else None)


NO_CATALOG = Catalog()
Texts = Mapping[str, Mapping[str, Catalog]]
"""By language tag, then by domain."""


def catalog_path(root: Path, language: str, domain: str) -> Path:
    """Return where the catalog of a domain in a language lies."""
    return root / "translations" / locale_of(language) / "LC_MESSAGES" / f"{domain}.po"


def list_languages(root: Path) -> tuple[str, ...]:
    """List the languages that have a folder in `translations/`; raises InputError on other names."""
    folders = sorted(path.parent.name for path in (root / "translations").glob("*/LC_MESSAGES"))
    tags, faults = [], []
    for name in folders:
        try:
            tags.append(tag_of(name))
        except TagError as error:
            faults.append(Fault(f"translations/{name}", 0, f"This is no locale: {error}"))
    if faults:
        raise InputError(faults)
    return tuple(sorted(tags))


def load_texts(root: Path, languages: Iterable[str], domains: Iterable[str]) -> Texts:
    """Load every catalog that exists; raises InputError with the faults of all of them."""
    wanted = tuple(domains)
    faults: list[Fault] = []
    loaded: dict[str, dict[str, Catalog]] = {}
    for language in languages:
        loaded[language] = {}
        for domain in wanted:
            path = catalog_path(root, language, domain)
            try:
                if path.exists():
                    loaded[language][domain] = read_texts(
                        load_po(path, root), _shown(path, root), language
                    )
            except InputError as error:
                faults += error.faults
    if faults:
        raise InputError(faults)
    return loaded


def read_texts(catalog: polib.POFile, path: str, language: str) -> Catalog:
    """Take the texts of a catalog; raises InputError where it is of another language."""
    if faults := tuple(_head_faults(catalog, path, language)):
        raise InputError(faults)
    origin = Origin(catalog.metadata.get(ORIGIN_HEADER, "").strip() or Origin.HUMAN)
    entries = [entry for entry in catalog if is_live(entry)]
    texts = {(entry.msgctxt, entry.msgid): _text(entry, origin, path) for entry in entries}
    return Catalog(texts, {context: text for (context, _), text in texts.items() if context})


def _text(entry: polib.POEntry, origin: Origin, path: str) -> Text:
    return Text(entry.msgid, entry.msgstr, is_fuzzy(entry), origin, path, entry.linenum)


def _head_faults(catalog: polib.POFile, path: str, language: str) -> Iterable[Fault]:
    named = catalog.metadata.get("Language", "").strip()
    if named and not _same_language(named, language):
        yield Fault(
            path, 1, f"The header says the language {named!r}, the folder says {locale_of(language)!r}.",
            "Put the file into the folder of its language, or correct the header.",
        )  # fmt: skip
    origin = catalog.metadata.get(ORIGIN_HEADER, "").strip()
    if origin and origin not in set(Origin) - {Origin.SOURCE}:
        yield Fault(path, 1, f"The header {ORIGIN_HEADER} has the unknown value {origin!r}.")


def _same_language(named: str, language: str) -> bool:
    """Tell whether a header names a folder's language; tools write zh_CN where the folder is zh_Hans."""
    try:
        said, held = maximal_tag(named.partition("@")[0].replace("_", "-")), maximal_tag(language)
    except TagError:
        return False
    return (said.language, said.script) == (held.language, held.script)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
