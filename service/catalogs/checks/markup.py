"""Rules on markup: what a translation must leave as the source has it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from service.catalogs.checks.finding import Finding, Severity
from service.content.model import Message
from service.content.segment import Block
from service.markup.messages import links_of
from service.markup.parser import parse_blocks, parse_inline

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


def check_links(message: Message, msgstr: str, language: str) -> Iterator[Finding]:
    """Hold that each link of the source stands in the translation, as often, and no other."""
    del language
    if not message.links and "](" not in msgstr and "][" not in msgstr and "<" not in msgstr:
        return
    wanted, found = (_links(message, text) for text in (message.msgid, msgstr))
    yield from _compare("links", "link", wanted, found)


def check_citations(message: Message, msgstr: str, language: str) -> Iterator[Finding]:
    """Hold that the translation cites the same sources."""
    del language
    if "[^" in message.msgid or "[^" in msgstr:
        yield from _compare("citations", "citation", _citations(message.msgid), _citations(msgstr))


def check_placeholders(message: Message, msgstr: str, language: str) -> Iterator[Finding]:
    """Hold that each `{placeholder}` stands in the translation, and no other."""
    del language
    if message.placeholders:
        wanted, found = _PLACEHOLDER.findall(message.msgid), _PLACEHOLDER.findall(msgstr)
        yield from _compare("placeholders", "placeholder", sorted(set(wanted)), sorted(set(found)))


def check_html(message: Message, msgstr: str, language: str) -> Iterator[Finding]:
    """Hold that a translation has no raw HTML that the source does not have."""
    del language
    if "<" in msgstr:
        yield from _compare("html", "piece of HTML", _html(message.msgid), _html(msgstr))


def check_structure(message: Message, msgstr: str, language: str) -> Iterator[Finding]:
    """Hold that a translation stays one block of its kind: no new list, heading, quote or paragraph."""
    del language
    if message.placeholders or message.block is Block.FRONT_MATTER:
        faulty = "\n" in msgstr and "\n" not in message.msgid
    else:
        faulty = _shape(message.block, msgstr) != _shape(message.block, message.msgid)
    if faulty:
        yield Finding(
            "structure",
            Severity.BLOCK,
            "The translation would become another kind of block. Escape a mark at its start with "
            "a backslash, and put no braces at its end.",
        )


def _links(message: Message, text: str) -> Sequence[str]:
    return (*links_of(text, message.links), *_autolinks(text))


def _autolinks(text: str) -> Iterator[str]:
    for token in parse_inline(text):
        if token.type == "link_open" and token.markup == "autolink":
            yield f"<{token.attrGet('href')}>"


def _citations(text: str) -> Sequence[str]:
    return [f"[^{token.content}]" for token in parse_inline(text) if token.type == "citation"]


def _html(text: str) -> Sequence[str]:
    return [token.content for token in parse_inline(text) if token.type == "html_inline"]


def _shape(block: Block, text: str) -> Sequence[str]:
    """Return the block tokens that a text makes where it stands, line breaks and all."""
    if block in {Block.HEADING, Block.CELL} and "\n" in text:
        return ["broken line"]
    if _BRACES_AT_END.search(text):
        return ["braces"]
    broken = text.replace("\n", "\\\n" + ("  " if block is Block.ITEM else ""))
    return [token.type for token in parse_blocks(_SHELL[block].replace("{}", broken))]


def _compare(
    rule: str, what: str, wanted: Sequence[str], found: Sequence[str]
) -> Iterator[Finding]:
    missing, added = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    for word in missing.elements():
        yield Finding(rule, Severity.BLOCK, f"The {what} {word} of the source is missing.")
    for word in added.elements():
        yield Finding(rule, Severity.BLOCK, f"The {what} {word} is not in the source.")
