"""What a change of addresses comes to: the files it changes, and what people are told of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polib

from service.catalogs.po import is_live, is_translated, read_po, write_po
from service.catalogs.readdress.project import Base
from service.catalogs.template import make_template
from service.content.data_file import read_text
from service.content.file_changes import FileChange
from service.content.mentions import Mention, find_mentions
from service.content.moves import MOVES, Move, write_moves
from service.content.parse import parse_document


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell about a file."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A change that was thought through and can be carried out."""

    changes: tuple[FileChange, ...]
    told: tuple[Told, ...]
    mentions: tuple[Mention, ...] = ()
    """Lines of content that still name the old address."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What happens to the translations of one language."""

    changes: tuple[FileChange, ...]
    told: Told


def extract_text(base: Base, text: str, path: str, now: datetime) -> polib.POFile:
    """Make the template of a document that need not be on the disk yet; raises InputError."""
    document = parse_document(text, path, base.rules)
    return make_template(document.id, document.messages, now)


def write_catalog(catalog: polib.POFile, path: str) -> bytes:
    """Write a catalog, and read it back before it counts; raises InputError."""
    raw = write_po(catalog)
    read_po(raw, path)
    return raw


def change_moves(
    base: Base, lines: Iterable[Move], restored: Collection[str] = ()
) -> Iterator[FileChange]:
    """Add lines to the map, and drop those of retired addresses that stand in content again."""
    moves = base.moves.with_lines(lines, restored)
    if moves.lines != base.moves.lines:
        yield FileChange(MOVES, base.moves_raw, write_moves(moves).encode())


def find_all_mentions(root: Path, address: str, texts: Mapping[str, str]) -> Iterator[Mention]:
    """Find what names an address in content as it will be; `texts` are files that change, by path."""
    for path in sorted((root / "content").iterdir()):
        shown = f"content/{path.name}"
        if path.suffix in {".md", ".yaml"} and shown not in texts:
            yield from find_mentions(shown, read_text(path, root), address)
    for shown, text in texts.items():
        yield from find_mentions(shown, text, address)


def count_texts(catalog: polib.POFile) -> int:
    """Count the live translations of a catalog, fuzzy ones too."""
    return sum(is_live(entry) and is_translated(entry) for entry in catalog)
