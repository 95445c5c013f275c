"""Alignment over the real translations of a course, whole and with blocks taken out."""

import random
from dataclasses import replace

import pytest

from service.catalogs.adopt.align import Bond, align
from service.catalogs.adopt.shape import shape_of
from service.catalogs.po import is_fuzzy, is_live, is_translated, load_po
from service.content.segment import join, segment
from service.markup.messages import expand

pytestmark = pytest.mark.corpora
COURSE = "corpora/comprehensive-rust"
LANGUAGES = {"es": "es", "ar": "ar", "de": "de", "ja": "ja", "zh-CN": "zh-Hans"}
ENOUGH = 0.8
"""Of the blocks of a page are translated; else it is no translation."""


def words_of(item):
    """Write a message as the course's own tools do: addresses in full."""
    return expand(item.msgid, item.links, inline=True).replace("(<", "(").replace(">)", ")")


@pytest.fixture(scope="module")
def pages(corpora):
    """Each page in each language: the shapes of its source, and those of its translation beside them."""
    root = corpora / COURSE
    found = []
    for name, language in LANGUAGES.items():
        catalog = load_po(root / "po" / f"{name}.po", root)
        known = {
            entry.msgid: entry.msgstr
            for entry in catalog
            if is_live(entry) and is_translated(entry) and not is_fuzzy(entry)
        }
        found += read_pages(root / "src-at/es/src", known, language)
    return found


def read_pages(folder, known, language):
    for path in sorted(folder.rglob("*.md")):
        source = segment(path.read_text("utf-8"))
        texts = {item.start: known.get(item.msgid, known.get(words_of(item))) for item in source.segments}  # fmt: skip
        if len(texts) < 6 or sum(map(bool, texts.values())) < ENOUGH * len(texts):
            continue
        translation = segment(join(source, lambda item, texts=texts: texts[item.start]))
        if len(translation.segments) == len(source.segments):
            yield (
                [replace(shape_of(item, "en"), unit="") for item in source.segments],
                [replace(shape_of(item, language), unit="") for item in translation.segments],
            )


def measure(pages, share):
    """Count the blocks that both sides have, those found, and those found wrongly."""
    chance = random.Random(1)  # noqa: S311 - which blocks are left out is no secret
    both = found = wrong = 0
    for source, translation in pages:
        mine = [place for place in range(len(source)) if chance.random() >= share]
        theirs = [place for place in range(len(source)) if chance.random() >= share]
        pairs = align([source[place] for place in mine], [translation[place] for place in theirs])
        sure = [(mine[pair.source], theirs[pair.translation]) for pair in pairs if pair.bond is not Bond.GUESS]  # fmt: skip
        both += len({*mine} & {*theirs})
        found += len(sure)
        wrong += sum(translation[one].text != translation[other].text for one, other in sure)
    return both, found, wrong


def test_whole_translation_finds_its_blocks_and_none_wrongly(pages):
    both, found, wrong = measure(pages, share=0)

    assert both > 4000
    assert found >= 0.98 * both
    assert wrong == 0


def test_few_blocks_are_found_wrongly_where_both_sides_lack_some(pages):
    both, found, wrong = measure(pages, share=0.05)

    assert found >= 0.9 * both
    assert wrong <= 0.003 * found
