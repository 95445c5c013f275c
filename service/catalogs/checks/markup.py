"""Rules on markup: what a translation must leave as the source has it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from markdown_it.token import Token

from service.catalogs.checks.characters import is_visible
from service.catalogs.checks.context import Context
from service.catalogs.checks.finding import Finding
from service.catalogs.checks.rule import Example, Rule
from service.content.directives import NO_ATTRIBUTES, split_attributes
from service.content.model import Message
from service.content.policy import Severity
from service.content.segment import Block
from service.markup.messages import expand, plain_text
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


def check_links(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that each link of the source stands in the translation, as often, and no other."""
    if _may_link(message, msgstr):
        wanted, found = (
            [lead.name for lead in _leads(message, text)] for text in (message.msgid, msgstr)
        )
        yield from _compare("links", "link", wanted, found)


def check_labels(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that readers see each link's label and each alternative text that the source shows."""
    if _may_link(message, msgstr):
        bare, found = (
            Counter(lead.name for lead in _leads(message, text) if not is_visible(lead.label))
            for text in (message.msgid, msgstr)
        )
        for name in (found - bare).elements():
            told = f"Readers would see nothing of the link {name}. Put words between its brackets."
            yield Finding("presence", Severity.BLOCK, told)


def check_citations(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that the translation cites the same sources."""
    if "[^" in message.msgid or "[^" in msgstr:
        yield from _compare("citations", "citation", _citations(message.msgid), _citations(msgstr))


def check_placeholders(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that each `{placeholder}` stands in the translation, and no other."""
    if message.placeholders:
        wanted, found = _PLACEHOLDER.findall(message.msgid), _PLACEHOLDER.findall(msgstr)
        yield from _compare("placeholders", "placeholder", sorted(set(wanted)), sorted(set(found)))


def check_html(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation has no raw HTML that the source does not have."""
    if "<" in msgstr:
        yield from _compare("html", "piece of HTML", _html(message.msgid), _html(msgstr))


def check_structure(
    message: Message, msgstr: str, _language: str, _context: Context
) -> Iterator[Finding]:
    """Hold that a translation stays one block of its kind, whole, and takes no id with it."""
    if _adds_break(message.msgid, msgstr) or _changes_shape(message, msgstr):
        yield Finding(
            "structure",
            Severity.BLOCK,
            "The translation would become another kind of block, or lose a part. Escape a mark at "
            "its start with a backslash, put no braces at its end, and break lines as often as the "
            "source does.",
        )


@dataclass(frozen=True, slots=True)
class _Lead:
    """A link or image as readers get it."""

    name: str
    """Where it leads, by reference where the source has one; images are told apart."""
    label: str
    """Its label or alternative text, as plain text."""


def _may_link(message: Message, msgstr: str) -> bool:
    texts = (message.msgid, msgstr)
    return bool(message.links) or any(mark in text for text in texts for mark in _LINKING)


def _leads(message: Message, text: str) -> Iterator[_Lead]:
    """Yield the links and images of a text in order."""
    names = {(link.target, _fold(link.title)): f"[{link.ref}]" for link in message.links}
    tokens = parse_inline(expand(text, message.links, inline=True))
    for place, token in enumerate(tokens):
        if token.type in {"link_open", "image"}:
            target = str(token.attrs.get("href", token.attrs.get("src", "")))
            title = _fold(str(token.attrs.get("title", "")))
            address = f'<{target}> "{title}"' if title else f"<{target}>"
            mark = "!" if token.type == "image" else ""
            yield _Lead(mark + names.get((target, title), address), _label(tokens[place:]))


def _fold(title: str) -> str:
    return " ".join(title.split())


def _label(tokens: Sequence[Token]) -> str:
    """Return the label of the link or image that comes first; no link stands in another."""
    if tokens[0].type == "image":
        return plain_text(tokens[:1])
    return plain_text(takewhile(lambda token: token.type != "link_close", tokens))


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


def _changes_shape(message: Message, msgstr: str) -> bool:
    if message.placeholders:
        return False
    if message.block is Block.FRONT_MATTER:
        return _ends_in_braces(msgstr) and not _ends_in_braces(message.msgid)
    return _shape(message.block, msgstr) != _shape(message.block, message.msgid)


def _ends_in_braces(title: str) -> bool:
    """Tell whether readers of a title would see braces at its end."""
    return bool(_BRACES_AT_END.search(plain_text(parse_inline(title))))


def _shape(block: Block, text: str) -> _Shape:
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


def _compare(
    rule: str, what: str, wanted: Sequence[str], found: Sequence[str]
) -> Iterator[Finding]:
    missing, added = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    for word in missing.elements():
        yield Finding(rule, Severity.BLOCK, f"The {what} {word} of the source is missing.")
    for word in added.elements():
        yield Finding(rule, Severity.BLOCK, f"The {what} {word} is not in the source.")


RULES: tuple[Rule, ...] = (
    Rule(
        id="labels",
        check=check_labels,
        why="A link without a visible label cannot be followed.",
        good=Example("es", "See [the label][label].", "Vea [la ficha][label]."),
        bad=Example("es", "See [the label][label].", "Vea [&nbsp;][label]."),
    ),
    Rule(
        id="links",
        check=check_links,
        why="A lost or added link takes readers away from what the source names.",
        good=Example("es", "See [the label][label].", "Vea [la ficha][label]."),
        bad=Example("es", "See [the label][label].", "Vea la ficha."),
    ),
    Rule(
        id="citations",
        check=check_citations,
        why="What is claimed must keep its evidence.",
        good=Example("es", "It may help.[^a]", "Puede ayudar.[^a]"),
        bad=Example("es", "It may help.[^a]", "Puede ayudar."),
    ),
    Rule(
        id="placeholders",
        check=check_placeholders,
        why="A value that is put in where the text is shown would be lost.",
        good=Example("es", "Call {number}.", "Llame al {number}."),
        bad=Example("es", "Call {number}.", "Llame al {numero}."),
    ),
    Rule(
        id="html",
        check=check_html,
        why="Raw HTML can change the page.",
        good=Example("es", "Do not drive.", "No conduzca."),
        bad=Example("es", "Do not drive.", "No <b>conduzca</b>."),
    ),
    Rule(
        id="structure",
        check=check_structure,
        why="A translation that becomes another block changes the document.",
        good=Example("es", "Do not drive.", "No conduzca."),
        bad=Example("es", "Do not drive.", "# No conduzca."),
    ),
)
