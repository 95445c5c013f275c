"""Texts: what the catalogs of a project say, by language, domain and key."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import polib

from service.catalogs.po import is_fuzzy, is_live, key_of, load_po
from service.content.model import Message
from service.errors import Fault, InputError
from service.locales.locale_names import locale_of, tag_of
from service.locales.subtags import TagError
from service.locales.tags import maximal_tag

SOURCE_LANGUAGE = "en"
"""The language of the source content."""
ORIGIN_HEADER = "X-Polyleaf-Origin"
SEGMENTATION_HEADER = "X-Polyleaf-Segmentation"
"""By which version of the rules a catalog's messages were cut; only our catalogs have it."""
_ORIGIN_COMMENT = re.compile(r"^polyleaf: origin[ \t]+(\S+)[ \t]*$", re.MULTILINE)
"""What a translator's comment says of one text, whatever the rest of its catalog is (design §6)."""
_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl"}
Key = tuple[str | None, str]


class Origin(StrEnum):
    """Where a text comes from; a catalog may name any but the first."""

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
    """By permanent address: finds a text whose message has other words now."""

    def find(self, message: Message) -> Text | None:
        """Return the text of a message, else the one of its address; None where there is none."""
        exact = self.texts.get(message.key)
        return exact or (self.addresses.get(message.context) if message.context else None)


NO_CATALOG = Catalog()
Texts = Mapping[str, Mapping[str, Catalog]]
"""By language tag, then by domain."""


def catalog_path(root: Path, language: str, domain: str) -> Path:
    """Return where the catalog of a domain in a language lies."""
    return root / "translations" / locale_of(language) / "LC_MESSAGES" / f"{domain}.po"


def is_address(context: str | None, domain: str) -> bool:
    """Tell whether a msgctxt is the permanent address of one message, `domain/unit`.

    Any other msgctxt only splits equal texts, and several messages may share it.
    """
    return context is not None and context.startswith(f"{domain}/")


def list_languages(root: Path) -> tuple[str, ...]:
    """List the languages that have a folder in `translations/`; raises InputError on other names."""
    tags, faults = find_languages(root)
    if faults:
        raise InputError(faults)
    return tags


def find_languages(root: Path) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    """Find the folders of languages, and everything that is wrong with their names."""
    folders = sorted(path.parent.name for path in (root / "translations").glob("*/LC_MESSAGES"))
    tags, faults = [], []
    for name in folders:
        try:
            tags.append(tag_of(name))
        except TagError as error:
            faults.append(Fault(f"translations/{name}", 0, f"This is no locale: {error}"))
    if SOURCE_LANGUAGE in tags:
        advice = "Remove the folder; change the words in content/."
        path = f"translations/{locale_of(SOURCE_LANGUAGE)}"
        faults.append(Fault(path, 0, "This is the language of the source.", advice))
    return tuple(sorted(tags)), (*faults, *_twin_faults(tags))


def _twin_faults(tags: Iterable[str]) -> Iterator[Fault]:
    """Find folders of one language, script and region: one would hide the other from its readers."""
    seen: dict[object, str] = {}
    for tag in sorted(tags):
        other = seen.setdefault(maximal_tag(tag), tag)
        if other != tag:
            message = f"This is the language of translations/{locale_of(other)} too."
            yield Fault(f"translations/{locale_of(tag)}", 0, message, "Keep one folder.")


def has_text(catalogs: Mapping[str, Catalog]) -> bool:
    """Tell whether a language has any text at all: one that has none is no language for readers."""
    return any(
        text.msgstr.strip() for catalog in catalogs.values() for text in catalog.texts.values()
    )


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
                    shown = path.relative_to(root).as_posix()
                    loaded[language][domain] = read_texts(
                        load_po(path, root), shown, language, domain
                    )
            except InputError as error:
                faults += error.faults
    if faults:
        raise InputError(faults)
    return loaded


def read_texts(catalog: polib.POFile, path: str, language: str, domain: str) -> Catalog:
    """Take the texts of a catalog; raises InputError where it is of another language."""
    if faults := (*_head_faults(catalog, path, language), *_double_faults(catalog, path, domain)):
        raise InputError(faults)
    origin = Origin(_field(catalog, ORIGIN_HEADER) or Origin.HUMAN)
    entries = [entry for entry in catalog if is_live(entry)]
    return Catalog(
        {key_of(entry): _text(entry, origin, path) for entry in entries},
        {
            entry.msgctxt: _text(entry, origin, path)
            for entry in entries
            if is_address(entry.msgctxt, domain)
        },
    )


def _double_faults(catalog: polib.POFile, path: str, domain: str) -> Iterator[Fault]:
    """Find addresses with two live entries: which of them readers got would hang on their order."""
    seen: dict[str, int] = {}
    for entry in catalog:
        if is_live(entry) and is_address(entry.msgctxt, domain):
            first = seen.setdefault(entry.msgctxt, entry.linenum)
            if first != entry.linenum:
                message = f"The address {entry.msgctxt!r} stands on line {first} too."
                yield Fault(path, entry.linenum, message, "Keep the entry that fits the template.")


def _text(entry: polib.POEntry, origin: Origin, path: str) -> Text:
    own = origin_named(entry.tcomment) or origin
    return Text(entry.msgid, entry.msgstr, is_fuzzy(entry), own, path, entry.linenum)


def origin_named(comment: str) -> Origin | None:
    """Read the origin of one text from its translator's comment; what we do not know is `unknown`."""
    match = _ORIGIN_COMMENT.search(comment)
    if match is None:
        return None
    return Origin(match[1]) if match[1] in [*Origin][1:] else Origin.UNKNOWN


def origin_of(catalog: polib.POFile) -> Origin:
    """Read the origin of the texts of a catalog from its header; what we do not know is `unknown`."""
    named = _field(catalog, ORIGIN_HEADER) or Origin.HUMAN
    return Origin(named) if named in [*Origin][1:] else Origin.UNKNOWN


def mark_origin(comment: str, origin: Origin) -> str:
    """Say in a translator's comment where one text comes from: the inverse of `origin_named`."""
    kept = _ORIGIN_COMMENT.sub("", comment).strip("\n")
    return "\n".join(filter(None, [kept, f"polyleaf: origin {origin}"]))


def _field(catalog: polib.POFile, name: str) -> str:
    fields = {key.lower(): value for key, value in catalog.metadata.items()}
    return str(fields.get(name.lower(), "")).strip()


def _head_faults(catalog: polib.POFile, path: str, language: str) -> Iterator[Fault]:
    named = _field(catalog, "Language")
    if named and not _same_language(named, language):
        yield Fault(
            path,
            1,
            f"The header says the language {named!r}, the folder says {locale_of(language)!r}.",
            "Put the file into the folder of its language, or correct the header.",
        )
    origin, known = _field(catalog, ORIGIN_HEADER), [*Origin][1:]
    if origin and origin not in known:
        yield Fault(
            path,
            1,
            f"The header {ORIGIN_HEADER} has the unknown value {origin!r}.",
            f"Known are {', '.join(known)}.",
        )


def _same_language(named: str, language: str) -> bool:
    """Tell whether a header names a folder's language; tools write zh_CN where the folder is zh_Hans."""
    try:
        said, held = maximal_tag(tag_named(named)), maximal_tag(language)
    except TagError:
        return False
    return (said.language, said.script) == (held.language, held.script)


def tag_named(locale: str) -> str:
    """Read a locale as gettext's tools write it, `sr_RS@latin` (gettext manual, "Locale Names")."""
    name, _, modifier = locale.replace("_", "-").partition("@")
    script = _MODIFIERS.get(modifier)
    language, dash, region = name.partition("-")
    return f"{language}-{script}{dash}{region}" if script else name
