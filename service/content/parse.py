"""Builds a document, with its sections and messages, from segmented Markdown."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from service.content.blocks import SECTION_DEPTH, Block, Segment, Segmented
from service.content.data_file import yaml_fault
from service.content.faults import find_faults
from service.content.glossary import TermFinder
from service.content.kinds import UNKNOWN, Kinds
from service.content.model import INTRO, Document, Level, Message, Section
from service.content.segment import segment
from service.errors import InputError
from service.markup.messages import citations_of, plain_text
from service.markup.parser import parse_inline

__all__ = ["INTRO", "Rules", "citations_of", "parse_document"]

_FRONT_IDS = {"title": "title", "summary": "summary", "description": "summary"}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a document is read against."""

    kinds: Kinds
    terms: TermFinder
    sources: Collection[str] | None
    """Keys that citations may name; None where they are not known."""


def parse_document(text: str, path: str, rules: Rules) -> Document:
    """Parse one document; its id is its file name without `.md`.

    Raises InputError with every fault in it, in order.
    """
    try:
        source = segment(text)
    except yaml.YAMLError as error:
        raise InputError([yaml_fault(error, text, path, before=1)]) from error
    document_id = path.rsplit("/", 1)[-1].removesuffix(".md")
    if faults := find_faults(source, path, document_id, rules.sources):
        raise InputError(faults)
    return _Builder(document_id, path, source, rules).build()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The text from one section's heading to the next, or what stands before the first."""

    heading: Segment | None
    inside: tuple[Segment, ...]
    start: int
    end: int
    """Offsets of the text without the heading."""

    @property
    def id(self) -> str:
        return self.heading.attributes.id if self.heading else INTRO

    @property
    def kind(self) -> str:
        return (self.heading.attributes.kind if self.heading else "") or self.id


@dataclass(frozen=True, slots=True)
class _Builder:
    id: str
    path: str
    source: Segmented
    rules: Rules

    def build(self) -> Document:
        front = {
            item.key: self._message(item, INTRO, INTRO)
            for item in self.source.segments
            if item.block is Block.FRONT_MATTER
        }
        stretches = _split(self.source)
        intro, *rest = [self._section(stretch, front["title"]) for stretch in stretches]
        own = (message for section in rest for message in section.own())
        depths = (stretch.heading.depth for stretch in stretches if stretch.heading)
        return Document(
            id=self.id,
            path=self.path,
            title=front["title"],
            summary=front.get("summary") or front.get("description"),
            sections=(*self._intro(intro), *_nest(zip(depths, rest, strict=True))),
            source=self.source,
            messages=(*front.values(), *intro.messages, *own),
        )

    def _intro(self, intro: Section) -> Iterator[Section]:
        kept = any(intro.start <= item.start < intro.end for item in self.source.kept)
        if intro.messages or kept:
            yield intro

    def _section(self, stretch: _Stretch, title: Message) -> Section:
        """Build a section without its parts; the intro has the document's title."""
        if stretch.heading:
            title = self._message(stretch.heading, stretch.id, stretch.kind)
        return Section(
            id=stretch.id,
            kind=stretch.kind,
            level=self._level(stretch.kind),
            title=title,
            messages=tuple(
                self._message(item, stretch.id, stretch.kind) for item in stretch.inside
            ),
            start=stretch.start,
            end=stretch.end,
        )

    def _level(self, kind: str) -> Level:
        return self.rules.kinds.get(kind, UNKNOWN).level

    def _message(self, item: Segment, section: str, kind: str) -> Message:
        unit = _FRONT_IDS.get(item.key, "") or item.attributes.id
        return Message(
            domain=self.id,
            context=f"{self.id}/{unit}" if unit else item.remarks.context or None,
            msgid=item.msgid,
            level=self._level(kind),
            path=self.path,
            line=item.line,
            place=section,
            block=item.block,
            kind=kind,
            notes=item.remarks.notes,
            facts=item.remarks.facts,
            terms=self.rules.terms.find(plain_text(parse_inline(item.msgid))),
            links=item.links,
        )


def _split(source: Segmented) -> Sequence[_Stretch]:
    """Part the segments of the body at the headings of sections and parts; the intro comes first."""
    found: list[tuple[Segment | None, list[Segment]]] = [(None, [])]
    for item in source.segments:
        if item.opens_section:
            found.append((item, []))
        elif item.block is not Block.FRONT_MATTER:
            found[-1][1].append(item)
    starts = [source.body, *(heading.block_end for heading, _ in found if heading)]
    ends = [*(heading.block_start for heading, _ in found if heading), len(source.text)]
    return [
        _Stretch(heading, tuple(inside), start, end)
        for (heading, inside), start, end in zip(found, starts, ends, strict=True)
    ]


def _nest(sections: Iterable[tuple[int, Section]]) -> Iterator[Section]:
    """Put each part, in order, into the section before it."""
    groups: list[list[Section]] = []
    for depth, section in sections:
        if depth == SECTION_DEPTH:
            groups.append([section])
        else:
            groups[-1].append(section)
    for top, *parts in groups:
        yield replace(top, parts=tuple(parts))
