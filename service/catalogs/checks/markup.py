"""Rules on markup: what a translation must leave as the source has it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.catalogs.checks.finding import Finding, Severity
from service.content.directives import NO_ATTRIBUTES, split_attributes
from service.content.model import Message
from service.content.segment import Block
from service.markup.messages import expand
from service.markup.parser import parse_blocks, parse_inline

_LINKING = ("](", "][", "<")
"""Without one of these no text links anything, but by a definition in its own document."""
_PLACEHOLDER = re.compile(r"\{[^{}\s]*\}")
_BRACES_AT_END = re.compile(r"\{[^{}\n]*\}\s*\Z")
_SHELL = {
    Block.HEADING: "# {}",
    Block.ITEM: "- {}",
    Block.CELL: "{}",
    Block.PARAGRAPH: "{}",
    Block.QUOTE: "> {}",
    Block.FOOTNOTE: "{}",
}


def check_links(message: Message, msgstr: str, _language: str) -> Iterator[Finding]:
    """Hold that each link of the source stands in the translation, as often, and no other."""
    if message.links or any(mark in text for text in (message.msgid, msgstr) for mark in _LINKING):
        wanted, found = (_links(message, text) for text in (message.msgid, msgstr))
        yield from _compare("links", "link", wanted, found)


def check_citations(message: Message, msgstr: str, _language: str) -> Iterator[Finding]:
    """Hold that the translation cites the same sources."""
    if "[^" in message.msgid or "[^" in msgstr:
        yield from _compare("citations", "citation", _citations(message.msgid), _citations(msgstr))


def check_placeholders(message: Message, msgstr: str, _language: str) -> Iterator[Finding]:
    """Hold that each `{placeholder}` stands in the translation, and no other."""
    if message.placeholders:
        wanted, found = _PLACEHOLDER.findall(message.msgid), _PLACEHOLDER.findall(msgstr)
        yield from _compare("placeholders", "placeholder", sorted(set(wanted)), sorted(set(found)))


def check_html(message: Message, msgstr: str, _language: str) -> Iterator[Finding]:
    """Hold that a translation has no raw HTML that the source does not have."""
    if "<" in msgstr:
        yield from _compare("html", "piece of HTML", _html(message.msgid), _html(msgstr))


def check_structure(message: Message, msgstr: str, _language: str) -> Iterator[Finding]:
    """Hold that a translation stays one block of its kind, whole, and takes no id with it."""
    is_markdown = not message.placeholders and message.block is not Block.FRONT_MATTER
    adds_break = "\n" in msgstr and "\n" not in message.msgid
    if adds_break or (
        is_markdown and _shape(message.block, msgstr) != _shape(message.block, message.msgid)
    ):
        yield Finding(
            "structure",
            Severity.BLOCK,
            "The translation would become another kind of block, or lose a part. Escape a mark at "
            "its start with a backslash, put no braces at its end, and break no line that the "
            "source does not break.",
        )


def _links(message: Message, text: str) -> Sequence[str]:
    """List where a text leads, by reference where the source has one; images are told apart."""
    names = {link.target: f"[{link.ref}]" for link in message.links}
    found = []
    for token in parse_inline(expand(text, message.links, inline=True)):
        if token.type in {"link_open", "image"}:
            target = str(token.attrs.get("href", token.attrs.get("src", "")))
            mark = "!" if token.type == "image" else ""
            found.append(f"{mark}{names.get(target, f'<{target}>')}")
    return found


def _citations(text: str) -> Sequence[str]:
    return [f"[^{token.content}]" for token in parse_inline(text) if token.type == "citation"]


def _html(text: str) -> Sequence[str]:
    return [token.content for token in parse_inline(text) if token.type == "html_inline"]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a text makes of the block that it stands in."""

    blocks: tuple[str, ...]
    """Types of the block tokens."""
    is_whole: bool
    """All of it is the content of a block; no part was taken for a mark or a definition."""
    is_plain: bool
    """It ends in no braces, which would be read as an id."""


def _shape(block: Block, text: str) -> _Shape:
    """Tell what a text makes where it stands, line breaks and all."""
    broken = text.replace("\n", "\\\n" + ("  " if block is Block.ITEM else ""))
    tokens = parse_blocks(_SHELL[block].replace("{}", broken))
    contents = [token.content for token in tokens if token.type == "inline"]
    return _Shape(
        blocks=tuple(token.type for token in tokens),
        is_whole="".join("".join(contents).split()) == "".join(broken.split()),
        is_plain=not _BRACES_AT_END.search(text) and not any(map(_has_attributes, contents)),
    )


def _has_attributes(content: str) -> bool:
    return split_attributes(content)[1] != NO_ATTRIBUTES


def _compare(
    rule: str, what: str, wanted: Sequence[str], found: Sequence[str]
) -> Iterator[Finding]:
    missing, added = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    for word in missing.elements():
        yield Finding(rule, Severity.BLOCK, f"The {what} {word} of the source is missing.")
    for word in added.elements():
        yield Finding(rule, Severity.BLOCK, f"The {what} {word} is not in the source.")
