"""Every block gets an id, and nothing else of the text changes."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.content.directives import is_unit_id
from service.content.ids import assign_ids, make_slug, rename_id, units_of
from service.content.segment import Block, join, segment

GOLDEN = Path(__file__).parent / "fixtures" / "assign-ids.md"
CASE = re.compile(
    r"^(?P<title>.+)\n\.\n(?P<before>.*?)^\.\n(?P<after>.*?)^\.\n", re.DOTALL | re.MULTILINE
)


def golden_cases():
    _, _, cases = GOLDEN.read_text("utf-8").partition("\n\n")
    return [
        pytest.param(*found.group("before", "after"), id=found["title"])
        for found in CASE.finditer(cases)
    ]


@pytest.mark.parametrize(("before", "after"), golden_cases())
def test_blocks_get_ids_as_the_golden_file_shows(before, after):
    assigned = assign_ids(segment(before), ())

    assert assigned.source.text == after


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_stay(line_end):
    text = line_end.join(["\ufeff---", "title: T", "---", "# A", "", "one", "two", "", "- three"])

    assigned = assign_ids(segment(text), ())

    assert assigned.source.text == line_end.join(
        [
            "\ufeff---",
            "title: T",
            "---",
            "# A {#a}",
            "",
            "one",
            "two {#one-two}",
            "",
            "- three {#three}",
        ]
    )


def test_front_matter_is_no_block_that_braces_stand_behind():
    text = "---\ntitle: Title\nsummary: Summary\n---\n\nText\n"

    assigned = assign_ids(segment(text), ())

    assert [given.run.block for given in assigned.given] == [Block.PARAGRAPH]
    assert assigned.source.text.startswith("---\ntitle: Title\nsummary: Summary\n---\n")


def test_ids_that_stand_or_stood_in_the_document_are_not_given():
    source = segment("Nausea\n\nOther {#vomiting}\n\nVomiting\n")

    assigned = assign_ids(source, {"nausea", "nausea-2"})

    assert [given.unit for given in assigned.given] == ["nausea-3", "vomiting-2"]


def test_ids_behind_kept_words_are_not_given_again():
    assigned = assign_ids(segment("A name {#ketamine .notranslate}\n\nKetamine\n"), ())

    assert [given.unit for given in assigned.given] == ["ketamine-2"]


def test_second_run_finds_nothing_to_do():
    once = assign_ids(segment(GOLDEN.read_text("utf-8")), ())

    twice = assign_ids(once.source, ())

    assert twice.given == ()
    assert twice.source.text == once.source.text


def test_block_that_braces_would_change_keeps_its_bytes_and_is_told():
    assigned = assign_ids(segment("[dose]:\n\nText\n"), ())

    assert assigned.source.text == "[dose]:\n\nText {#text}\n"
    assert [run.msgid for run in assigned.left] == ["[dose]:"]


def test_thousand_equal_texts_get_thousand_ids_quickly():
    assigned = assign_ids(segment("Same words.\n\n" * 1000), ())

    assert len(units_of(assigned.source)) == 1000


def test_pinned_block_takes_the_id_and_the_one_that_had_it_gets_another():
    source = segment("Take it with food. {#dose}\n\nDo not drink alcohol.\n")
    _, second = source.segments

    assigned = assign_ids(source, {"dose"}, {second.start: "dose"})

    assert (
        assigned.source.text == "Take it with food. {#take-food}\n\nDo not drink alcohol. {#dose}\n"
    )


def test_renamed_id_changes_nothing_but_its_word():
    source = segment("## Old {.x kind=benefits #old}\n\n{#old} is no id here. {#older}\n")

    renamed = rename_id(source, "old", "new")

    assert renamed == "## Old {.x kind=benefits #new}\n\n{#old} is no id here. {#older}\n"


def test_renamed_section_can_say_its_kind():
    assert rename_id(segment("## A {#a}\n"), "a", "b", "a") == "## A {#b kind=a}\n"


LINES = st.sampled_from([
    "", "", "words to translate", "# Heading", "## Another #", "- item", "  more", "1. first", "> quoted",
    "---", "===", "```", "    code", "| a | b |", "|---|---|", "[x]: /u", "[x]:", "[^1]: note", "see [x] and [^1]",
    "<!-- note -->", "<div>", "*", "-", "text\\", "text  ", "{.notranslate}", "kept {.notranslate}", "has {#id}",
    "braces {", "`open", "**bold", "5 mg", "<a", "\ttab", "é ß 漢",
])  # fmt: skip
MARKDOWN = st.lists(
    st.one_of(LINES, st.text("ab #*_`[]()<>{}|\\-+.!&\t:^=1~", max_size=12)), max_size=12
)


def is_subsequence(short, long):
    rest = iter(long)
    return all(char in rest for char in short)


def said_by(source):
    return [(run.msgid, run.block, run.links, run.remarks) for run in source.runs()]


@settings(max_examples=400, deadline=None)
@given(MARKDOWN, st.sampled_from(["\n", "\r\n"]))
def test_law_only_braces_are_inserted_and_messages_stay(lines, line_end):
    source = segment(line_end.join(["", *lines]))  # an empty line: no front matter
    had = {run.start for run in source.runs() if run.end < run.outer_end}

    assigned = assign_ids(source, ())

    inserted = sum(
        len(f"#{each.unit} ") if each.run.start in had else len(f" {{#{each.unit}}}")
        for each in assigned.given
    )
    assert len(assigned.source.text) == len(source.text) + inserted
    assert is_subsequence(source.text, assigned.source.text)
    assert said_by(assigned.source) == said_by(source)
    assert join(assigned.source, lambda item: item.msgid) == assigned.source.text
    assert all(is_unit_id(each.unit) for each in assigned.given)
    assert len({each.unit for each in assigned.given}) == len(assigned.given)


@given(st.text(max_size=200))
def test_law_slug_is_an_id_or_nothing(text):
    slug = make_slug(text)

    assert not slug or (is_unit_id(slug) and slug[0].isalpha() and slug.count("-") < 5)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("What is ketamine therapy?", "what-ketamine-therapy"),
        ("Do not drive until the next day.", "not-drive-until-next-day"),
        ("You don’t need it", "dont-need"),
        ("Café au lait", "cafe-au-lait"),
        ("½ tablet of 5 mg", "tablet-5-mg"),
        ("2019", ""),
        ("It is", "it-is"),
        ("不要开车", ""),
        ("Straße", "strasse"),
        ("a" * 100, "a" * 60),
    ],
)
def test_slug_is_made_of_the_telling_words(text, slug):
    assert make_slug(text) == slug
