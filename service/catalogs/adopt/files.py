"""Adopts a file of somebody else's into the catalog of one document and language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from service.catalogs.adopt.markdown import align_markdown
from service.catalogs.adopt.memory import Translation, list_unused, match_exactly
from service.catalogs.adopt.offer import Offer, can_compare_negation
from service.catalogs.adopt.report import Line, Report
from service.catalogs.adopt.take import list_missing, take_offers
from service.catalogs.po import DISK, is_live, key_of, load_po, read_po
from service.catalogs.texts import SOURCE_LANGUAGE, catalog_path, list_languages, read_texts
from service.catalogs.tmx import MAX_BYTES as TMX_BYTES
from service.catalogs.tmx import match_languages, read_tmx
from service.content.data_file import MAX_BYTES as MARKDOWN_BYTES
from service.content.data_file import decode
from service.content.model import Document, Message
from service.errors import Fault, InputError
from service.locales.tags import canonical_tag


@dataclass(frozen=True, slots=True)
class Target:
    """What a file is adopted for."""

    root: Path
    language: str
    domain: str
    messages: tuple[Message, ...]
    document: Document | None
    """None for a domain that no Markdown is the source of."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """A catalog with the texts that were taken, not yet written, and what became of each."""

    path: Path
    catalog: polib.POFile
    report: Report


@dataclass(frozen=True, slots=True)
class _Found:
    offers: tuple[Offer, ...]
    lines: tuple[Line, ...]


def adopt_file(target: Target, file: Path) -> Adoption:
    """Take from a file what fits the target's empty messages; nothing is written yet.

    Raises InputError where the file, or the target's catalog, has faults.
    """
    path = _find_catalog(target)
    catalog = load_po(path, target.root)
    _require_messages(catalog, target, path)
    read = _READERS.get(file.suffix.lower())
    if read is None:
        raise InputError([_unknown_type(file)])
    found = read(target, file)
    lines = [*take_offers(catalog, found.offers, target.language), *found.lines]
    lines += list_missing(catalog, target.messages, lines)
    negation = can_compare_negation(SOURCE_LANGUAGE, target.language)
    report = Report(target.language, target.domain, str(file), negation, tuple(_sort(lines)))
    return Adoption(path, catalog, report)


def _sort(lines: Sequence[Line]) -> list[Line]:
    """Put the lines into the order of the source; what stands for nothing there comes last."""
    return sorted(lines, key=lambda line: (not line.source_line, line.source_line, line.file_line))


def _find_catalog(target: Target) -> Path:
    path = catalog_path(target.root, target.language, target.domain)
    shown = path.relative_to(target.root).as_posix()
    if canonical_tag(target.language) not in list_languages(target.root):
        advice = f"Run `polyleaf language add {target.language}`."
        raise InputError([Fault(shown, 0, "The language is not there yet.", advice)])
    if not path.exists():
        raise InputError([Fault(shown, 0, "There is no such catalog.", "Run `polyleaf update`.")])
    return path


def _require_messages(catalog: polib.POFile, target: Target, path: Path) -> None:
    """Refuse a catalog that is behind its source: texts would find no message."""
    held = {key_of(entry) for entry in catalog if is_live(entry)}
    lacking = {message.key for message in target.messages} - held
    if lacking:
        shown = path.relative_to(target.root).as_posix()
        message = f"It lacks {len(lacking)} messages of the source."
        advice = "Run `polyleaf extract` and `polyleaf update`."
        raise InputError([Fault(shown, 0, message, advice)])


def _unknown_type(file: Path) -> Fault:
    known = ", ".join(_READERS)
    return Fault(str(file), 0, f"Its type is none of {known}.", "Convert it first, as with pandoc.")


def _read_markdown(target: Target, file: Path) -> _Found:
    if target.document is None:
        advice = "Adopt a .po or .tmx file for it."
        raise InputError([Fault(str(file), 0, f"{target.domain} is no document.", advice)])
    text = decode(_read_bytes(file, MARKDOWN_BYTES), str(file))
    aligned = align_markdown(target.document, text, str(file), target.language)
    return _Found(aligned.offers, aligned.lines)


def _read_po(target: Target, file: Path) -> _Found:
    catalog = read_po(_read_bytes(file, DISK.file_bytes), str(file))
    texts = read_texts(catalog, str(file), target.language, target.domain).texts
    translations = [
        Translation(text.msgid, text.msgstr, text.line, context)
        for (context, _), text in texts.items()
        if text.msgstr and not text.fuzzy
    ]
    matched = match_exactly(target.messages, translations)
    unused = list_unused(target.messages, translations)
    return _Found(matched.offers, (*matched.lines, *unused))


def _read_tmx(target: Target, file: Path) -> _Found:
    units = read_tmx(_read_bytes(file, TMX_BYTES), str(file))
    translations = [
        Translation(match.source, match.target, match.line)
        for match in match_languages(units, SOURCE_LANGUAGE, target.language)
    ]
    matched = match_exactly(target.messages, translations)
    return _Found(matched.offers, matched.lines)


_READERS: Mapping[str, Callable[[Target, Path], _Found]] = {
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".po": _read_po,
    ".tmx": _read_tmx,
}


def _read_bytes(file: Path, limit: int) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(limit + 1)
    except OSError as error:
        raise InputError([Fault(str(file), 0, f"It cannot be read: {error.strerror}.")]) from error
    if len(data) > limit:
        raise InputError([Fault(str(file), 0, f"It is larger than {limit >> 20} MiB.")])
    return data
