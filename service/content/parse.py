"""Builds a document, with its sections and messages, from segmented Markdown."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import yaml

from service.content.directives import is_unit_id
from service.content.glossary import TermFinder
from service.content.kinds import UNKNOWN, Kinds
from service.content.model import Document, Level, Message, Section
from service.content.segment import Block, Segment, Segmented, segment
from service.errors import Fault, InputError
from service.markup.messages import plain_text
from service.markup.parser import parse_inline

INTRO = "intro"
"""The section of the text before the first `##`; the title and summary belong to it."""
_FRONT_IDS = {"title": "title", "summary": "summary", "description": "summary"}
_SECTION_DEPTH = 2
_PART_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Rules:
    """What a document is read against."""

    kinds: Kinds
    terms: TermFinder
    sources: Collection[str] | None
    """Keys that citations may name; None where they are not known."""


def parse_document(text: str, path: str, rules: Rules) -> Document:
    """Parse one document; its id is its file name without `.md`.

    Raises InputError with every fault: missing and repeated ids, unknown words in braces, unknown
    citations, a missing title.
    """
    try:
        source = segment(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise InputError([Fault(path, line, "The front matter is not valid YAML.")]) from error
    document_id = path.rsplit("/", 1)[-1].removesuffix(".md")
    if faults := tuple(_find_faults(source, path, document_id, rules)):
        raise InputError(faults)
    return _Builder(document_id, path, source, rules).build()


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that opens a section or part, and the segments of its own text."""

    segment: Segment | None
    """None for the intro."""
    inside: tuple[Segment, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Builder:
    id: str
    path: str
    source: Segmented
    rules: Rules

    def build(self) -> Document:
        headings = tuple(_split_headings(self.source))
        front = {
            item.key: item for item in self.source.segments if item.block is Block.FRONT_MATTER
        }
        placed = {
            item.start: self._message(item, *self._standing(item, headings))
            for item in self.source.segments
        }
        summary = front.get("summary") or front.get("description")
        return Document(
            id=self.id,
            path=self.path,
            title=placed[front["title"].start],
            summary=placed[summary.start] if summary else None,
            sections=tuple(self._sections(headings, placed)),
            source=self.source,
            messages=tuple(placed[item.start] for item in self.source.segments),
        )

    def _standing(self, item: Segment, headings: Sequence[_Heading]) -> tuple[str, str]:
        """Return the id and kind of the section that a segment stands in."""
        for heading in reversed(headings):
            if heading.segment and item.start >= heading.segment.start:
                attributes = heading.segment.attributes
                return attributes.id, attributes.kind or attributes.id
        return INTRO, INTRO

    def _level(self, kind: str) -> Level:
        return self.rules.kinds.get(kind, UNKNOWN).level

    def _message(self, item: Segment, section: str, kind: str) -> Message:
        unit = _FRONT_IDS.get(item.key, "") or item.attributes.id
        return Message(
            domain=self.id,
            context=f"{self.id}/{unit}" if unit else item.context or None,
            msgid=item.msgid,
            level=self._level(kind),
            path=self.path,
            line=item.line,
            place=section,
            block=item.block,
            kind=kind,
            notes=item.notes,
            facts=item.facts,
            terms=self.rules.terms.find(plain_text(parse_inline(item.msgid))),
            links=item.links,
        )

    def _sections(
        self, headings: Sequence[_Heading], placed: dict[int, Message]
    ) -> Iterator[Section]:
        intro, *rest = headings
        if intro.inside:
            title = placed[next(item.start for item in self.source.segments if item.key == "title")]
            yield self._section(intro, title, placed, ())
        tops = [place for place, heading in enumerate(rest) if _depth(heading) == _SECTION_DEPTH]
        for place, following in zip(tops, [*tops[1:], len(rest)], strict=True):
            parts = tuple(
                self._section(part, _title(part, placed), placed, ())
                for part in rest[place + 1 : following]
            )
            yield self._section(rest[place], _title(rest[place], placed), placed, parts)

    def _section(
        self,
        heading: _Heading,
        title: Message,
        placed: dict[int, Message],
        parts: tuple[Section, ...],
    ) -> Section:
        attributes = heading.segment.attributes if heading.segment else None
        section_id = attributes.id if attributes else INTRO
        kind = (attributes.kind if attributes else "") or section_id
        return Section(
            id=section_id,
            kind=kind,
            level=self._level(kind),
            title=title,
            messages=tuple(placed[item.start] for item in heading.inside),
            start=heading.start,
            end=heading.end,
            parts=parts,
        )


def _title(heading: _Heading, placed: dict[int, Message]) -> Message:
    assert heading.segment is not None  # noqa: S101 - only the intro has none, and it has no heading
    return placed[heading.segment.start]


def _depth(heading: _Heading) -> int:
    return heading.segment.depth if heading.segment else 0


def _opens(item: Segment) -> bool:
    return item.block is Block.HEADING and item.depth in {_SECTION_DEPTH, _PART_DEPTH}


def _split_headings(source: Segmented) -> Iterator[_Heading]:
    """Yield the intro, then every `##` and `###` heading, each with the extent of its own text."""
    body = [item for item in source.segments if item.block is not Block.FRONT_MATTER]
    opening: list[Segment | None] = [None, *(item for item in body if _opens(item))]
    for place, heading in enumerate(opening):
        following = opening[place + 1] if place + 1 < len(opening) else None
        start = _line_end(source.text, heading.outer_end) if heading else source.body
        end = _line_start(source.text, following.start) if following else len(source.text)
        inside = tuple(item for item in body if start <= item.start < end and item is not heading)
        yield _Heading(heading, inside, min(start, end), end)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _find_faults(source: Segmented, path: str, document_id: str, rules: Rules) -> Iterator[Fault]:
    if not is_unit_id(document_id):
        yield Fault(
            path, 0, "The name of a document is its id: lower-case letters, digits and hyphens."
        )
    if not any(item.key == "title" for item in source.segments):
        yield Fault(
            path, 1, "The document has no title.", "Begin it with front matter: ---, title: …, ---."
        )
    yield from _id_faults(source.segments, path)
    for item in source.segments:
        yield from _citation_faults(item, path, rules.sources)
    yield from _part_faults(source.segments, path)


def _id_faults(segments: Sequence[Segment], path: str) -> Iterator[Fault]:
    seen: dict[str, int] = {"title": 0, "summary": 0, INTRO: 0}
    for item in segments:
        unit = item.attributes.id
        if unit and not is_unit_id(unit):
            yield Fault(
                path,
                item.line,
                f"The id {unit!r} is not made of lower-case words, digits and hyphens.",
            )
        if unit in seen:
            where = f"on line {seen[unit]} too" if seen[unit] else "for the document itself"
            yield Fault(
                path, item.line, f"The id {unit!r} is used {where}.", "Give this block another id."
            )
        if unit:
            seen[unit] = item.line
        for word in item.attributes.unknown:
            yield Fault(
                path,
                item.line,
                f"{word!r} in the braces means nothing here.",
                "Known are #id, kind= and .notranslate.",
            )
        if _opens(item) and not unit:
            yield Fault(
                path,
                item.line,
                "This section has no id.",
                "Write one behind its title: {#some-words}.",
            )


def _part_faults(segments: Sequence[Segment], path: str) -> Iterator[Fault]:
    in_section = False
    for item in segments:
        if item.block is Block.HEADING and item.depth == _SECTION_DEPTH:
            in_section = True
        elif item.block is Block.HEADING and item.depth == _PART_DEPTH and not in_section:
            yield Fault(path, item.line, "A part (###) stands before the first section (##).")


def _citation_faults(item: Segment, path: str, sources: Collection[str] | None) -> Iterator[Fault]:
    for key in citations_of(item.msgid):
        if sources is not None and key not in sources:
            yield Fault(
                path,
                item.line,
                f"The citation [^{key}] names no source.",
                "Add it to content/sources.yaml.",
            )


def citations_of(message: str) -> tuple[str, ...]:
    """List the keys that a message cites, in order, with repetitions."""
    return tuple(token.content for token in parse_inline(message) if token.type == "citation")
