"""The rule on structure: a translation stays one block of its kind, whole, and takes no id with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.content.directives import NO_ATTRIBUTES, split_attributes
from service.content.model import Message
from service.content.policy import Severity
from service.content.segment import Block
from service.locales.interface import N_
from service.markup.messages import plain_text
from service.markup.parser import parse_blocks, parse_inline

_BRACES_AT_END = re.compile(r"\{[^{}\n]*\}\s*\Z")
_SHELL = {
    Block.HEADING: "# {}",
    Block.ITEM: "- {}",
    Block.CELL: "{}",
    Block.PARAGRAPH: "{}",
    Block.QUOTE: "> {}",
    Block.FOOTNOTE: "{}",
}
_ORDINARY = re.compile(
    r"(?:\*{1,2}(?=\w))?+(?!\d{1,9}[.)](?:\s|\Z))[^\W_]"
    r"[^\x00-\x1f\x7f-\x9f\u2028\u2029{}]*+(?<![#\s])",
)
"""One line that begins with a word and ends in no mark: nothing in it begins or ends a block.

Of what stands at the start of a line, only numbers with a full stop or a bracket, and marks that
are no letters, begin one (CommonMark §4 and §5).
"""
_WORD = "x"
"""A text of the shape that all ordinary ones have."""


def check_structure(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation stays one block of its kind, whole, and takes no id with it."""
    if _adds_break(message.msgid, msgstr):
        wording = N_("The translation breaks a line where the source breaks none. Join the lines.")
        yield Finding("structure", Severity.BLOCK, wording, target_span=_find_break(msgstr))
    elif _changes_shape(message, msgstr):
        wording = N_(
            "The translation would become another kind of block, or lose a part. Escape a mark at "
            "its start with a backslash, put no braces at its end, and break lines as often as the "
            "source does."
        )
        yield Finding("structure", Severity.BLOCK, wording)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a text makes of the block that it stands in."""

    blocks: tuple[str, ...]
    """Types of the block tokens."""
    is_whole: bool
    """All of it is the content of a block; no part was taken for a mark or a definition."""
    is_plain: bool
    """It ends in no braces, which would be read as an id."""
    breaks: int
    """How many hard breaks it has."""


def _adds_break(msgid: str, msgstr: str) -> bool:
    """Tell whether a translation breaks a line where its source breaks none, by an entity too."""
    if "\n" in msgstr and "\n" not in msgid:
        return True
    return _writes_break(msgstr) and not _writes_break(msgid)


def _writes_break(text: str) -> bool:
    """Tell whether a text has a line break as an entity (`&#10;`)."""
    return "&" in text and "\n" in plain_text(parse_inline(text.replace("\n", " ")))


def _find_break(msgstr: str) -> tuple[int, int] | None:
    at = msgstr.find("\n")
    return (at, at + 1) if at >= 0 else None


def _changes_shape(message: Message, msgstr: str) -> bool:
    if message.placeholders:
        return False
    if message.block is Block.FRONT_MATTER:
        return _ends_in_braces(msgstr) and not _ends_in_braces(message.msgid)
    return read_shape(message.block, msgstr) != read_shape(message.block, message.msgid)


def _ends_in_braces(title: str) -> bool:
    """Tell whether readers of a title would see braces at its end."""
    if "{" not in title and "&" not in title:
        return False
    return bool(_BRACES_AT_END.search(plain_text(parse_inline(title))))


def is_ordinary(text: str) -> bool:
    """Tell whether a text is one line without anything that could begin, end or change a block."""
    return _ORDINARY.fullmatch(text) is not None


def read_shape(block: Block, text: str) -> _Shape:
    """Tell what a text makes where it stands; ordinary ones are not parsed."""
    return parse_shape(block, _WORD if is_ordinary(text) else text)


@lru_cache(maxsize=4096)
def parse_shape(block: Block, text: str) -> _Shape:
    """Tell what a text makes where it stands, line breaks and all."""
    broken = text.replace("\n", "\\\n" + ("  " if block is Block.ITEM else ""))
    tokens = parse_blocks(_SHELL[block].replace("{}", broken))
    runs = [token for token in tokens if token.type == "inline"]
    contents = [run.content for run in runs]
    return _Shape(
        blocks=tuple(token.type for token in tokens),
        is_whole="".join("".join(contents).split()) == "".join(broken.split()),
        is_plain=not _BRACES_AT_END.search(text) and not any(map(_has_attributes, contents)),
        breaks=sum(child.type == "hardbreak" for run in runs for child in run.children or ()),
    )


def _has_attributes(content: str) -> bool:
    return split_attributes(content)[1] != NO_ATTRIBUTES


RULES: tuple[Rule, ...] = (
    Rule(
        id="structure",
        check=check_structure,
        why="A translation that becomes another block changes the document.",
        good=Example("es", "Do not drive.", "No conduzca."),
        bad=Example("es", "Do not drive.", "# No conduzca."),
    ),
)
