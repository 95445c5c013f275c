"""Finds everything wrong in a document before it is built."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from service.content.blocks import PART_DEPTH, SECTION_DEPTH, Block, Segmented
from service.content.directives import is_unit_id, read_comments
from service.content.model import INTRO
from service.errors import Fault
from service.markup.characters import harm_of
from service.markup.messages import citations_of, plain_text
from service.markup.parser import parse_inline

FORM, IDS, REFERENCES = "source-form", "source-id", "source-reference"
"""What `polyleaf check` calls these faults."""
MAX_BYTES = 65_536
"""Bytes of one text at most: more the strict PO reader would not take back (design §4)."""

_STRAY_BRACES = re.compile(r"(?<!\\)\{(?:#[^{}\s]+|\.notranslate)\}")

Told = tuple[int, str, str]
"""The line, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class _Case:
    source: Segmented
    id: str
    known: Collection[str] | None
    """Keys that citations may name."""


def find_faults(
    source: Segmented, path: str, document_id: str, known: Collection[str] | None
) -> tuple[Fault, ...]:
    """Find every fault of a document, in the order of its lines."""
    case = _Case(source, document_id, known)
    return tuple(
        sorted(
            Fault(path, *told, rule=_NAMES.get(rule, FORM))
            for rule in _RULES
            for told in rule(case)
        )
    )


def _check_name(case: _Case) -> Iterator[Told]:
    if not is_unit_id(case.id):
        yield (
            0,
            f"No document can have the id {case.id!r}.",
            "Name the file with lower-case words, digits and hyphens.",
        )


def _check_front_matter(case: _Case) -> Iterator[Told]:
    values = [item for item in case.source.segments if item.block is Block.FRONT_MATTER]
    counts = Counter(value.key for value in values)
    if not counts["title"]:
        yield 1, "The document has no title.", "Begin it with front matter: ---, title: …, ---."
    for key in (key for key, count in counts.items() if count > 1):
        yield values[-1].line, f"The front matter has more than one {key}.", "Keep one."
    if counts["summary"] and counts["description"]:
        yield values[-1].line, "The front matter has a summary and a description.", "Keep one."


def _check_ids(case: _Case) -> Iterator[Told]:
    seen: dict[str, int] = {"title": 0, "summary": 0, INTRO: 0}
    for item in case.source.runs():
        unit = item.attributes.id
        if unit and not is_unit_id(unit):
            advice = "Use lower-case words, digits and hyphens."
            yield item.line, f"{unit!r} can be no id.", advice
        elif unit in seen:
            where = f"on line {seen[unit]} too" if seen[unit] else "for the document itself"
            yield item.line, f"The id {unit!r} is used {where}.", "Give this block another id."
        if unit:
            seen.setdefault(unit, item.line)


def _check_braces(case: _Case) -> Iterator[Told]:
    for item in case.source.runs():
        if _STRAY_BRACES.search(item.msgid):
            yield item.line, "Braces stand inside the text.", "Write them at the end of the block."
        for word in item.attributes.unknown:
            advice = "Known are one #id, one kind= and .notranslate."
            yield item.line, f"{word!r} in the braces means nothing here.", advice
        if item.attributes.kind and not item.opens_section:
            yield item.line, "Only sections and parts have a kind.", "Take kind= out."


def _check_headings(case: _Case) -> Iterator[Told]:
    in_section = False
    for item in case.source.runs():
        in_section = in_section or item.depth == SECTION_DEPTH
        if item.depth == 1:
            yield item.line, "The title stands in the front matter.", "Begin sections with ##."
        if item.depth == PART_DEPTH and not in_section:
            yield item.line, "A part (###) stands before the first section (##).", ""
        if item.opens_section and not item.attributes.id:
            advice = "Write one behind its title: {#some-words}."
            yield item.line, "This section has no id.", advice
        if item.opens_section and item.is_kept:
            advice = "Give it words, and take .notranslate out."
            yield item.line, "The title of a section is always translated.", advice


def _check_citations(case: _Case) -> Iterator[Told]:
    if case.known is None:
        return
    known = {*case.known, *case.source.footnotes}
    for item in case.source.runs():
        for key in dict.fromkeys(citations_of(item.msgid)):
            if key not in known:
                advice = "Add it to content/sources.yaml, or write the footnote."
                yield item.line, f"The citation [^{key}] names no source.", advice
    for key in sorted(set(case.source.footnotes) & set(case.known)):
        advice = "Give the footnote another name."
        yield 0, f"[^{key}] is a footnote and a source of content/sources.yaml.", advice


def _check_contexts(case: _Case) -> Iterator[Told]:
    for item in case.source.segments:
        context = item.remarks.context
        if "/" in context:
            advice = "Write it without a slash, or give the block an id."
            yield item.line, f"The context {context!r} looks like an address.", advice
        if context and item.attributes.id:
            advice = "Take the comment out."
            yield item.line, "A block with an id needs no context: the id tells it apart.", advice


def _check_comments(case: _Case) -> Iterator[Told]:
    for line in case.source.open_comments:
        advice = "Close it with -->."
        yield line, "A comment begins here, and nothing ends it: it would hide the rest.", advice
    for item in case.source.runs():
        if any(read_comments(item.msgid)):
            yield item.line, "A comment stands inside the text.", "Give it a line of its own."
    for line in case.source.idle_comments:
        yield line, "Nothing follows that this comment could speak of.", "Put it before its block."


def _check_limits(case: _Case) -> Iterator[Told]:
    if case.source.too_deep:
        advice = "Nest lists and quotes less deeply."
        yield case.source.too_deep, "What stands here is nested too deeply to be read.", advice
    for item in case.source.segments:
        if len(item.msgid.encode("utf-8", "surrogatepass")) > MAX_BYTES:
            yield item.line, f"This block has more than {MAX_BYTES} bytes.", "Split it."


def _check_characters(case: _Case) -> Iterator[Told]:
    """Find what checks refuse in a translation: it has no place in the source either."""
    for item in case.source.runs():
        for character in filter(_is_harmful, dict.fromkeys(unescape(item.msgid))):
            name = f"U+{ord(character):04X}"
            yield item.line, f"There is a hidden or control character, {name}.", "Delete it."


def _is_harmful(character: str) -> bool:
    return character == "\t" or harm_of(character) is not None


def _check_titles(case: _Case) -> Iterator[Told]:
    for item in case.source.segments:
        is_title = item.opens_section or item.key == "title"
        if is_title and not plain_text(parse_inline(item.msgid)).strip():
            yield item.line, "The title has no words.", "Write what readers can see."
        if item.attributes.kind and not is_unit_id(item.attributes.kind):
            advice = "Use lower-case words, digits and hyphens."
            yield item.line, f"{item.attributes.kind!r} can be no kind.", advice


_RULES: tuple[Callable[[_Case], Iterator[Told]], ...] = (
    _check_name,
    _check_front_matter,
    _check_ids,
    _check_braces,
    _check_headings,
    _check_citations,
    _check_contexts,
    _check_comments,
    _check_limits,
    _check_characters,
    _check_titles,
)
_NAMES: Mapping[Callable[[_Case], Iterator[Told]], str] = {
    _check_ids: IDS,
    _check_citations: REFERENCES,
}
