"""Finds the texts of a document's messages in its translated Markdown."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from service.catalogs.adopt.align import MAX_BLOCKS, Bond, align
from service.catalogs.adopt.offer import Offer
from service.catalogs.adopt.report import Fate, Line
from service.catalogs.adopt.shape import shape_of
from service.catalogs.texts import SOURCE_LANGUAGE
from service.content.blocks import Segment
from service.content.model import Document, Message
from service.content.segment import segment
from service.errors import Fault, InputError

_REF = re.compile(r"(?<=\]\[)(?!\^)[^\]\n]+(?=\])")


@dataclass(frozen=True, slots=True)
class Aligned:
    """What a translated document offers, and what stands in it beside that."""

    offers: tuple[Offer, ...]
    lines: tuple[Line, ...]
    """Pairs that are only guesses, and blocks without a partner."""


def align_markdown(document: Document, text: str, path: str, language: str) -> Aligned:
    """Align a translation with its source by structure. Raises InputError where it is no Markdown."""
    found = _segment(text, path)
    shapes = [shape_of(item, SOURCE_LANGUAGE) for item in document.source.segments]
    pairs = align(shapes, [shape_of(item, language) for item in found])
    offers, lines = [], []
    for pair in pairs:
        offer = _offer(document.messages[pair.source], found[pair.translation])
        if pair.bond is Bond.GUESS:
            lines.append(_guess(offer))
        else:
            offers.append(offer)
    alone = set(range(len(found))) - {pair.translation for pair in pairs}
    lines += [_unused(found[place]) for place in sorted(alone)]
    return Aligned(tuple(offers), tuple(lines))


def _segment(text: str, path: str) -> Sequence[Segment]:
    try:
        found = segment(text).segments
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise InputError([Fault(path, line, "The front matter is not valid YAML.")]) from error
    if len(found) > MAX_BLOCKS:
        message = f"It has {len(found)} blocks; at most {MAX_BLOCKS} can be aligned."
        raise InputError([Fault(path, 0, message, "Split it, and its source, into documents.")])
    return found


def _offer(message: Message, item: Segment) -> Offer:
    return Offer(message, _name_links(item.msgid, message), item.line)


def _name_links(msgstr: str, message: Message) -> str:
    """Give a link that leads elsewhere the source's own name, where only one can be meant."""
    mine, theirs = _REF.findall(message.msgid), _REF.findall(msgstr)
    lacking, strange = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    if len(mine) != len(theirs) or lacking.total() != 1 or strange.total() != 1:
        return msgstr
    [old], [new] = strange, lacking
    return _REF.sub(lambda match: new if match[0] == old else match[0], msgstr)


def _guess(offer: Offer) -> Line:
    message = offer.message
    reason = "It is not sure that these two belong together."
    where = (message.context or "", message.msgid, message.path, message.line)
    return Line(Fate.SKIPPED, reason, *where, offer.msgstr, offer.line)


def _unused(item: Segment) -> Line:
    reason = "No block of the source surely stands for it."
    return Line(Fate.UNUSED, reason, msgstr=item.msgid, file_line=item.line)
