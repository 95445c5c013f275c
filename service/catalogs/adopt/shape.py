"""What of a block can be compared across languages."""

import re
import unicodedata
from dataclasses import dataclass, replace

from service.catalogs.adopt.figures import figures_of
from service.catalogs.adopt.shown import shown_text
from service.content.blocks import Block, Segment

_STEM = 4
"""Letters that words of one origin often share: depression, depresión."""
_WORD = re.compile(rf"[^\W\d_]{{{_STEM},}}")
_CITED = re.compile(r"\[\^([^\]\n]+)\]")
_FRONT_KEYS = {"description": "summary"}
"""Two names of one thing."""
_CODE = re.compile(r"`[^`]+`")


@dataclass(frozen=True, slots=True)
class Shape:
    """One block, as far as its language does not matter."""

    block: Block
    depth: int
    """The level of a heading."""
    unit: str
    """Its permanent id, or its key in the front matter; empty without either."""
    text: str
    length: int
    """Of what readers see, in characters."""
    figures: frozenset[tuple[str, int]]
    marks: frozenset[str]
    """What translators leave as it is: citations, code."""
    targets: frozenset[str]
    """Where its links lead; in a translation they may lead to one."""
    stems: frozenset[str]
    """The beginnings of its words, without accents."""


def shape_of(item: Segment, language: str) -> Shape:
    """Take the shape of a segment that is in a language."""
    shown = shown_text(item.msgid)
    return Shape(
        block=item.block,
        depth=item.depth,
        unit=_FRONT_KEYS.get(item.key, item.key) or item.attributes.id,
        text=item.msgid,
        length=len(shown),
        figures=frozenset(figures_of(item.msgid, language).items()),
        marks=frozenset([*_CITED.findall(item.msgid), *_CODE.findall(item.msgid)]),
        targets=frozenset(link.target for link in item.links),
        stems=frozenset(word[:_STEM] for word in _WORD.findall(_plain_letters(shown))),
    )


def join_shapes(one: Shape, other: Shape) -> Shape:
    """Take the shape of two neighbours as if they were one block."""
    return replace(
        one,
        text=f"{one.text} {other.text}",
        length=one.length + other.length,
        figures=one.figures | other.figures,
        marks=one.marks | other.marks,
        targets=one.targets | other.targets,
        stems=one.stems | other.stems,
    )


def _plain_letters(text: str) -> str:
    """Write letters small and without accents."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(letter)
    )
