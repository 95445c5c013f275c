"""Blocks of a translation find those of their source by structure, or none."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogs.adopt.align import Bond, Pair, align
from service.catalogs.adopt.shape import shape_of
from service.content.segment import segment

WORDS = st.text("abcdefghijklm ", min_size=1, max_size=60).map(str.split).filter(bool).map(" ".join)
MARKS = st.sampled_from(["## {}", "### {}", "{}", "- {}", "1. {}", "> {}", "{} 25 mg", "{}[^S1]"])
BLOCKS = st.lists(st.builds(str.format, MARKS, WORDS.map("x {}".format)), min_size=1, max_size=25)


def shapes(text, language="en"):
    return [shape_of(item, language) for item in segment(text).segments]


def pairs_of(source, translation, language="es"):
    """What is sure, by the words of both."""
    mine, theirs = shapes(source), shapes(translation, language)
    found = align(mine, theirs)
    return [
        (mine[pair.source].text, theirs[pair.translation].text)
        for pair in found
        if pair.bond is not Bond.GUESS
    ]


@given(BLOCKS)
def test_document_aligned_with_itself_pairs_every_block(blocks):
    found = shapes("\n\n".join(blocks))

    assert align(found, found) == tuple(
        Pair(place, place, Bond.STRUCTURE) for place in range(len(found))
    )


@given(BLOCKS, st.integers(0, 100))
def test_block_taken_out_unpairs_only_itself(blocks, number):
    source = shapes("\n\n".join(blocks))
    gone = number % len(source)
    translation = [*source[:gone], *source[gone + 1 :]]

    found = align(source, translation)

    left = [source[pair.source].text for pair in found]
    assert left == [shape.text for shape in translation]
    assert [translation[pair.translation].text for pair in found] == left
    assert all(pair.bond is Bond.STRUCTURE for pair in found)


@given(BLOCKS, BLOCKS)
def test_each_block_is_in_one_pair_at_most(one, other):
    found = align(shapes("\n\n".join(one)), shapes("\n\n".join(other), "es"))

    for places in ([pair.source for pair in found], [pair.translation for pair in found]):
        assert places == sorted(set(places))


SOURCE = """\
# Sleeping well

Good sleep helps you get better after an illness.

## Before bed

- Keep the room dark.
- Drink no coffee after 14:00, and no more than 2 cups before that.

## Getting help

Call your care team if you have slept less than 4 hours for 3 nights.[^S1]
"""
TRANSLATION = """\
# Dormir bien

Dormir bien le ayuda a mejorar después de una enfermedad.

## Antes de acostarse

- Mantenga oscura la habitación.
- No tome café después de las 14:00, ni más de 2 tazas antes de esa hora.

## Pedir ayuda

Llame a su equipo si ha dormido menos de 4 horas durante 3 noches.[^S1]
"""


def test_translation_of_the_same_structure_pairs_every_block():
    assert len(pairs_of(SOURCE, TRANSLATION)) == 7


def test_block_added_by_the_translation_pairs_nothing_and_moves_nothing():
    added = TRANSLATION.replace(
        "## Antes", "Hable con su médico, que conoce su historia mejor que nadie.\n\n## Antes"
    )

    found = pairs_of(SOURCE, added)

    assert set(found) <= set(pairs_of(SOURCE, TRANSLATION))
    assert len(found) >= 6


def test_headings_one_level_deeper_pair_all_the_same():
    deeper = re.sub("^#", "##", TRANSLATION, flags=re.MULTILINE)

    assert pairs_of(SOURCE, deeper) == pairs_of(SOURCE, TRANSLATION)


def test_title_pairs_with_the_title_of_front_matter():
    front = SOURCE.replace("# Sleeping well\n", "---\ntitle: Sleeping well\n---\n", 1)

    assert pairs_of(front, TRANSLATION)[0] == ("Sleeping well", "Dormir bien")


def test_items_alike_of_which_one_is_missing_are_guesses():
    source = "- red\n- tan\n- sky\n- jet\n"

    assert pairs_of(source, "- xyz\n- uvw\n- qpo\n") == []


def test_figures_tell_alike_items_apart():
    source = "- take 5\n- take 7\n- take 9\n- take 11\n"

    assert pairs_of(source, "- tome 5\n- tome 7\n- tome 11\n") == [
        ("take 5", "tome 5"),
        ("take 7", "tome 7"),
        ("take 11", "tome 11"),
    ]


def test_two_paragraphs_for_one_pair_nothing():
    one, other = "This is the first half of it all.", "And this here is the other half of it all."
    merged = "Esta es la primera mitad de todo. Y esta de aquí es la otra mitad de todo."

    assert pairs_of(f"## A\n\n{one}\n\n{other}\n", f"## A\n\n{merged}\n") == [("A", "A")]


def test_equal_ids_pair_whatever_the_order():
    mine = "One. {#one}\n\nTwo. {#two}\n\nThree. {#three}\n"
    theirs = "Tres. {#three}\n\nUno. {#one}\n\nDos. {#two}\n"

    assert pairs_of(mine, theirs) == [("One.", "Uno."), ("Two.", "Dos."), ("Three.", "Tres.")]


def test_id_that_stands_twice_pairs_nothing():
    shape = replace(shapes("Something to read.\n")[0], unit="a")

    found = align([shape], [replace(shape, text="b"), replace(shape, text="c")])

    assert all(pair.bond is not Bond.ID for pair in found)


@pytest.mark.parametrize("texts", [("", "x\n"), ("x\n", ""), ("", "")])
def test_nothing_pairs_with_nothing(texts):
    assert pairs_of(*texts) == []
